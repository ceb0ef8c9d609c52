using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Holds;

public sealed class LinkedEntriesTests(LedgerBank bank) : IClassFixture<LedgerBank>, IAsyncLifetime
{
    private LedgerAccountView _cash = null!;
    private LedgerAccountView _one = null!;
    private LedgerAccountView _other = null!;

    public async Task InitializeAsync()
    {
        _cash = await bank.ABankAccountAsync();
        _one = await bank.ACustomerAccountAsync();
        _other = await bank.ACustomerAccountAsync();
    }

    public async Task DisposeAsync() => (await bank.VerifyAsync()).Findings.ShouldBeEmpty();

    [Fact]
    public async Task Given_a_chain_Then_each_step_sees_what_the_earlier_ones_did()
    {
        var hold = LedgerBank.AHold(_one, "70.00");

        var receipt = (await ChainAsync(
            LedgerBank.AnEntry(_cash, _one, "100.00"),
            hold,
            LedgerBank.ACapture(hold, _one, _other, "50.00"),
            new ReleaseHold(Guid.CreateVersion7(), hold.HoldId),
            UpTo(_other, _cash, "80.00"))).EnsureSuccess();

        receipt.Steps.Count.ShouldBe(5);
        receipt.Steps[1].Hold!.Status.ShouldBe(HoldStatus.Open);
        receipt.Steps[2].Entry!.EntryId.ShouldBe(receipt.Steps[0].Entry!.EntryId + 1);
        receipt.Steps[3].Hold!.Released.ShouldBe(Eur("20.00"));
        receipt.Steps[4].Moved.ShouldBe(Eur("50.00"));
        (await bank.BalanceOfAsync(_one)).ShouldBe(Eur("50.00"));
        (await bank.BalanceOfAsync(_other)).ShouldBe(Eur("0.00"));
        (await bank.HeldOnAsync(_one)).ShouldBe(Eur("0.00"));
    }

    [Fact]
    public async Task Given_a_step_that_is_refused_Then_nothing_of_the_chain_has_happened_and_the_failure_names_the_step()
    {
        var hold = LedgerBank.AHold(_one, "70.00");
        var chain = new ILinkedStep[]
        {
            LedgerBank.AnEntry(_cash, _one, "100.00"),
            hold,
            LedgerBank.ACapture(hold, _one, _other, "50.00"),
            LedgerBank.AnEntry(_other, _cash, "50.01"),
        };

        var refused = await ChainAsync(chain);

        refused.ShouldFailWith("ledger.insufficient_available_balance");
        refused.Failure!.Fields.ShouldHaveSingleItem().Field.ShouldBe("steps[3]");
        (await bank.BalanceOfAsync(_one)).ShouldBe(Eur("0.00"));
        (await bank.HeldOnAsync(_one)).ShouldBe(Eur("0.00"));
        (await bank.SendAsync(new GetHold(hold.HoldId))).ShouldFailWith("ledger.unknown_hold");

        // Its keys are free: the same steps without the last one go through.
        (await ChainAsync(chain[..3])).EnsureSuccess();
        (await bank.HeldOnAsync(_one)).ShouldBe(Eur("20.00"));
    }

    [Fact]
    public async Task Given_the_same_chain_again_Then_it_answers_as_the_first_time()
    {
        var hold = LedgerBank.AHold(_one, "70.00");
        var chain = new ILinkedStep[]
        {
            LedgerBank.AnEntry(_cash, _one, "100.00"),
            hold,
            LedgerBank.ACapture(hold, _one, _other, "50.00"),
            UpTo(_other, _cash, "80.00"),
        };
        var first = (await ChainAsync(chain)).EnsureSuccess();
        (await bank.SendAsync(new ReleaseHold(Guid.CreateVersion7(), hold.HoldId))).EnsureSuccess();

        var again = await ChainAsync(chain);

        again.IsReplay.ShouldBeTrue();
        again.Value.Steps.ShouldBe(first.Steps);
        (await bank.BalanceOfAsync(_one)).ShouldBe(Eur("50.00"));
    }

    [Fact]
    public async Task Given_a_key_of_a_chain_in_another_chain_or_alone_Then_it_is_reused()
    {
        var (first, second) = (LedgerBank.AnEntry(_cash, _one, "1.00"), LedgerBank.AnEntry(_cash, _other, "1.00"));
        (await ChainAsync(first, second)).EnsureSuccess();

        (await ChainAsync(first)).ShouldFailWith("ledger.idempotency_key_reused");
        (await ChainAsync(second, first)).ShouldFailWith("ledger.idempotency_key_reused");
        (await bank.SendAsync(second)).ShouldFailWith("ledger.idempotency_key_reused");
        var fresh = await ChainAsync(LedgerBank.AnEntry(_cash, _one, "1.00"), second);
        fresh.ShouldFailWith("ledger.idempotency_key_reused");
        fresh.Failure!.Fields.ShouldHaveSingleItem().Field.ShouldBe("steps[1]");
    }

    [Fact]
    public async Task Given_malformed_chains_Then_they_are_refused_before_anything_is_tried()
    {
        var entry = LedgerBank.AnEntry(_cash, _one, "1.00");

        (await ChainAsync()).ShouldFailWith("ledger.chain_length");
        (await ChainAsync([.. Enumerable.Range(0, 101).Select(_ => LedgerBank.AnEntry(_cash, _one, "1.00"))])).ShouldFailWith("ledger.chain_length");
        (await ChainAsync(entry, entry)).ShouldFailWith("ledger.idempotency_key_reused");
        (await ChainAsync(entry, entry with { IdempotencyKey = Guid.Empty })).ShouldFailWith("ledger.idempotency_key_missing");
    }

    [Fact]
    public async Task Given_as_much_as_there_is_Then_the_lesser_of_maximum_and_available_moves()
    {
        (await bank.PostAsync(_cash, _one, "100.00")).EnsureSuccess();
        (await bank.SendAsync(LedgerBank.AHold(_one, "30.00"))).EnsureSuccess();
        var some = UpTo(_one, _other, "50.00");
        var rest = UpTo(_one, _other, "50.00");

        (await bank.SendAsync(some)).EnsureSuccess().Moved.ShouldBe(Eur("50.00"));
        var moved = (await bank.SendAsync(rest)).EnsureSuccess();
        (await bank.SendAsync(UpTo(_one, _other, "50.00"))).ShouldFailWith("ledger.nothing_available");

        moved.Moved.ShouldBe(Eur("20.00"));
        var again = await bank.SendAsync(rest);
        again.IsReplay.ShouldBeTrue();
        again.Value.ShouldBe(moved);
        (await bank.SendAsync(rest with { Maximum = Eur("20.00") })).ShouldFailWith("ledger.idempotency_key_reused");
        (await bank.SendAsync(UpTo(_one, _other, "1.00") with { BoundedBy = EntryBound.Credited })).ShouldFailWith("ledger.bound_misplaced");
        (await bank.BalanceOfAsync(_one)).ShouldBe(Eur("30.00"));
    }

    private Task<SharedKernel.Results.Result<LinkedReceipt>> ChainAsync(params ILinkedStep[] steps) => bank.SendAsync(new PostLinkedEntries(steps));

    private static PostUpTo UpTo(LedgerAccountView debited, LedgerAccountView credited, string maximum) => new(
        Guid.CreateVersion7(),
        debited.LedgerAccountId,
        credited.LedgerAccountId,
        Eur(maximum),
        EntryBound.Debited,
        "test",
        "T-1",
        "sweep",
        LedgerBank.Today,
        LedgerBank.Today);

    private static Money Eur(string amount) => Money.Of(amount, "EUR");
}
