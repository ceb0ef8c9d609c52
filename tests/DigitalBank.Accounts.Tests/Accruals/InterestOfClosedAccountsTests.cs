using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Tests.Deposits;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Accruals;

/// <summary>What the accrual and a closing do at the same moment leaves nothing behind on the bank's own accounts.</summary>
public sealed class InterestOfClosedAccountsTests : DepositScene
{
    private const string LastReadOfReckoning = "arranged_overdrafts";

    [Fact]
    public async Task A_deposit_closed_early_is_not_corrected_when_the_close_reckoned_it_before_it_saw_the_payout()
    {
        await OfferAsync(ATerm() with { Term = ATerm().Term! with { Lengths = [1], PenaltyPercent = 1 } });
        var current = await ACustomerAsync("10000.00");
        var deposit = await DepositAsync(current, term: 1);
        var maturity = deposit.Terms.Single().Maturity;
        var lastDay = maturity.AddDays(-1);
        await CloseDepositsAsync(Start, lastDay);
        var quote = (await Bank.SendAsync(new QuoteEarlyClosing(deposit.Deposit.DepositId, Holder: null))).EnsureSuccess();
        await BeginRunAsync(lastDay);

        // The deposit is paid out; its account is about to close when the close of business reckons it.
        (await Meanwhile.BeforeReadingAsync(
            LastReadOfReckoning,
            read: 2,
            () => StepAsync("accrue-interest", lastDay),
            () => Bank.SendAsync(new CloseDepositEarly(Guid.CreateVersion7(), deposit.Deposit.DepositId, Holder: null, quote.Payout)))).EnsureSuccess();
        await CloseDepositsAsync(lastDay, maturity.AddDays(5));

        (await AccountOfAsync(deposit)).Status.ShouldBe(AccountStatus.Closed);
        (await ReadAsync(db => db.InterestPostings.CountAsync(posting => !posting.IsBooked))).ShouldBe(0);
        (await OwnAsync("2310")).ShouldBe(0);
        await ControlAccountsAgreeAsync(maturity);
    }

    [Fact]
    public async Task Final_interest_holds_what_came_just_before_the_closing_though_somebody_else_was_faster_with_the_account()
    {
        await AProductAsync(AEuroADay());
        var (saver, current) = (await AnAccountAsync(), await ACustomerAsync());
        await MoveAsync(saver, "10000.00", Start);
        var closed = Start.AddDays(10);   // Into the next month: the booking reaches back to a period that is posted.
        await CloseDepositsAsync(Start, closed);
        var until = await Bank.TodayAsync();
        await MoveAsync(saver, "10000.00", Start, bookedOn: until);

        (await Meanwhile.BeforeReadingAsync(
            LastReadOfReckoning, read: 1, SomebodyElseChangesAsync, () => Bank.SendAsync(new CloseAccount(saver.AccountId, "Moves away", current.AccountId))))
            .EnsureSuccess();
        var accruals = await AccrualsAsync();
        await CloseDepositsAsync(await Bank.TodayAsync(), closed.AddDays(7));

        (await InterestOfAsync(saver)).Postings.Sum(posting => posting.Credit.MinorUnits)
            .ShouldBeInRange(200L * (until.DayNumber - Start.DayNumber), (200L * (until.DayNumber - Start.DayNumber)) + 10, "and some interest on interest");
        (await OwnAsync("2310")).ShouldBe(0);
        (await ReadAsync(db => db.InterestFailures.CountAsync())).ShouldBe(0);
        (await AccrualsAsync()).ShouldBe(accruals, "a closed account is not reckoned any more");
        (await InterestOfAsync(saver)).Postings.ShouldAllBe(posting => posting.IsBooked);
        await ControlAccountsAgreeAsync(closed);

        Task SomebodyElseChangesAsync() => ReadAsync(db => db.InterestAccounts
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1)));
    }

    [Fact]
    public async Task An_account_that_could_not_be_closed_after_all_earns_its_interest_for_every_day()
    {
        await AProductAsync(AEuroADay());
        var saver = await AnAccountAsync();
        await MoveAsync(saver, "10000.00", Start);
        var closing = Start.AddDays(4);
        await CloseDepositsAsync(Start, closing);

        (await Bank.SendAsync(new CloseAccount(saver.AccountId, "Moves away"))).ShouldFailWith("accounts.balance_not_zero");
        await CloseDepositsAsync(await Bank.TodayAsync(), closing.AddDays(10));

        var position = await PositionOfAsync(saver);
        var posted = (await InterestOfAsync(saver)).Postings.Sum(posting => posting.Credit.MinorUnits);
        (posted + position.Credit.Whole).ShouldBeInRange(
            100L * (position.AccruedUntil.DayNumber - Start.DayNumber), 102L * (position.AccruedUntil.DayNumber - Start.DayNumber));
        await ControlAccountsAgreeAsync(closing);
    }

    [Fact]
    public async Task Interest_that_was_refused_and_then_posted_by_a_run_that_was_killed_is_found_in_the_ledger_on_a_later_day()
    {
        await AProductAsync(AEuroADay());
        var saver = await AnAccountAsync();
        await MoveAsync(saver, "10000.00", Start);
        await CloseDepositsAsync(Start, Start.AddDays(33));
        var balance = await Bank.BalanceOfAsync(saver);
        await ReadAsync(db => db.InterestPostings.ExecuteUpdateAsync(set => set
            .SetProperty(posting => posting.IsBooked, false)
            .SetProperty(posting => posting.CreditEntryId, (long?)null)));
        var later = await Bank.TodayAsync();
        var refusedBefore = new Failure("ledger.account_blocked", FailureKind.Rejected, "The account was blocked.");
        await ReadAsync(async db =>
        {
            InterestFailure.Note(db, [], saver.AccountId, refusedBefore, later, DateTimeOffset.UnixEpoch);
            return await db.SaveChangesAsync();
        });

        await CloseDepositsAsync(later);

        (await InterestOfAsync(saver)).Postings.ShouldAllBe(posting => posting.IsBooked);
        (await Bank.BalanceOfAsync(saver)).ShouldBe(balance);
        (await ReadAsync(db => db.InterestFailures.CountAsync())).ShouldBe(0);
    }

    private Task<int> AccrualsAsync() => ReadAsync(db => db.DailyAccruals.CountAsync());

    /// <summary>A close that looks at the journal as it is now.</summary>
    private async Task BeginRunAsync(DateOnly day)
    {
        await using var scope = Bank.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<InterestRuns>().OfAsync(day, CancellationToken.None);
    }
}
