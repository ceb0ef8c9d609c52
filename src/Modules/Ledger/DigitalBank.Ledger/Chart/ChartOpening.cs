using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Chart;

/// <summary>Opens accounts in one transaction, all or none.</summary>
internal sealed class ChartOpening(LedgerDbContext db)
{
    private const int CodesPerQuery = 500;

    /// <returns>The accounts in the order asked for, those that existed already included; or the first refusal.</returns>
    public async Task<Result<LedgerAccountView[]>> OpenAsync(IReadOnlyList<OpenLedgerAccount> commands, CancellationToken cancellationToken)
    {
        if (commands.Select(Shape).FirstOrDefault(failure => failure is not null) is { } malformed)
        {
            return malformed;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await JournalHead.LockAsync(db, HeadRow.Chart, cancellationToken);
        var known = await FindAsync(commands.Select(command => command.Code), cancellationToken);
        var parents = await FindAsync(commands.Select(command => command.ParentCode), cancellationToken);
        var lastId = await db.Head.Where(head => head.Id == HeadRow.Chart).Select(head => head.LastId).SingleAsync(cancellationToken);
        var firstNew = lastId;
        foreach (var command in commands)
        {
            var key = (command.Code, command.CurrencyCode);
            if (known.ContainsKey(key))
            {
                continue;
            }

            if (!parents.TryGetValue((command.ParentCode, ""), out var parent))
            {
                return LedgerErrors.UnknownParent;
            }

            known.Add(key, AccountFor(command, parent, ++lastId));
        }

        db.Accounts.AddRange(known.Values.Where(account => account.Id > firstNew));
        db.Balances.AddRange(known.Values.Where(account => account.Id > firstNew).Select(account => new AccountBalance { AccountId = account.Id }));
        await db.SaveChangesAsync(cancellationToken);
        await db.Head.Where(head => head.Id == HeadRow.Chart)
            .ExecuteUpdateAsync(head => head.SetProperty(h => h.LastId, lastId), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear(); // an import opens thousands through one context
        return commands.Select(command => known[(command.Code, command.CurrencyCode)].ToView()).ToArray();
    }

    private static Failure? Shape(OpenLedgerAccount command) =>
        !EntryShape.IsText(command.Code, 40) || !EntryShape.IsText(command.Name, 140) ? LedgerErrors.AccountInvalid
        : !Currency.TryOf(command.CurrencyCode, out _) ? LedgerErrors.UnknownCurrency
        : null;

    private static LedgerAccount AccountFor(OpenLedgerAccount command, LedgerAccount parent, long id) => new()
    {
        Id = id,
        Code = command.Code,
        Name = command.Name,
        ParentCode = command.ParentCode,
        Class = parent.Class,
        IsHeader = false,
        CurrencyCode = command.CurrencyCode,
        MinimumBalance = command.MinimumBalance,
        AllowsManualPosting = command.AllowsManualPosting,
    };

    private async Task<Dictionary<(string Code, string CurrencyCode), LedgerAccount>> FindAsync(
        IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, string), LedgerAccount>();
        foreach (var some in codes.Distinct().Chunk(CodesPerQuery))
        {
            var accounts = await db.Accounts.AsNoTracking().Where(account => some.Contains(account.Code)).ToListAsync(cancellationToken);
            foreach (var account in accounts)
            {
                found.Add((account.Code, account.CurrencyCode), account);
            }
        }

        return found;
    }
}
