using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Products;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Tests.Deposits;

public sealed class InterruptedMaturityTests : DepositScene
{
    [Fact]
    public async Task A_step_stopped_at_random_moments_pays_out_and_rolls_over_everything_once()
    {
        const int Seed = 20261122;
        const int Count = 12;
        var random = new Random(Seed);
        await OfferAsync(ATerm(PostingFrequency.Monthly));
        var instructions = Enum.GetValues<MaturityInstruction>();
        var customers = new List<(AccountView Current, DepositView Deposit)>();
        for (var i = 0; i < Count; i++)
        {
            var current = await ACustomerAsync("10000.00");
            customers.Add((current, await DepositAsync(current, term: 1, instruction: instructions[i % instructions.Length])));
        }

        var maturity = customers[0].Deposit.Terms.Single().Maturity;
        var lastDay = maturity.AddDays(-1);
        await CloseDepositsAsync(Start, lastDay);
        await MoveDateAsync(lastDay);
        await CloseAsync(lastDay);
        var stops = 0;
        for (var commands = random.Next(4); !await StoppedStep.IsDoneAsync(Bank.Services, "mature-deposits", lastDay, commands); commands += random.Next(4))
        {
            stops++;
        }

        stops.ShouldBeGreaterThan(2, $"seed {Seed}");
        var interest = 50L * (maturity.DayNumber - Start.DayNumber);
        foreach (var ((current, deposit), i) in customers.Select((customer, i) => (customer, i)))
        {
            var now = await ReadAsync(deposit);
            var (back, stays) = deposit.Instruction switch
            {
                MaturityInstruction.PayOut => (1_000_000 + interest, 0L),
                MaturityInstruction.RollOverPrincipal => (interest, 1_000_000L),
                _ => (0L, 1_000_000 + interest),
            };
            (await MinorOfAsync(current)).ShouldBe(back, $"customer {i}, seed {Seed}, {stops} stops");
            (await MinorOfAsync(await AccountOfAsync(deposit))).ShouldBe(stays, $"customer {i}, seed {Seed}, {stops} stops");
            now.Terms.Count.ShouldBe(stays > 0 ? 2 : 1);
            (await AvailableOfAsync(await AccountOfAsync(deposit))).ShouldBe("0.00 EUR");
        }
    }

    [Fact]
    public async Task A_deposit_that_is_closed_while_it_matures_is_paid_once_by_whoever_comes_first()
    {
        await OfferAsync(ATerm() with { Term = ATerm().Term! with { Lengths = [1], PenaltyPercent = 1 } });
        var customers = new List<(AccountView Current, DepositView Deposit)>();
        for (var i = 0; i < 6; i++)
        {
            var current = await ACustomerAsync("10000.00");
            customers.Add((current, await DepositAsync(current, term: 1)));
        }

        var maturity = customers[0].Deposit.Terms.Single().Maturity;
        var lastDay = maturity.AddDays(-1);
        await CloseDepositsAsync(Start, lastDay);

        // The customers have their quotes when the close begins; both go on at the same time.
        var closings = await Task.WhenAll(customers.Select(async customer => await ClosingOfAsync(customer.Deposit)));
        var early = closings.Select(closing => Task.Run(() => Bank.SendAsync(closing))).ToList();
        await CloseDepositsAsync(lastDay);
        var answers = await Task.WhenAll(early.Select(OutcomeAsync));
        await CloseDepositsAsync(maturity, maturity.AddDays(5));

        foreach (var ((current, deposit), i) in customers.Select((customer, i) => (customer, i)))
        {
            var ended = await ReadAsync(deposit);
            ended.Deposit.Status.ShouldBe(DepositStatus.Ended, $"customer {i}: {answers[i]}");
            (await MinorOfAsync(current)).ShouldBe(ended.Payouts.Single().Amount.MinorUnits, $"customer {i}: {answers[i]}");
            (await MinorOfAsync(await AccountOfAsync(deposit))).ShouldBe(0);
        }

        await ControlAccountsAgreeAsync(maturity);
    }

