using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.SubLedgers;

/// <summary>Adds up every sub-ledger twice, from the kept totals and from the lines.</summary>
internal sealed class SubLedgerSums(LedgerDbContext db, TimeProvider clock)
{
    private const int Attempts = 3;

    /// <summary>
    /// One statement, so that postings under way cannot come in between. Where the database reads single rows as they are committed (SQL Server
    /// without snapshots) they can; a difference that is not there at the second look was such a one.
    /// </summary>
    public async Task<List<RecordedProof>> ProveAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var proofs = await ReadAsync(closingDate, cancellationToken);
            if (attempt == Attempts || proofs.TrueForAll(proof => proof.Holds))
            {
                return proofs;
            }
        }
    }

    private async Task<List<RecordedProof>> ReadAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var sums = await Kept().Concat(Lines()).ToListAsync(cancellationToken);
        var provedAt = clock.GetUtcNow();
        return [.. sums
            .GroupBy(sum => (sum.HeaderCode, sum.CurrencyCode))
            .OrderBy(both => both.Key.HeaderCode, StringComparer.Ordinal)
            .ThenBy(both => both.Key.CurrencyCode, StringComparer.Ordinal)
            .Select(both => new RecordedProof
            {
                ClosingDate = closingDate,
                HeaderCode = both.Key.HeaderCode ?? "",
                CurrencyCode = both.Key.CurrencyCode,
                Accounts = both.Where(sum => !sum.IsOfLines).Sum(sum => sum.Accounts),
                ControlDebits = both.Where(sum => !sum.IsOfLines).Sum(sum => sum.Debits),
                ControlCredits = both.Where(sum => !sum.IsOfLines).Sum(sum => sum.Credits),
                LineDebits = both.Where(sum => sum.IsOfLines).Sum(sum => sum.Debits),
                LineCredits = both.Where(sum => sum.IsOfLines).Sum(sum => sum.Credits),
                ProvedAt = provedAt,
            })];
    }

    private IQueryable<HeaderSum> Kept() => db.Accounts
        .Join(db.Balances, account => account.Id, balance => balance.AccountId, (account, balance) => new { account, balance })
        .GroupBy(row => new { row.account.ParentCode, row.account.CurrencyCode })
        .Select(below => new HeaderSum
        {
            HeaderCode = below.Key.ParentCode,
            CurrencyCode = below.Key.CurrencyCode,
            IsOfLines = false,
            Accounts = below.LongCount(),
            Debits = below.Sum(row => row.balance.Debits),
            Credits = below.Sum(row => row.balance.Credits),
        });

    private IQueryable<HeaderSum> Lines() => db.JournalLines
        .Join(db.Accounts, line => line.AccountId, account => account.Id, (line, account) => new { line, account })
        .GroupBy(row => new { row.account.ParentCode, row.account.CurrencyCode })
        .Select(below => new HeaderSum
        {
            HeaderCode = below.Key.ParentCode,
            CurrencyCode = below.Key.CurrencyCode,
            IsOfLines = true,
            Accounts = 0L,
            Debits = below.Sum(row => row.line.Side == Side.Debit ? row.line.Amount : 0L),
            Credits = below.Sum(row => row.line.Side == Side.Credit ? row.line.Amount : 0L),
        });

    // Not a positional record: EF follows members through an initialiser, not through a constructor.
    private sealed class HeaderSum
    {
        public string? HeaderCode { get; init; }

        public required string CurrencyCode { get; init; }

        public bool IsOfLines { get; init; }

        public long Accounts { get; init; }

        public long Debits { get; init; }

        public long Credits { get; init; }
    }
}
