using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Data;

/// <summary>Takes a turn outside the posting engine, in the transaction that the context is in.</summary>
internal static class JournalHead
{
    /// <summary>
    /// Locks the numbering until the transaction ends. For the journal's, the new token makes every posting engine, in this process or in
    /// another, forget what it remembers of the accounts.
    /// </summary>
    public static Task LockAsync(LedgerDbContext db, int numbering, CancellationToken cancellationToken)
    {
        var token = Random.Shared.NextInt64();
        return db.Head.Where(head => head.Id == numbering)
            .ExecuteUpdateAsync(head => head.SetProperty(h => h.Token, token), cancellationToken);
    }
}
