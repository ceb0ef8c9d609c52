using DigitalBank.Accounts.Contracts.Statements;

namespace DigitalBank.Accounts.Import;

/// <summary>The one kind of entry that this module books itself.</summary>
internal sealed class OpeningBalanceNarrator : IEntryNarrator
{
    public string Source => OpeningBalances.Source;

    public Task<IReadOnlyDictionary<string, EntryNarrative>> DescribeAsync(
        IReadOnlyCollection<string> sourceReferences, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, EntryNarrative>>(sourceReferences.ToDictionary(
            reference => reference,
            _ => new EntryNarrative(null, null, null, null, EndToEndId: null, RemittanceInformation: "Balance taken over")));
}
