using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Deposits;

/// <summary>
/// Collects the instalments that fall due by the next business date, and those that could not be collected before, as long as their days
/// of grace last; then they are missed. Each stands for itself. A second run of the same day tries again what is still unpaid.
/// </summary>
internal sealed class CollectInstalments(AccountsDbContext db, IBusinessCalendar calendar, IServiceScopeFactory scopes) : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "collect-instalments";

    public int Order => 835;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var today = calendar.NextBusinessDay(closingDate);
        var (paid, unpaid) = (0L, 0L);
        Guid? after = null;
        while (await PageAsync(today, after, cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1];
            foreach (var id in page)
            {
                await using var scope = scopes.CreateAsyncScope();
                var some = await scope.ServiceProvider.GetRequiredService<InstalmentCollection>().RunAsync(id, today, cancellationToken);
                paid += some.Paid;
                unpaid += some.Unpaid;
            }
        }

        return new StepReport(paid, Failed: 0, unpaid == 0 ? null : $"{unpaid} instalments could not be collected.");
    }

    private Task<List<Guid>> PageAsync(DateOnly today, Guid? after, CancellationToken cancellationToken) => db.Deposits.AsNoTracking()
        .Where(deposit => deposit.Status == DepositStatus.Active && (after == null || deposit.Id.CompareTo(after.Value) > 0))
        .Where(deposit => db.DepositInstalments.Any(one => one.DepositId == deposit.Id
            && (one.Status == InstalmentStatus.Collecting || (one.Status == InstalmentStatus.Due && one.DueDate <= today))))
        .OrderBy(deposit => deposit.Id)
        .Select(deposit => deposit.Id)
        .Take(PageSize)
        .ToListAsync(cancellationToken);
}

/// <summary>
/// Collects what is due of one deposit. That it is being collected is saved first, with a new version of the deposit: whoever ends the
/// deposit at the same moment is refused, or was faster and nothing is collected.
/// </summary>
internal sealed class InstalmentCollection(AccountsDbContext db, DepositLedger ledger)
{
    /// <returns>What was paid and what stays unpaid; nothing where the deposit changed at this moment, so that a later run goes on.</returns>
    /// <exception cref="JobException">The ledger cannot be asked. What is being collected stays so until it can.</exception>
    public async Task<(int Paid, int Unpaid)> RunAsync(Guid depositId, DateOnly today, CancellationToken cancellationToken)
    {
        var deposit = await db.Deposits.SingleAsync(d => d.Id == depositId, cancellationToken);
        try
        {
            var collecting = await BeginAsync(deposit, today, cancellationToken);
            return await CollectAsync(deposit, collecting, today, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (0, 0);
        }
    }

    /// <summary>Saves what the ledger will be asked for, and what is missed. After a crash, what it had been asked for is there already.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else was faster with the deposit.</exception>
    public async Task<IReadOnlyList<DepositInstalment>> BeginAsync(Deposit deposit, DateOnly today, CancellationToken cancellationToken)
    {
        var open = await db.DepositInstalments
            .Where(one => one.DepositId == deposit.Id
                && (one.Status == InstalmentStatus.Collecting || (one.Status == InstalmentStatus.Due && one.DueDate <= today)))
            .OrderBy(one => one.Number)
            .ToListAsync(cancellationToken);
        var due = open.FindAll(one => one.Status == InstalmentStatus.Due);
        if (deposit.Status == DepositStatus.Active && due.Count > 0)
        {
            deposit.BeginCollecting();
            due.ForEach(one => one.Status = one.IsGivenUpOn(today) ? InstalmentStatus.Missed : InstalmentStatus.Collecting);
            await db.SaveChangesAsync(cancellationToken);
        }

        return open.FindAll(one => one.Status != InstalmentStatus.Due);
    }

    public async Task<(int Paid, int Unpaid)> CollectAsync(
        Deposit deposit, IReadOnlyList<DepositInstalment> instalments, DateOnly today, CancellationToken cancellationToken)
    {
        var funding = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == deposit.FundingAccountId, cancellationToken);
        foreach (var instalment in instalments.Where(one => one.Status == InstalmentStatus.Collecting))
        {
            await CollectAsync(deposit, instalment, funding.LedgerAccountId!.Value, today, cancellationToken);

            // The money has moved or has been refused: that is noted whoever stops waiting.
            await db.SaveChangesAsync(CancellationToken.None);
        }

        var paid = instalments.Count(one => one.Status == InstalmentStatus.Paid);
        return (paid, instalments.Count - paid);
    }

    private async Task CollectAsync(
        Deposit deposit, DepositInstalment instalment, long fundingAccountId, DateOnly today, CancellationToken cancellationToken)
    {
        var collected = await ledger.CollectAsync(deposit, instalment, fundingAccountId, today, cancellationToken);
        if (collected.IsSuccess)
        {
            (instalment.Status, instalment.PaidOn, instalment.LastCode) = (InstalmentStatus.Paid, collected.Value, null);
            return;
        }

        if (collected.Failure.Kind == FailureKind.Unavailable)
        {
            throw new JobException($"Instalments cannot be collected: {collected.Failure.Message} ({collected.Failure.Code})");
        }

        instalment.Status = InstalmentStatus.Due;
        instalment.Attempts++;
        instalment.LastCode = collected.Failure.Code;
    }
}

internal static class InstalmentsOfDeposits
{
    /// <summary>Whether the ledger was asked for an instalment and its answer is not noted: nobody knows what lies on the deposit.</summary>
    public static Task<bool> IsCollectingAsync(this AccountsDbContext db, Guid depositId, CancellationToken cancellationToken) =>
        db.DepositInstalments.AnyAsync(one => one.DepositId == depositId && one.Status == InstalmentStatus.Collecting, cancellationToken);

    /// <summary>A deposit ends: what it still waited for does not come any more.</summary>
    public static async Task MissWhatIsDueAsync(this AccountsDbContext db, Guid depositId, CancellationToken cancellationToken)
    {
        foreach (var instalment in await db.DepositInstalments
            .Where(one => one.DepositId == depositId && one.Status == InstalmentStatus.Due)
            .ToListAsync(cancellationToken))
        {
            instalment.Status = InstalmentStatus.Missed;
        }
    }
}
