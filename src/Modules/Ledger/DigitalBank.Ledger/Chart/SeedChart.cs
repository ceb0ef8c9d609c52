using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Data;
using DigitalBank.Platform.Modules;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Chart;

/// <summary>Opens the header accounts that every bank starts with, where they are missing.</summary>
internal sealed class SeedChart(LedgerDbContext db) : IModuleSeed
{
    private static readonly (string Code, string Name, string? Parent, AccountClass Class)[] Headers =
    [
        (LedgerChart.Assets, "Assets", null, AccountClass.Asset),
        (LedgerChart.Nostro, "Accounts at correspondents", LedgerChart.Assets, AccountClass.Asset),
        (LedgerChart.Liabilities, "Liabilities", null, AccountClass.Liability),
        (LedgerChart.CustomerDeposits, "Customer deposits", LedgerChart.Liabilities, AccountClass.Liability),
        (LedgerChart.Clearing, "Payments in clearing", LedgerChart.Liabilities, AccountClass.Liability),
        (LedgerChart.Suspense, "Suspense", LedgerChart.Liabilities, AccountClass.Liability),
        (LedgerChart.CurrencyPositions, "Currency positions", LedgerChart.Liabilities, AccountClass.Liability),
        (LedgerChart.Equity, "Equity", null, AccountClass.Equity),
        (LedgerChart.TakeOver, "Take-over of balances", LedgerChart.Equity, AccountClass.Equity),
        (LedgerChart.Income, "Income", null, AccountClass.Income),
        (LedgerChart.Expense, "Expense", null, AccountClass.Expense),
    ];

    public int Order => 10;

    public static bool IsOfEveryBank(string code) => Array.Exists(Headers, header => header.Code == code);

    /// <summary>Headers below the roots are there for the modules, which open the accounts below them.</summary>
    public static bool IsForModules(string? code) => Array.Exists(Headers, header => header.Code == code && header.Parent is not null);

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var known = await db.Accounts.Where(account => account.IsHeader).Select(account => account.Code).ToListAsync(cancellationToken);
        var missing = Headers.Where(header => !known.Contains(header.Code)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await JournalHead.LockAsync(db, HeadRow.Chart, cancellationToken);
        var lastId = await db.Head.Where(head => head.Id == HeadRow.Chart).Select(head => head.LastId).SingleAsync(cancellationToken);
        db.Accounts.AddRange(missing.Select((header, index) => new LedgerAccount
        {
            Id = lastId + index + 1,
            Code = header.Code,
            Name = header.Name,
            ParentCode = header.Parent,
            Class = header.Class,
            IsHeader = true,
            CurrencyCode = "",
        }));
        await db.SaveChangesAsync(cancellationToken);
        await db.Head.Where(head => head.Id == HeadRow.Chart)
            .ExecuteUpdateAsync(head => head.SetProperty(h => h.LastId, lastId + missing.Count), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
