using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Ledger.Contracts.Verification;

/// <summary>Recomputes every balance from the lines and every entry's fingerprint from its content.</summary>
public sealed record VerifyLedger : IQuery<VerificationReport>;

/// <param name="Findings">Those of the signed heads first, then in journal order, at most about 100; empty when everything holds.</param>
/// <param name="FindingCount">How many there are in all.</param>
/// <param name="SealedEntries">Entries under the last signed tree head that the journal still fits.</param>
/// <param name="TreeHeads">Signed heads compared, those written down outside of the database included.</param>
public sealed record VerificationReport(
    long Entries,
    long Lines,
    long Accounts,
    IReadOnlyList<VerificationFinding> Findings,
    long FindingCount,
    long SealedEntries = 0,
    long TreeHeads = 0)
{
    public bool Holds => FindingCount == 0;
}

/// <param name="Code">Stable: <c>ledger.verify.entry_altered</c>, <c>ledger.verify.balance_differs</c> …</param>
/// <param name="EntryId">The entry, where the finding is about one.</param>
/// <param name="LineNumber">The line, where the finding is about one.</param>
public sealed record VerificationFinding(string Code, long? EntryId, int? LineNumber, long? LedgerAccountId, string Message);
