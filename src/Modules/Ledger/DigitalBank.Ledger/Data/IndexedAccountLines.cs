namespace DigitalBank.Ledger.Data;

/// <summary>For a database on which the lines have an index by account.</summary>
internal sealed class IndexedAccountLines : IAccountLines
{
    public IQueryable<JournalLine> Of(LedgerDbContext db, IReadOnlyCollection<long> accountIds, long from, long until)
    {
        var ids = accountIds.ToArray();
        return db.JournalLines.Where(line => ids.Contains(line.AccountId) && line.Position >= from && line.Position < until);
    }
}
