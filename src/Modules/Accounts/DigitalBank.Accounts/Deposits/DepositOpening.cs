using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Fees;
using DigitalBank.Accounts.Interest;
using DigitalBank.Accounts.Products;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Deposits;

/// <summary>Carries an agreed deposit to where its money lies on it. Each part may be repeated.</summary>
internal sealed class DepositOpening(
    AccountsDbContext db, DepositTermsOnDay terms, DepositLedger ledger, IBusinessCalendar calendar, IMediator bank)
{
    public async Task<Result<DepositView>> CarryThroughAsync(Deposit deposit, OpenDeposit command, CancellationToken cancellationToken)
    {
        if (deposit.Status == DepositStatus.Abandoned)
        {
            return DepositErrors.Abandoned;
        }

        if (deposit.Status == DepositStatus.Opening)
        {
            var refused = await OpenAccountAsync(deposit, cancellationToken) ?? await FundAsync(deposit, cancellationToken);
            if (refused is not null)
            {
                return refused;
            }

            // The money has moved: what says so is saved even when the caller has left.
            await BeginAsync(deposit, command, CancellationToken.None);
        }

        return await bank.Send(new GetDeposit(deposit.Id, Holder: null), CancellationToken.None);
    }

    /// <summary>
    /// Goes on with a deposit that a crash left behind on an earlier day, or gives it up where its money has not come. Its account is
    /// closed first: the ledger decides between that and money that comes at the same moment.
    /// </summary>
    /// <returns>Whether the deposit runs or is given up; otherwise a later run finds out.</returns>
    public async Task<bool> FinishAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        if (deposit.AccountId is { } accountId)
        {
            if (await ledger.IsFundedAsync(deposit, cancellationToken))
            {
                await BeginAsync(deposit, command: null, cancellationToken);
                return true;
            }

            var closed = await CloseUnusedAsync(accountId, "The deposit's money did not come", cancellationToken);
            if (!closed.IsSuccess && closed.Failure.Code != AccountsErrors.AccountClosed.Code)
            {
                return false;
            }
        }

        deposit.Abandon(await calendar.TodayAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<Failure?> OpenAccountAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        if (deposit.AccountId is not null)
        {
            return null;
        }

        // Not told apart by caller: a customer asks for it, and after a crash a job does.
        var opened = await bank.Send(
            new OpenAccount(deposit.AccountKey, deposit.HolderPartyId, deposit.ProductCode, deposit.CurrencyCode) { Origin = "deposits" },
            cancellationToken);
        if (!opened.IsSuccess)
        {
            return opened.Failure;
        }

        deposit.AccountOpened(opened.Value);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var now = await db.Deposits.AsNoTracking().SingleAsync(d => d.Id == deposit.Id, cancellationToken);
            if (now.Status != DepositStatus.Abandoned)
            {
                throw;
            }

            // Given up while its account was being opened: the account goes too, whoever stops waiting.
            await CloseUnusedAsync(opened.Value.AccountId, "The deposit had been given up", CancellationToken.None);
            return DepositErrors.Abandoned;
        }
    }

    /// <summary>An account on which no money ever lay owes nothing for having been there.</summary>
    private async Task<Result<AccountView>> CloseUnusedAsync(Guid accountId, string reason, CancellationToken cancellationToken)
    {
        var owed = await db.FeeCharges
            .Where(charge => charge.AccountId == accountId && charge.Status == FeeStatus.Due)
            .ToListAsync(cancellationToken);
        owed.ForEach(charge => charge.Waive(reason));
        await db.SaveChangesAsync(cancellationToken);
        return await bank.Send(new CloseAccount(accountId, reason), cancellationToken);
    }

    private async Task<Failure?> FundAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        var funding = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == deposit.FundingAccountId, cancellationToken);
        return (await ledger.FundAsync(deposit, funding.LedgerAccountId!.Value, cancellationToken)).Failure;
    }

    /// <summary>The rate is fixed here, by the terms of the day on which the deposit was agreed.</summary>
    private async Task BeginAsync(Deposit deposit, OpenDeposit? command, CancellationToken cancellationToken)
    {
        var (start, conditions) = (deposit.AgreedOn, await terms.ReadAsync(deposit, deposit.AgreedOn, cancellationToken));
        var rate = conditions.RateOf(deposit, start) ?? AnnualRate.Zero;
        db.DepositTerms.Add(deposit.Begin(start, deposit.Term.MaturityFrom(start, calendar), deposit.Amount, rate));
        if (conditions.Recurring is { } recurring)
        {
            db.DepositInstalments.AddRange(InstalmentsOf(deposit, conditions, recurring));
        }

        if (command is not null)
        {
            db.Remember(command, await DepositView.OfAsync(db, deposit, cancellationToken));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static IEnumerable<DepositInstalment> InstalmentsOf(Deposit deposit, DepositConditions conditions, RecurringSettings recurring) =>
        conditions.InstalmentDays(deposit.Term, deposit.AgreedOn).Select((day, index) => new DepositInstalment
        {
            DepositId = deposit.Id,
            Number = index + 1,
            DueDate = day,
            GraceUntil = day.AddDays(recurring.GraceDays),
            Amount = deposit.Amount,
            Status = index == 0 ? InstalmentStatus.Paid : InstalmentStatus.Due,
            PaidOn = index == 0 ? day : null,
        });
}

/// <summary>The terms that a product had on a day: those of a deposit's beginning hold until it ends.</summary>
internal sealed class DepositTermsOnDay(AccountsDbContext db)
{
    public async Task<DepositConditions> ReadAsync(Deposit deposit, DateOnly day, CancellationToken cancellationToken)
    {
        var version = await db.ProductVersions.AsNoTracking()
            .Where(v => v.ProductCode == deposit.ProductCode && v.ValidFrom <= day)
            .OrderByDescending(v => v.ValidFrom)
            .FirstAsync(cancellationToken);
        return new DepositConditions(version.ReadTerms(), Currency.Of(deposit.CurrencyCode));
    }
}

/// <summary>Carries to its end, or gives up, what a crash left of deposits that were agreed on an earlier day.</summary>
internal sealed class FinishDeposits(AccountsDbContext db, IBusinessCalendar calendar, IServiceScopeFactory scopes) : IBankJob
{
    public string Name => "finish-deposits";

    public string Description => "Finish or give up the opening of deposits that was interrupted on an earlier day";

    public string? DefaultSchedule => "45 0/15 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var ids = await db.Deposits.AsNoTracking()
            .Where(deposit => deposit.Status == DepositStatus.Opening && deposit.AgreedOn < today)
            .OrderBy(deposit => deposit.Id)
            .Select(deposit => deposit.Id)
            .ToListAsync(cancellationToken);
        var failed = 0L;
        foreach (var id in ids)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var deposit = await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Deposits
                    .SingleAsync(d => d.Id == id, cancellationToken);
                var isDone = await scope.ServiceProvider.GetRequiredService<DepositOpening>().FinishAsync(deposit, cancellationToken);
                failed += isDone ? 0 : 1;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Whoever changed it at this moment finishes it.
                failed++;
            }
        }

        return new StepReport(ids.Count, failed);
    }
}