    [Fact]
    public async Task A_closing_that_comes_when_the_interest_of_its_day_is_reckoned_already_is_refused_and_the_deposit_matures()
    {
        await OfferAsync(ATerm());
        var current = await ACustomerAsync("10000.00");
        var deposit = await DepositAsync(current, term: 1);
        var maturity = deposit.Terms.Single().Maturity;
        var lastDay = maturity.AddDays(-1);
        await CloseDepositsAsync(Start, lastDay);
        var closing = await ClosingOfAsync(deposit);
        await CloseAsync(lastDay);

        (await Bank.SendAsync(closing)).ShouldFailWith("accounts.deposit_interest_not_posted");
        await CloseDepositsAsync(lastDay);

        (await ReadAsync(deposit)).Payouts.Single().Kind.ShouldBe(PayoutKind.Maturity);
        (await MinorOfAsync(current)).ShouldBe(1_000_000 + (50L * (maturity.DayNumber - Start.DayNumber)));
        await ControlAccountsAgreeAsync(maturity);
    }

    [Fact]
    public async Task A_payout_to_a_blocked_account_waits_in_the_list_and_is_made_good_with_the_value_date_of_maturity()
    {
        await OfferAsync(ATerm());
        var (blocked, open) = (await ACustomerAsync("10000.00"), await ACustomerAsync("10000.00"));
        var (waiting, paid) = (await DepositAsync(blocked), await DepositAsync(open));
        var block = await Bank.BlockAsync(blocked, AccountBlock.All);
        var maturity = waiting.Terms.Single().Maturity;

        await CloseDepositsAsync(Start, maturity.AddDays(4));

        (await ReadAsync(paid)).Deposit.Status.ShouldBe(DepositStatus.Ended);
        (await ReadAsync(waiting)).Deposit.Status.ShouldBe(DepositStatus.PayingOut);
        var failure = (await Bank.SendAsync(new ListDepositFailures(null, 10))).EnsureSuccess().Single();
        (failure.DepositId, failure.Code).ShouldBe((waiting.Deposit.DepositId, "ledger.account_blocked"));
        failure.Attempts.ShouldBeGreaterThan(1);

        await Bank.LiftAsync(block);
        (await Bank.SendAsync(new RetryDeposit(waiting.Deposit.DepositId))).EnsureSuccess().Deposit.Status.ShouldBe(DepositStatus.Ended);

        (await Bank.BalanceOfAsync(blocked)).ShouldBe(await Bank.BalanceOfAsync(open));
        (await ReadAsync(waiting)).Payouts.Single().ValueDate.ShouldBe(maturity);
        (await Bank.SendAsync(new ListDepositFailures(null, 10))).EnsureSuccess().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_roll_over_that_waited_for_its_interest_begins_on_its_maturity_all_the_same()
    {
        await OfferAsync(ATerm());
        var (current, other) = (await ACustomerAsync("10000.00"), await ACustomerAsync("10000.00"));
        var late = await DepositAsync(current, term: 1, instruction: MaturityInstruction.RollOverAll);
        var inTime = await DepositAsync(other, term: 1, instruction: MaturityInstruction.RollOverAll);
        var maturity = late.Terms.Single().Maturity;
        var account = await AccountOfAsync(late);
        var block = await Bank.BlockAsync(account, AccountBlock.All);
        await CloseDepositsAsync(Start, maturity.AddDays(6));
        (await Bank.SendAsync(new ListDepositFailures(null, 10))).EnsureSuccess().Single().Code.ShouldBe("accounts.deposit_interest_not_posted");

        await Bank.LiftAsync(block);
        await CloseDepositsAsync(await Bank.TodayAsync(), maturity.AddDays(12));

        (await ReadAsync(late)).Terms.ShouldBe((await ReadAsync(inTime)).Terms);
        (await PositionOfAsync(account)).ShouldBe(await PositionOfAsync(await AccountOfAsync(inTime)));
        (await Bank.SendAsync(new ListDepositFailures(null, 10))).EnsureSuccess().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_payout_that_a_crash_kept_from_being_noted_is_found_again_and_not_booked_twice()
    {
        await OfferAsync(ATerm());
        var current = await ACustomerAsync("10000.00");
        var deposit = await DepositAsync(current, instruction: MaturityInstruction.RollOverPrincipal);
        var maturity = deposit.Terms.Single().Maturity;
        await CloseDepositsAsync(Start, maturity);
        var (balance, entry) = (await Bank.BalanceOfAsync(current), await EntryOfAsync(deposit));
        await ReadAsync(db => db.DepositPayouts.ExecuteUpdateAsync(set => set
            .SetProperty(payout => payout.IsBooked, false)
            .SetProperty(payout => payout.EntryId, (long?)null)));

        await StepAsync("mature-deposits", maturity);

        (await EntryOfAsync(deposit)).ShouldBe(entry);
        (await Bank.BalanceOfAsync(current)).ShouldBe(balance);
    }

    [Fact]
    public async Task A_maturity_in_days_that_nobody_closed_is_made_good_from_its_own_day()
    {
        await OfferAsync(ATerm());
        var (current, other) = (await ACustomerAsync("10000.00"), await ACustomerAsync("10000.00"));
        var rolled = await DepositAsync(current, instruction: MaturityInstruction.RollOverPrincipal);
        var paidOut = await DepositAsync(other);
        var maturity = rolled.Terms.Single().Maturity;

        await CloseDepositsAsync(maturity.AddDays(20));
        await CloseDepositsAsync(await Bank.TodayAsync());

        (await ReadAsync(rolled)).Terms[1].Start.ShouldBe(maturity);
        var position = await PositionOfAsync(await AccountOfAsync(rolled));
        position.Credit.Whole.ShouldBe(100L * (position.AccruedUntil.DayNumber - maturity.DayNumber));
        (await ReadAsync(paidOut)).Payouts.Single().Amount.MinorUnits.ShouldBe(1_000_000 + (100L * (maturity.DayNumber - Start.DayNumber)));
        await ControlAccountsAgreeAsync(maturity);
    }

    [Fact]
    public async Task A_product_that_is_no_longer_offered_pays_out_what_was_to_be_rolled_over()
    {
        await OfferAsync(ATerm());
        var current = await ACustomerAsync("10000.00");
        var deposit = await DepositAsync(current, instruction: MaturityInstruction.RollOverAll);
        (await Bank.SendAsync(new WithdrawProduct("term", IsWithdrawn: true))).EnsureSuccess();

        await CloseDepositsAsync(Start, deposit.Terms.Single().Maturity);

        (await ReadAsync(deposit)).Deposit.Status.ShouldBe(DepositStatus.Ended);
    }

    private Task<long?> EntryOfAsync(DepositView deposit) => ReadAsync(db => db.DepositPayouts
        .Where(payout => payout.DepositId == deposit.Deposit.DepositId)
        .Select(payout => payout.EntryId)
        .SingleAsync());

    private async Task<CloseDepositEarly> ClosingOfAsync(DepositView deposit)
    {
        var quote = (await Bank.SendAsync(new QuoteEarlyClosing(deposit.Deposit.DepositId, Holder: null))).EnsureSuccess();
        return new CloseDepositEarly(Guid.CreateVersion7(), deposit.Deposit.DepositId, Holder: null, quote.Payout);
    }

    /// <summary>A conflict with the other one is thrown, as every change that somebody else was faster with.</summary>
    private static async Task<string> OutcomeAsync(Task<Result<DepositView>> closing)
    {
        try
        {
            return (await closing).Failure?.Code ?? "closed early";
        }
        catch (DbUpdateException)
        {
            return "conflict";
        }
    }

    private async Task<long> MinorOfAsync(AccountView account) =>
        SharedKernel.Monetary.Money.Of((await Bank.BalanceOfAsync(account)).Split(' ')[0], "EUR").MinorUnits;
}
