using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Platform.Data;

/// <summary>Tells a change that somebody else was faster with from one that failed for another reason.</summary>
public static class WriteConflicts
{
    /// <summary>Whether a row had changed since it was read, or a key had been taken: reading again shows what the other has done.</summary>
    public static bool IsConflict(this DbUpdateException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception is DbUpdateConcurrencyException || (exception.InnerException is DbException inner && IsDuplicate(inner));
    }

    private static bool IsDuplicate(DbException exception) =>
        exception.SqlState == "23505" // PostgreSQL: unique_violation
        || exception.Message.Contains("UNIQUE constraint failed", StringComparison.Ordinal) // SQLite
        || exception.Message.Contains("duplicate key", StringComparison.OrdinalIgnoreCase); // SQL Server 2601 and 2627
}
