using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Lending.Losses;

namespace DigitalBank.Lending.Servicing;

/// <summary>Says on a statement what moved between a loan and the customer's account; the reference holds the loan and what happened.</summary>
internal sealed class LoanNarrator : IEntryNarrator
{
    public string Source => LoanLedger.Source;

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
        [_, LoanLedger.DisbursementEvent] => "Loan paid out",
        [_, LoanLedger.RepaymentEvent] => "Loan repayment",
        [_, LossLedger.RecoveryEvent] => "Payment for a loan that was given up",
        _ => null,
    };
}
