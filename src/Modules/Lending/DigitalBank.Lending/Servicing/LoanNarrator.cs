using DigitalBank.Accounts.Contracts.Statements;

namespace DigitalBank.Lending.Servicing;

/// <summary>Says on a statement what moved between a loan and the customer's account; the reference holds the loan and what happened.</summary>
internal sealed class LoanNarrator : IEntryNarrator
{
    public string Source => LoanLedger.Source;

    public Task<IReadOnlyDictionary<string, EntryNarrative>> DescribeAsync(
        IReadOnlyCollection<string> sourceReferences, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, EntryNarrative>>(sourceReferences
            .Where(reference => reference.EndsWith($"/{LoanLedger.DisbursementEvent}", StringComparison.Ordinal))
            .ToDictionary(
                reference => reference,
                _ => new EntryNarrative(null, null, null, null, EndToEndId: null, RemittanceInformation: "Loan paid out")));
}
