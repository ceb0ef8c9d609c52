using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Reports;

/// <summary>
/// Sums lines or balances in the database: what comes back is one row per header and currency, or per account with details, however long
/// the journal is.
/// </summary>
internal sealed class AccountTotals(LedgerDbContext db)
{
    /// <summary>Lines by the booking dates between, both inclusive.</summary>
    /// <param name="closingEntries">Annual close entries to leave out, few.</param>
    public IQueryable<AccountTotal> OfLines(DateOnly? from, DateOnly? to, IReadOnlyList<long> closingEntries)
    {
        IQueryable<JournalLine> lines = db.JournalLines;
        lines = from is { } first ? lines.Where(line => line.BookingDate >= first) : lines;
        lines = to is { } last ? lines.Where(line => line.BookingDate <= last) : lines;
        foreach (var entryId in closingEntries)
        {
            var (begin, end) = (LinePosition.FirstOf(entryId), LinePosition.FirstOf(entryId + 1));
            lines = lines.Where(line => line.Position < begin || line.Position >= end);
        }

        return lines
            .GroupBy(line => line.AccountId)
            .Select(account => new AccountTotal
            {
                AccountId = account.Key,
                Debits = account.Sum(line => line.Side == Side.Debit ? line.Amount : 0L),
                Credits = account.Sum(line => line.Side == Side.Credit ? line.Amount : 0L),
            });
    }

    /// <summary>What the engine keeps per account: everything booked by now, without reading a line.</summary>
    public IQueryable<AccountTotal> Now() => db.Balances
        .Select(balance => new AccountTotal { AccountId = balance.AccountId, Debits = balance.Debits, Credits = balance.Credits });

    public Task<List<Leaf>> ByHeaderAsync(
        IQueryable<AccountTotal> totals, AccountClass[] classes, CancellationToken cancellationToken) =>
        totals
            .Join(db.Accounts, total => total.AccountId, account => account.Id, (total, account) => new { total, account })
            .Where(row => classes.Contains(row.account.Class))
            .GroupBy(row => new { row.account.ParentCode, row.account.CurrencyCode, row.account.Class })
            .Select(below => new Leaf
            {
                Code = null,
                Name = "",
                ParentCode = below.Key.ParentCode,
                CurrencyCode = below.Key.CurrencyCode,
                Class = below.Key.Class,
                Debits = below.Sum(row => row.total.Debits),
                Credits = below.Sum(row => row.total.Credits),
            })
            .ToListAsync(cancellationToken);

    public Task<List<Leaf>> ByAccountAsync(
        IQueryable<AccountTotal> totals, AccountClass[] classes, int most, CancellationToken cancellationToken) =>
        totals
            .Where(total => total.Debits != 0 || total.Credits != 0)
            .Join(db.Accounts, total => total.AccountId, account => account.Id, (total, account) => new { total, account })
            .Where(row => classes.Contains(row.account.Class))
            .Select(row => new Leaf
            {
                Code = row.account.Code,
                Name = row.account.Name,
                ParentCode = row.account.ParentCode,
                CurrencyCode = row.account.CurrencyCode,
                Class = row.account.Class,
                Debits = row.total.Debits,
                Credits = row.total.Credits,
            })
            .Take(most)
            .ToListAsync(cancellationToken);
}

/// <summary>Totals of one account. Not a positional record: EF follows members through an initialiser only.</summary>
internal sealed class AccountTotal
{
    public long AccountId { get; init; }

    public long Debits { get; init; }

    public long Credits { get; init; }
}

/// <summary>What goes into the tree from below: a detail account, or all detail accounts of a header in one currency together.</summary>
internal sealed class Leaf
{
    /// <summary>Null for all accounts of the header together.</summary>
    public required string? Code { get; init; }

    public required string Name { get; init; }

    public required string? ParentCode { get; init; }

    public required string CurrencyCode { get; init; }

    public required AccountClass Class { get; init; }

    public required long Debits { get; init; }

    public required long Credits { get; init; }

    public long Balance => Normal.BalanceOf(Class, Debits, Credits);
}
