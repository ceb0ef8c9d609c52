using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Holds;

public sealed class HoldTests(LedgerBank bank) : IClassFixture<LedgerBank>, IAsyncLifetime
{
    private LedgerAccountView _cash = null!;
    private LedgerAccountView _customer = null!;

    public async Task InitializeAsync()
    {
        _cash = await bank.ABankAccountAsync();
        _customer = await bank.ACustomerAccountAsync();
        (await bank.PostAsync(_cash, _customer, "100.00")).EnsureSuccess();
    }

    /// <summary>Whatever a test did to holds, the book proves it.</summary>
    public async Task DisposeAsync() => (await bank.VerifyAsync()).Findings.ShouldBeEmpty();

    [Fact]
    public async Task Given_a_hold_Then_the_booked_balance_stays_and_what_is_available_shrinks()
    {
        var receipt = (await bank.SendAsync(LedgerBank.AHold(_customer, "60.00"))).EnsureSuccess();

        receipt.Remaining.ShouldBe(Eur("60.00"));
        receipt.Status.ShouldBe(HoldStatus.Open);
        (await bank.BalanceOfAsync(_customer)).ShouldBe(Eur("100.00"));
        (await bank.HeldOnAsync(_customer)).ShouldBe(Eur("60.00"));
        (await bank.AvailableOfAsync(_customer)).ShouldBe(Eur("40.00"));
    }

    [Fact]
    public async Task Given_held_money_Then_neither_an_entry_nor_another_hold_may_take_it()
    {
        (await bank.SendAsync(LedgerBank.AHold(_customer, "60.00"))).EnsureSuccess();

        (await bank.PostAsync(_customer, _cash, "40.01")).ShouldFailWith("ledger.insufficient_available_balance");
        (await bank.SendAsync(LedgerBank.AHold(_customer, "40.01"))).ShouldFailWith("ledger.insufficient_available_balance");
        (await bank.PostAsync(_customer, _cash, "40.00")).EnsureSuccess();
        (await bank.AvailableOfAsync(_customer)).ShouldBe(Eur("0.00"));
    }

    [Fact]
    public async Task Given_several_captures_Then_each_takes_its_part_and_the_last_one_closes_the_hold()
    {
        var hold = LedgerBank.AHold(_customer, "60.00");
        (await bank.SendAsync(hold)).EnsureSuccess();

        (await bank.SendAsync(LedgerBank.ACapture(hold, _customer, _cash, "25.00"))).EnsureSuccess();
        (await bank.AvailableOfAsync(_customer)).ShouldBe(Eur("40.00"));
        (await bank.SendAsync(LedgerBank.ACapture(hold, _customer, _cash, "35.01"))).ShouldFailWith("ledger.hold_exceeded");
        (await bank.SendAsync(LedgerBank.ACapture(hold, _customer, _cash, "35.00"))).EnsureSuccess();
        (await bank.SendAsync(LedgerBank.ACapture(hold, _customer, _cash, "0.01"))).ShouldFailWith("ledger.hold_not_open");

        var view = (await bank.SendAsync(new GetHold(hold.HoldId))).EnsureSuccess();
        view.Status.ShouldBe(HoldStatus.Captured);
        view.Captured.ShouldBe(Eur("60.00"));
        view.Changes.Select(change => change.Kind).ShouldBe([HoldChangeKind.Placed, HoldChangeKind.Captured, HoldChangeKind.Captured]);
        (await bank.BalanceOfAsync(_customer)).ShouldBe(Eur("40.00"));
        (await bank.HeldOnAsync(_customer)).ShouldBe(Eur("0.00"));
    }

    [Fact]
    public async Task Given_a_capture_that_releases_the_remainder_Then_the_rest_is_free_again()
    {
        var hold = LedgerBank.AHold(_customer, "60.00");
        (await bank.SendAsync(hold)).EnsureSuccess();

        (await bank.SendAsync(LedgerBank.ACapture(hold, _customer, _cash, "45.00", releasesRemainder: true))).EnsureSuccess();

        var view = (await bank.SendAsync(new GetHold(hold.HoldId))).EnsureSuccess();
        (view.Captured, view.Released, view.Remaining).ShouldBe((Eur("45.00"), Eur("15.00"), Eur("0.00")));
        (await bank.AvailableOfAsync(_customer)).ShouldBe(Eur("55.00"));
    }

