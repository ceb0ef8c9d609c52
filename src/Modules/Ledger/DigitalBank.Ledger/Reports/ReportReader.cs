using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Reports;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Reports;

/// <summary>Lines of a report and what its classes add up to.</summary>
internal sealed class ReportReader(LedgerDbContext db, AccountTotals totals)
{
    private const int MostDetails = 5_000;

    /// <param name="counted">Classes that are summed, in one statement, so that postings under way cannot come in between.</param>
    /// <param name="shown">Those of them that get lines.</param>
    public async Task<Result<ReportContent>> ReadAsync(
        IQueryable<AccountTotal> sums,
        AccountClass[] counted,
        AccountClass[] shown,
        bool withDetails,
        CancellationToken cancellationToken)
    {
        var leaves = withDetails
            ? await totals.ByAccountAsync(sums, counted, MostDetails + 1, cancellationToken)
            : await totals.ByHeaderAsync(sums, counted, cancellationToken);
        if (leaves.Count > MostDetails)
        {
            return ReportErrors.TooLong;
        }

        var headers = await db.Accounts.AsNoTracking().Where(account => account.IsHeader).ToListAsync(cancellationToken);
        return new ReportContent(new ReportTree(headers, leaves).Lines(shown), leaves);
    }
}

internal sealed record ReportContent(IReadOnlyList<ReportLine> Lines, IReadOnlyList<Leaf> Leaves)
{
    public IEnumerable<string> Currencies => Leaves
        .Where(leaf => leaf.Debits != 0 || leaf.Credits != 0)
        .Select(leaf => leaf.CurrencyCode)
        .Distinct()
        .Order(StringComparer.Ordinal);

    public long SumOf(AccountClass accountClass, string currency) =>
        Leaves.Where(leaf => leaf.Class == accountClass && leaf.CurrencyCode == currency).Aggregate(0L, (sum, leaf) => checked(sum + leaf.Balance));
}
