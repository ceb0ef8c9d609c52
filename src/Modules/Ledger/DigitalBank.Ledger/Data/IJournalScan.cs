namespace DigitalBank.Ledger.Data;

/// <summary>
/// Reads whole stretches of the journal as they stand in the tables, one implementation per kind of database: what EF does per row costs
/// more than all hashing. On connections of its own, so that entries and lines come side by side; booked rows never change.
/// </summary>
internal interface IJournalScan
{
    /// <summary>Begins to read a range, ended by disposing the rows. Keep it short: SQLite cannot tidy up behind its writer meanwhile.</summary>
    Task<IJournalRows> OpenAsync(EntryRange range, CancellationToken cancellationToken);
}

/// <summary>The rows of a range, to be read once from its beginning to its end.</summary>
internal interface IJournalRows : IAsyncDisposable
{
    /// <summary>Adds the entries of a chunk's range and their lines, both in order. Chunks follow each other without a gap.</summary>
    Task FillAsync(JournalChunk chunk, CancellationToken cancellationToken);
}

/// <summary>Entries by id, both ends included.</summary>
internal readonly record struct EntryRange(long First, long Last);
