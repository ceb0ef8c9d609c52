using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>All that a customer has to see before confirming.</summary>
/// <param name="Debit">All that the account is debited.</param>
/// <param name="DebitForAmount">The part of it that buys what is sent.</param>
/// <param name="DebitForCharge">The part of it that is the bank's charge, in the account's currency.</param>
/// <param name="Rate">Price of one unit of the payment's currency in the account's, locked until <paramref name="ExpiresAt"/>.</param>
/// <param name="MidRate">The middle of the market, for comparison.</param>
/// <param name="Instructed">What the payee is to get before charges.</param>
/// <param name="BankCharge">The bank's charge in the payment's currency.</param>
/// <param name="CorrespondentCharge">Paid in advance for the banks on the way, where the payer bears all charges.</param>
/// <param name="Sent">What leaves the bank. Banks on the way may take charges from it unless the payer bears them all.</param>
/// <param name="ValueDate">The day on which the other bank has the money.</param>
/// <param name="Fingerprint">Confirm this: it stands for payee, amounts, rate and charges.</param>
internal sealed record QuoteView(
    Guid QuoteId,
    Guid DebtorAccountId,
    string CreditorName,
    string CreditorAccount,
    string CreditorAgentBic,
    ChargeBearer ChargeBearer,
    Money Debit,
    Money DebitForAmount,
    Money DebitForCharge,
    decimal Rate,
    decimal MidRate,
    Money Instructed,
    Money BankCharge,
    Money CorrespondentCharge,
    Money Sent,
    string? IntermediaryBic,
    DateOnly ValueDate,
    DateTimeOffset ExpiresAt,
    string Uetr,
    string Fingerprint)
{
    public static QuoteView Of(CrossBorderQuote quote)
    {
        var terms = quote.ReadTerms();
        var amounts = terms.Amounts;
        return new QuoteView(
            quote.Id,
            quote.DebtorAccountId,
            quote.CreditorName,
            quote.CreditorIdentifier,
            quote.CreditorAgentBic,
            terms.ChargeBearer,
            amounts.Debit,
            amounts.DebitForAmount,
            amounts.DebitForCharge,
            terms.Rate,
            terms.MidRate,
            amounts.Instructed,
            amounts.BankCharge,
            amounts.CorrespondentCharge,
            amounts.Sent,
            terms.IntermediaryBic,
            quote.ValueDate,
            quote.ExpiresAt,
            quote.Uetr,
            quote.Fingerprint);
    }
}
