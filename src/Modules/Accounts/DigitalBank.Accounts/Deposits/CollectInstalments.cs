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
        .Where(deposit => db.DepositInstalments.Any(
            one => one.DepositId == deposit.Id && one.Status == InstalmentStatus.Due && one.DueDate <= today))
        .OrderBy(deposit => deposit.Id)
        .Select(deposit => deposit.Id)
        .Take(PageSize)
        .ToListAsync(cancellationToken);
}

/// <summary>Collects what is due of one deposit.</summary>
internal sealed class InstalmentCollection(AccountsDbContext db, DepositLedger ledger)
{
    /// <exception cref="JobException">The ledger cannot be asked.</exception>
    public async Task<(int Paid, int Unpaid)> RunAsync(Guid depositId, DateOnly today, CancellationToken cancellationToken)
    {
        var deposit = await db.Deposits.AsNoTracking().SingleAsync(d => d.Id == depositId, cancellationToken);
        var funding = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == deposit.FundingAccountId, cancellationToken);
        var due = await db.DepositInstalments
            .Where(one => one.DepositId == depositId && one.Status == InstalmentStatus.Due && one.DueDate <= today)
            .OrderBy(one => one.Number)
            .ToListAsync(cancellationToken);
        foreach (var instalment in due)
        {
            if (instalment.Attempts > 0 && today > instalment.GraceUntil)
            {
                instalment.Status = InstalmentStatus.Missed;
                continue;
            }

            await CollectAsync(deposit, instalment, funding.LedgerAccountId!.Value, today, cancellationToken);
        }

        await db.SaveChangesAsync(CancellationToken.None);
        var paid = due.Count(one => one.Status == InstalmentStatus.Paid);
        return (paid, due.Count - paid);
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

        instalment.Attempts++;
        instalment.LastCode = collected.Failure.Code;
    }
}

internal static class InstalmentsOfDeposits
{
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
