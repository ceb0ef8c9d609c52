namespace DigitalBank.Ledger.Data;

/// <summary>
/// The lines of accounts, out of a journal that is only ordered by time. An index by account would cost every posting more than anything
/// else that a line costs; so a line names the one before it on its account, and histories are followed back from the last line.
/// </summary>
internal interface IAccountLines
{
    /// <summary>The lines of some accounts that stand in a stretch of the journal, in no order.</summary>
    /// <param name="db">The context in which the query runs and may be composed further.</param>
    /// <param name="accountIds">Detail accounts.</param>
    /// <param name="from">The first position of the stretch.</param>
    /// <param name="until">The first position behind it; <see cref="long.MaxValue"/> for the end of the journal.</param>
    IQueryable<JournalLine> Of(LedgerDbContext db, IReadOnlyCollection<long> accountIds, long from, long until);
}
