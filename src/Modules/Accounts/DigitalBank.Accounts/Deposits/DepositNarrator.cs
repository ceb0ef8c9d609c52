using DigitalBank.Accounts.Contracts.Statements;

namespace DigitalBank.Accounts.Deposits;

/// <summary>Says on a statement what moved on a deposit; the reference holds the term, or the instalment, and what happened.</summary>
internal sealed class DepositNarrator : IEntryNarrator
{
    public string Source => DepositLedger.Source;

    public Task<IReadOnlyDictionary<string, EntryNarrative>> DescribeAsync(
        IReadOnlyCollection<string> sourceReferences, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, EntryNarrative>>(sourceReferences
            .Select(reference => (Reference: reference, Text: TextOf(reference)))
            .Where(described => described.Text is not null)
            .ToDictionary(
                described => described.Reference,
                described => new EntryNarrative(null, null, null, null, EndToEndId: null, RemittanceInformation: described.Text)));

    private static string? TextOf(string reference) => reference.Split('/') switch
    {
        [_, _, DepositLedger.FundingEvent] => "Deposit opened",
        [_, var number, DepositLedger.InstalmentEvent] => $"Instalment {number} of a deposit",
        [_, _, nameof(PayoutKind.Maturity)] => "Deposit paid out at maturity",
        [_, _, nameof(PayoutKind.Interest)] => "Interest of a deposit that was rolled over",
        [_, _, nameof(PayoutKind.Early)] => "Deposit closed early",
        _ => null,
    };
}
