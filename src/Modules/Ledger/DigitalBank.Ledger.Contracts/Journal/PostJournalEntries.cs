using System.Data.Common;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Contracts.Journal;

/// <summary>Books many entries at once. Each stands alone: one that is refused does not stop the others.</summary>
/// <param name="Companion">
/// Writes the caller's own rows in the transaction that books the entries, so that there is never one without the other. Null for none.
/// </param>
public sealed record PostJournalEntries(IReadOnlyList<PostJournalEntry> Entries, IEntryCompanion? Companion = null) : ICommand<PostedEntries>;

/// <param name="Answers">In the order of the request.</param>
public sealed record PostedEntries(IReadOnlyList<Result<JournalEntryReceipt>> Answers);

/// <summary>Rows of another module that are committed together with entries.</summary>
public interface IEntryCompanion
{
    /// <summary>
    /// Writes what belongs to these entries, a part of those that were asked for. Called again with the same or other numbers when a transaction
    /// was undone; every call starts from nothing. The journal waits meanwhile: be short, and lock nothing that somebody holds who posts.
    /// </summary>
    /// <param name="connection">Has an open transaction.</param>
    /// <param name="transaction">The open transaction; null where the connection knows it by itself.</param>
    /// <exception cref="EntryCompanionException">
    /// The rows cannot be written. Entries whose rows cannot even be written alone are answered with <c>ledger.companion_refused</c>, and nothing of them stays.
    /// </exception>
    void Write(DbConnection connection, DbTransaction? transaction, IReadOnlyList<JournalEntryReceipt> booked);
}

/// <summary>Rows that an entry should have been booked with do not fit what the database holds by now.</summary>
public sealed class EntryCompanionException : Exception
{
    public EntryCompanionException()
    {
    }

    public EntryCompanionException(string message)
        : base(message)
    {
    }

    public EntryCompanionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
