using DigitalBank.Risk.Contracts.Payments;
using DigitalBank.Risk.PaymentRules;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Risk.Tests.PaymentRules;

public sealed class PaymentJudgeTests
{
    private static readonly PaymentRule Large = new("large", PaymentRuleKind.Large, PaymentVerdict.Hold, Euros("1000.00"));

    private static readonly PaymentRule Structured = new("structured", PaymentRuleKind.JustBelow, PaymentVerdict.Hold, Euros("10000.00"), Percent: 5);

    private static readonly PaymentRule NewPayee = new("new-payee", PaymentRuleKind.NewPayee, PaymentVerdict.Hold, Euros("500.00"));

    private static readonly PaymentRule YoungPayee = new("young-payee", PaymentRuleKind.YoungPayee, PaymentVerdict.Refuse, Euros("500.00"), Days: 30);

    private static readonly PaymentRule Velocity = new("velocity", PaymentRuleKind.Velocity, PaymentVerdict.Hold, Count: 3, Minutes: 10);

    private static readonly PaymentRule Night = new(
        "night", PaymentRuleKind.Night, PaymentVerdict.Hold, Euros("100.00"), FromHour: 23, ToHour: 5, TimeZone: "Europe/Berlin");

    [Theory]
    [InlineData("999.99 EUR", PaymentVerdict.Allow)]
    [InlineData("1000.00 EUR", PaymentVerdict.Hold)]
    [InlineData("1000.00 USD", PaymentVerdict.Allow)]
    public void A_rule_is_of_one_currency_and_holds_from_its_amount_on(string amount, PaymentVerdict verdict) =>
        Judge(Facts(amount), Large).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("9499.99", false)]
    [InlineData("9500.00", true)]
    [InlineData("9999.99", true)]
    [InlineData("10000.00", false)]
    public void An_amount_just_below_another_one_stands_out(string amount, bool isHeld) =>
        Judge(Facts($"{amount} EUR"), Structured).Verdict.ShouldBe(isHeld ? PaymentVerdict.Hold : PaymentVerdict.Allow);

    [Theory]
    [InlineData(new[] { 0, 4 }, false)]
    [InlineData(new[] { 0, 4, 9 }, true)]
    [InlineData(new[] { 0, 4, 10 }, false)]
    public void Payments_in_quick_succession_stand_out(int[] minutesSinceEarlier, bool isHeld) =>
        Judge(Facts("1.00 EUR") with { MinutesSinceEarlier = minutesSinceEarlier }, Velocity).Verdict
            .ShouldBe(isHeld ? PaymentVerdict.Hold : PaymentVerdict.Allow);

    [Theory]
    [InlineData(21, false)]
    [InlineData(22, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void The_night_goes_over_midnight_by_the_clock_of_its_zone(int hourOfWinterInUtc, bool isHeld) =>
        Judge(Facts("100.00 EUR") with { OrderedAt = new DateTimeOffset(2026, 12, 1, hourOfWinterInUtc, 0, 0, TimeSpan.Zero) }, Night).Verdict
            .ShouldBe(isHeld ? PaymentVerdict.Hold : PaymentVerdict.Allow);

    [Fact]
    public void What_is_not_known_about_the_payee_is_asked_for_only_where_a_rule_needs_it()
    {
        Judge(Facts("499.99 EUR"), NewPayee, YoungPayee).AsksAboutPayee.ShouldBeFalse();
        Judge(Facts("500.00 EUR"), NewPayee, YoungPayee).AsksAboutPayee.ShouldBeTrue();

        var known = Judge(Facts("500.00 EUR") with { IsNewPayee = false }, NewPayee, YoungPayee);
        (known.Verdict, known.AsksAboutPayee).ShouldBe((PaymentVerdict.Allow, false));
    }

    [Fact]
    public void The_strictest_verdict_counts_and_all_that_speak_are_named()
    {
        var judged = Judge(Facts("1500.00 EUR") with { IsNewPayee = true, PayeeAgeDays = 29 }, Large, NewPayee, YoungPayee, Velocity);

        judged.Verdict.ShouldBe(PaymentVerdict.Refuse);
        judged.Rules.ShouldBe(["large", "new-payee", "young-payee"]);
    }

    [Fact]
    public void A_channel_that_no_payment_comes_by_is_refused()
    {
        (Large with { Channels = ["transfer", "FILE"] }).Problem().ShouldBeNull();
        (Large with { Channels = ["transfer", "pigeon"] }).Problem()!.ShouldContain("no channel pigeon");
    }

    [Fact]
    public void A_rule_for_one_channel_leaves_the_others_alone() =>
        Judge(Facts("1500.00 EUR") with { Channel = "File" }, Large with { Channels = ["Transfer"] }).Verdict.ShouldBe(PaymentVerdict.Allow);

    [Fact]
    public void A_rule_that_cannot_be_used_says_what_it_lacks()
    {
        foreach (var rule in new[] { Large, Structured, NewPayee, YoungPayee, Velocity, Night })
        {
            rule.Problem().ShouldBeNull();
        }

        PaymentRule[] broken =
        [
            Large with { Amount = null }, Large with { Verdict = PaymentVerdict.Allow }, Large with { Name = "Large one" }, Structured with { Percent = 100 },
            YoungPayee with { Days = 0 }, Velocity with { Count = 51 }, Velocity with { Minutes = 61 }, Night with { ToHour = 23 }, Night with { TimeZone = "Europe/Nowhere" },
        ];
        broken.ShouldAllBe(rule => rule.Problem() != null);
    }

    private static PaymentJudgement Judge(PaymentFacts facts, params PaymentRule[] rules) => PaymentJudge.Judge(rules, facts);

    private static PaymentFacts Facts(string amount) => new(
        "Transfer", Money.Of(amount.Split(' ')[0], amount.Split(' ')[1]), new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero), []);

    private static Money Euros(string amount) => Money.Of(amount, "EUR");
}
