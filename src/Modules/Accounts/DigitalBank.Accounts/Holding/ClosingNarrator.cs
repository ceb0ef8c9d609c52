using DigitalBank.Accounts.Contracts.Statements;

namespace DigitalBank.Accounts.Holding;

/// <summary>Says on the statements of both accounts that one of them was closed and paid out to the other.</summary>
internal sealed class ClosingNarrator : IEntryNarrator
{
    /// <summary>What the entries say of themselves in the ledger.</summary>
    public const string EntrySource = "account-closing";

    public const string EventCode = "closing-payout";

    public string Source => EntrySource;

    public Task<IReadOnlyDictionary<string, EntryNarrative>> DescribeAsync(
        IReadOnlyCollection<string> sourceReferences, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, EntryNarrative>>(sourceReferences.ToDictionary(
            reference => reference,
            _ => new EntryNarrative(null, null, null, null, EndToEndId: null, RemittanceInformation: "Balance of a closed account")));
}
