using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Ledger.Contracts.Journal;

/// <summary>
/// Corrects an entry by booking its mirror image, linked to it. An entry is reversed once; a reversal itself cannot be reversed.
/// </summary>
/// <param name="BookingDate">The bank day on which the correction counts; value dates are those of the original lines.</param>
/// <param name="Reason">Why, for the auditor. At most 140 characters.</param>
public sealed record ReverseJournalEntry(
    Guid IdempotencyKey,
    long EntryId,
    DateOnly BookingDate,
    string Reason) : ICommand<JournalEntryReceipt>;
