using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Contracts.Journal;

/// <summary>
/// A chain of steps that stand or fall together, in one commit. Each step sees what the earlier ones did: it may spend money that an
/// earlier step brought, or capture a hold that an earlier step placed.
/// </summary>
/// <param name="Steps">
/// 1 to 100, each with an idempotency key of its own. The same chain again answers as the first time; a key of it in any other chain or
/// request is refused as used. When a step is refused, the failure has the step's code, and its only field names the step:
/// <c>steps[2]</c> is the third.
/// </param>
public sealed record PostLinkedEntries(IReadOnlyList<ILinkedStep> Steps) : ICommand<LinkedReceipt>;

/// <summary>
/// What a chain may consist of: <see cref="PostJournalEntry"/>, <see cref="PostUpTo"/>, <see cref="PlaceHold"/>, <see cref="CaptureHold"/>,
/// <see cref="ReleaseHold"/>.
/// </summary>
public interface ILinkedStep;

/// <param name="Steps">In the order of the request.</param>
public sealed record LinkedReceipt(IReadOnlyList<LinkedStepReceipt> Steps);

/// <summary>What became of one step.</summary>
/// <param name="Entry">The entry that was booked, for entries and captures.</param>
/// <param name="Moved">What was moved, for an entry with a maximum.</param>
/// <param name="Hold">The hold right after the step, for placements and releases.</param>
public sealed record LinkedStepReceipt(JournalEntryReceipt? Entry, Money? Moved, HoldReceipt? Hold);