    [Fact]
    public async Task Given_a_release_Then_the_money_is_free_and_the_hold_is_done()
    {
        var hold = LedgerBank.AHold(_customer, "60.00");
        (await bank.SendAsync(hold)).EnsureSuccess();

        var receipt = (await bank.SendAsync(new ReleaseHold(Guid.CreateVersion7(), hold.HoldId))).EnsureSuccess();

        receipt.Status.ShouldBe(HoldStatus.Released);
        (await bank.AvailableOfAsync(_customer)).ShouldBe(Eur("100.00"));
        (await bank.SendAsync(new ReleaseHold(Guid.CreateVersion7(), hold.HoldId))).ShouldFailWith("ledger.hold_not_open");
        (await bank.SendAsync(LedgerBank.ACapture(hold, _customer, _cash, "1.00"))).ShouldFailWith("ledger.hold_not_open");
    }

    [Fact]
    public async Task Given_an_expired_hold_Then_it_is_refused_even_before_the_bank_has_swept_it()
    {
        var hold = LedgerBank.AHold(_customer, "60.00", bank.Clock.GetUtcNow().AddMinutes(10));
        (await bank.SendAsync(hold)).EnsureSuccess();

        bank.Clock.Advance(TimeSpan.FromMinutes(10));

        (await bank.SendAsync(LedgerBank.ACapture(hold, _customer, _cash, "1.00"))).ShouldFailWith("ledger.hold_expired");
        (await bank.SendAsync(new ReleaseHold(Guid.CreateVersion7(), hold.HoldId))).ShouldFailWith("ledger.hold_expired");
    }

    [Fact]
    public async Task Given_a_hold_on_an_account_without_a_minimum_Then_it_may_exceed_the_balance()
    {
        (await bank.SendAsync(LedgerBank.AHold(_cash, "1000000.00"))).EnsureSuccess();

        (await bank.PostAsync(_customer, _cash, "100.00")).EnsureSuccess();
        (await bank.HeldOnAsync(_cash)).ShouldBe(Eur("1000000.00"));
    }

    [Fact]
    public async Task Given_the_same_requests_again_Then_each_gets_the_answer_of_its_own_moment()
    {
        var hold = LedgerBank.AHold(_customer, "60.00");
        var placed = (await bank.SendAsync(hold)).EnsureSuccess();
        var capture = LedgerBank.ACapture(hold, _customer, _cash, "25.00");
        var captured = (await bank.SendAsync(capture)).EnsureSuccess();
        var release = new ReleaseHold(Guid.CreateVersion7(), hold.HoldId);
        var released = (await bank.SendAsync(release)).EnsureSuccess();

        var (placedAgain, capturedAgain) = (await bank.SendAsync(hold), await bank.SendAsync(capture));
        var releasedAgain = await bank.SendAsync(release);

        placedAgain.IsReplay.ShouldBeTrue();
        placedAgain.Value.ShouldBe(placed);
        capturedAgain.IsReplay.ShouldBeTrue();
        capturedAgain.Value.ShouldBe(captured);
        releasedAgain.IsReplay.ShouldBeTrue();
        releasedAgain.Value.ShouldBe(released);
        (await bank.BalanceOfAsync(_customer)).ShouldBe(Eur("75.00"));
    }

    [Fact]
    public async Task Given_a_key_that_was_used_for_something_else_Then_it_is_refused_across_entries_and_holds()
    {
        var entryKey = Guid.CreateVersion7();
        (await bank.PostAsync(_customer, _cash, "1.00", entryKey)).EnsureSuccess();
        var hold = LedgerBank.AHold(_customer, "10.00");
        (await bank.SendAsync(hold)).EnsureSuccess();

        (await bank.SendAsync(LedgerBank.AHold(_customer, "10.00", id: entryKey))).ShouldFailWith("ledger.idempotency_key_reused");
        (await bank.SendAsync(new ReleaseHold(entryKey, hold.HoldId))).ShouldFailWith("ledger.idempotency_key_reused");
        (await bank.SendAsync(new ReleaseHold(hold.HoldId, hold.HoldId))).ShouldFailWith("ledger.idempotency_key_reused");
        (await bank.SendAsync(LedgerBank.ACapture(hold, _customer, _cash, "1.00", key: entryKey)))
            .ShouldFailWith("ledger.idempotency_key_reused");
        (await bank.SendAsync(hold with { Amount = Eur("11.00") })).ShouldFailWith("ledger.idempotency_key_reused");
    }

