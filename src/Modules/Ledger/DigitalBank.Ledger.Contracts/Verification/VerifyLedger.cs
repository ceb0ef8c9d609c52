using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Ledger.Contracts.Verification;

/// <summary>Recomputes every balance from the lines and every entry's fingerprint from its content.</summary>
public sealed record VerifyLedger : IQuery<VerificationReport>;

/// <param name="Findings">In journal order, at most 100; empty when everything holds.</param>
/// <param name="FindingCount">How many there are in all.</param>
public sealed record VerificationReport(
    long Entries,
    long Lines,
    long Accounts,
    IReadOnlyList<VerificationFinding> Findings,
    long FindingCount)
{
    public bool Holds => FindingCount == 0;
}

/// <param name="Code">Stable: <c>ledger.verify.entry_altered</c>, <c>ledger.verify.balance_differs</c> …</param>
/// <param name="EntryId">The entry, where the finding is about one.</param>
/// <param name="LineNumber">The line, where the finding is about one.</param>
public sealed record VerificationFinding(string Code, long? EntryId, int? LineNumber, long? LedgerAccountId, string Message);
