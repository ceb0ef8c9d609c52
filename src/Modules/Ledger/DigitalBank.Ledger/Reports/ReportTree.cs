using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Reports;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Reports;

/// <summary>Rolls leaves up the header tree. Headers are few, so this happens in memory.</summary>
internal sealed class ReportTree
{
    private readonly ILookup<string, LedgerAccount> _headersBelow;
    private readonly ILookup<string, Leaf> _leavesBelow;

    public ReportTree(IReadOnlyList<LedgerAccount> headers, IReadOnlyList<Leaf> leaves)
    {
        _headersBelow = headers.ToLookup(header => header.ParentCode ?? "");
        _leavesBelow = leaves.ToLookup(leaf => leaf.ParentCode ?? "");
    }

    /// <summary>Lines of the classes asked for, each header before those below it.</summary>
    public List<ReportLine> Lines(IReadOnlyList<AccountClass> classes)
    {
        var lines = new List<ReportLine>();
        foreach (var root in _headersBelow[""].Where(root => classes.Contains(root.Class)).OrderBy(root => root.Code, StringComparer.Ordinal))
        {
            Add(root, depth: 0, lines);
        }

        return lines;
    }

    private SortedDictionary<string, long> Add(LedgerAccount header, int depth, List<ReportLine> lines)
    {
        var place = lines.Count;
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var below in _headersBelow[header.Code].OrderBy(below => below.Code, StringComparer.Ordinal))
        {
            foreach (var (currency, balance) in Add(below, depth + 1, lines))
            {
                Count(sums, currency, balance);
            }
        }

        foreach (var leaf in _leavesBelow[header.Code].OrderBy(leaf => leaf.Code, StringComparer.Ordinal))
        {
            Count(sums, leaf.CurrencyCode, leaf.Balance);
            if (leaf.Code is not null)
            {
                lines.Add(new ReportLine(leaf.Code, leaf.Name, leaf.Class, depth + 1, IsHeader: false, MoneyOf(leaf.CurrencyCode, leaf.Balance)));
            }
        }

        lines.InsertRange(place, sums.Select(sum => new ReportLine(
            header.Code, header.Name, header.Class, depth, IsHeader: true, MoneyOf(sum.Key, sum.Value))));
        return sums;
    }

    // Checked: a sum that does not fit is a bug in the book, not a small number.
    private static void Count(SortedDictionary<string, long> sums, string currency, long balance) =>
        sums[currency] = checked(sums.GetValueOrDefault(currency) + balance);

    private static Money MoneyOf(string currency, long minorUnits) => Money.OfMinor(minorUnits, Currency.Of(currency));
}
