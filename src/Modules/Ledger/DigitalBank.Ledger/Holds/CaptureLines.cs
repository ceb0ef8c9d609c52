using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Journal;
using DigitalBank.SharedKernel.Monetary;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Holds;

/// <summary>The two lines that take money from a held account.</summary>
internal sealed class CaptureLines(LedgerDbContext db)
{
    public async Task<IReadOnlyList<ManualLine>> OfAsync(long heldAccountId, long against, Money amount, CancellationToken cancellationToken)
    {
        var accountClass = await db.Accounts
            .Where(account => account.Id == heldAccountId)
            .Select(account => account.Class)
            .SingleAsync(cancellationToken);
        var (lowers, other) = Normal.IsDebit(accountClass) ? (Side.Credit, Side.Debit) : (Side.Debit, Side.Credit);
        return [new ManualLine(heldAccountId, lowers, amount), new ManualLine(against, other, amount)];
    }
}
