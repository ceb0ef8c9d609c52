using DigitalBank.Payments.Reconciliation;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Reconciliation;

public sealed class ItemMatcherTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Theory]
    [InlineData("U1", null, "U1", null, -10, -10, 0, MatchRule.Uetr)]
    [InlineData("U1", null, "U1", null, -10, 10, 0, null)] // the other direction
    [InlineData("U1", null, "U1", null, -10, -11, 0, null)]
    [InlineData("U1", null, "U2", null, -10, -10, 0, null)] // two payments that happen to be equal
    [InlineData(null, "E1", "U2", "E1", -10, -10, 30, MatchRule.EndToEndId)] // a reference needs no date
    [InlineData(null, "NOTPROVIDED", null, "NOTPROVIDED", -10, -10, 6, null)]
    [InlineData(null, "NOTPROVIDED", null, "E1", -10, -10, 5, MatchRule.AmountAndDate)]
    [InlineData(null, null, null, null, -10, -10, 5, MatchRule.AmountAndDate)]
    [InlineData(null, null, null, null, -10, -10, 6, null)]
    internal void Two_items_are_the_same_money_or_not(
        string? theirUetr, string? theirEndToEndId, string? ourUetr, string? ourEndToEndId, long theirs, long ours, int daysApart, MatchRule? rule)
    {
        var statement = Item(ReconciliationSide.Statement, theirs, Day, theirUetr, theirEndToEndId);
        var ledger = Item(ReconciliationSide.Ledger, ours, Day.AddDays(-daysApart), ourUetr, ourEndToEndId);

        var matches = ItemMatcher.Match([statement], [ledger], windowDays: 5);

        matches.Select(match => (MatchRule?)match.Rule).ShouldBe(rule is null ? [] : [rule]);
    }

    [Fact]
    public void No_item_is_matched_twice_and_the_nearest_day_wins()
    {
        var near = Item(ReconciliationSide.Ledger, 10, Day.AddDays(-1));
        var far = Item(ReconciliationSide.Ledger, 10, Day.AddDays(-4));

        var matches = ItemMatcher.Match(
            [Item(ReconciliationSide.Statement, 10, Day), Item(ReconciliationSide.Statement, 10, Day), Item(ReconciliationSide.Statement, 10, Day)],
            [far, near],
            windowDays: 5);

        matches.Select(match => match.Ledger).ShouldBe([near, far]);
    }

    private static ReconciliationItem Item(
        ReconciliationSide side, long amount, DateOnly date, string? uetr = null, string? endToEndId = null) => new()
        {
            Id = Guid.CreateVersion7(),
            Side = side,
            AmountMinor = amount,
            CurrencyCode = "EUR",
            BookingDate = date,
            Uetr = uetr,
            EndToEndId = endToEndId,
        };
}