    [Fact]
    public async Task Given_a_reversed_capture_Then_the_money_is_back_and_the_hold_stays_done()
    {
        var hold = LedgerBank.AHold(_customer, "60.00");
        (await bank.SendAsync(hold)).EnsureSuccess();
        var captured = (await bank.SendAsync(LedgerBank.ACapture(hold, _customer, _cash, "60.00"))).EnsureSuccess();

        (await bank.SendAsync(new ReverseJournalEntry(Guid.CreateVersion7(), captured.EntryId, LedgerBank.Today, "wrong amount"))).EnsureSuccess();

        (await bank.AvailableOfAsync(_customer)).ShouldBe(Eur("100.00"));
        (await bank.SendAsync(new GetHold(hold.HoldId))).EnsureSuccess().Status.ShouldBe(HoldStatus.Captured);
    }

    [Fact]
    public async Task Given_held_money_on_an_account_without_a_balance_Then_the_account_cannot_be_closed()
    {
        var empty = await bank.ACustomerAccountAsync(minimum: null);
        var hold = LedgerBank.AHold(empty, "5.00");
        (await bank.SendAsync(hold)).EnsureSuccess();
        var close = new SetLedgerAccountStatus(empty.LedgerAccountId, LedgerAccountStatus.Closed);

        (await bank.SendAsync(close)).ShouldFailWith("ledger.account_held");
        (await bank.SendAsync(new ReleaseHold(Guid.CreateVersion7(), hold.HoldId))).EnsureSuccess();
        (await bank.SendAsync(close)).EnsureSuccess();
    }

    [Fact]
    public async Task Given_a_minimum_raised_after_the_hold_Then_the_capture_still_takes_what_was_set_aside()
    {
        var hold = LedgerBank.AHold(_customer, "60.00");
        (await bank.SendAsync(hold)).EnsureSuccess();
        (await bank.SendAsync(new SetMinimumBalance(_customer.LedgerAccountId, 9_000))).EnsureSuccess();

        (await bank.SendAsync(LedgerBank.ACapture(hold, _customer, _cash, "60.00"))).EnsureSuccess();

        (await bank.BalanceOfAsync(_customer)).ShouldBe(Eur("40.00"));
    }

    [Fact]
    public async Task Given_an_asset_account_Then_holds_and_captures_count_on_its_credit_side()
    {
        var vault = await bank.AnAccountAsync(LedgerChart.Assets, "EUR", minimum: 0);
        (await bank.PostAsync(vault, _customer, "50.00")).EnsureSuccess();
        var hold = LedgerBank.AHold(vault, "30.00");
        (await bank.SendAsync(hold)).EnsureSuccess();

        (await bank.PostAsync(_customer, vault, "20.01")).ShouldFailWith("ledger.insufficient_available_balance");
        (await bank.SendAsync(LedgerBank.ACapture(hold, vault, _customer, "10.00"))).ShouldFailWith("ledger.capture_misses_hold");
        (await bank.SendAsync(LedgerBank.ACapture(hold, _customer, vault, "30.00"))).EnsureSuccess();
        (await bank.AvailableOfAsync(vault)).ShouldBe(Eur("20.00"));
    }

    [Fact]
    public async Task Given_many_holds_Then_they_are_listed_page_by_page_and_open_ones_alone()
    {
        var holds = Enumerable.Range(1, 7).Select(cents => LedgerBank.AHold(_customer, $"0.0{cents}")).ToList();
        foreach (var hold in holds)
        {
            (await bank.SendAsync(hold)).EnsureSuccess();
        }

        (await bank.SendAsync(new ReleaseHold(Guid.CreateVersion7(), holds[3].HoldId))).EnsureSuccess();

        (await ListedAsync(onlyOpen: false)).ShouldBe(holds.Select(hold => hold.HoldId), ignoreOrder: true);
        (await ListedAsync(onlyOpen: true)).ShouldBe(holds.Where(hold => hold != holds[3]).Select(hold => hold.HoldId), ignoreOrder: true);
        (await bank.SendAsync(new ListHolds(999_999_999, OnlyOpen: false, After: null, Limit: 3))).ShouldFailWith("ledger.unknown_account");
    }

    private async Task<List<Guid>> ListedAsync(bool onlyOpen)
    {
        var (listed, after) = (new List<Guid>(), (HoldPosition?)null);
        do
        {
            var page = (await bank.SendAsync(new ListHolds(_customer.LedgerAccountId, onlyOpen, after, Limit: 3))).EnsureSuccess();
            page.Holds.Count.ShouldBeLessThanOrEqualTo(3);
            listed.AddRange(page.Holds.Select(hold => hold.HoldId));
            after = page.Next;
        }
        while (after is not null);
        return listed;
    }

    private static Money Eur(string amount) => Money.Of(amount, "EUR");
}
