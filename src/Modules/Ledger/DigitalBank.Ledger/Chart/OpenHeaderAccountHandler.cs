using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Chart;

internal sealed class OpenHeaderAccountHandler(LedgerDbContext db) : ICommandHandler<OpenHeaderAccount, LedgerAccountView>
{
    public async Task<Result<LedgerAccountView>> Handle(OpenHeaderAccount command, CancellationToken cancellationToken)
    {
        if (!EntryShape.IsText(command.Code, 40) || !EntryShape.IsText(command.Name, 140))
        {
            return LedgerErrors.AccountInvalid;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await JournalHead.LockAsync(db, HeadRow.Chart, cancellationToken);
        var known = await db.Accounts.AsNoTracking().Where(account => account.Code == command.Code).ToListAsync(cancellationToken);
        if (known.Count > 0)
        {
            return known.Find(account => account.IsHeader) is { } header ? header.ToView() : ChartErrors.CodeTaken;
        }

        var parent = await db.Accounts.AsNoTracking()
            .SingleOrDefaultAsync(account => account.Code == command.ParentCode && account.IsHeader, cancellationToken);
        if (parent is null)
        {
            return LedgerErrors.UnknownParent;
        }

        var lastId = await db.Head.Where(head => head.Id == HeadRow.Chart).Select(head => head.LastId).SingleAsync(cancellationToken);
        var opened = new LedgerAccount
        {
            Id = lastId + 1,
            Code = command.Code,
            Name = command.Name,
            ParentCode = parent.Code,
            Class = parent.Class,
            IsHeader = true,
            CurrencyCode = "",
        };
        db.Accounts.Add(opened);
        await db.SaveChangesAsync(cancellationToken);
        await db.Head.Where(head => head.Id == HeadRow.Chart)
            .ExecuteUpdateAsync(head => head.SetProperty(h => h.LastId, lastId + 1), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return opened.ToView();
    }
}
