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
        [_, "loan-repayment"] => "Loan repayment",
        [_, "loan-reversal"] => "Loan entry reversed",
        [_, "loan-chargeback"] => "Loan repayment given back",
        [_, "loan-refund"] => "Overpaid loan paid out",
        [_, "credit-line-draw"] => "Drawn from credit line",
        [_, "credit-line-repayment"] => "Credit line repayment",
        [_, "credit-line-reversal"] => "Credit line entry reversed",
        [_, LossLedger.RecoveryEvent] => "Payment for a loan that was given up",
        _ => null,
    };
}
