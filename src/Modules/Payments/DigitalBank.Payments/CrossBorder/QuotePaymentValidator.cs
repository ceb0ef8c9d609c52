using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Monetary;
using FluentValidation;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>The shape of a quote: what could not leave the bank in an ISO 20022 message is refused at the door.</summary>
internal sealed class QuotePaymentValidator : AbstractValidator<QuotePayment>
{
    private const int LongestIdentifier = 34;

    private const int LongestReference = 35;

    private const int LongestText = 140;

    public QuotePaymentValidator()
    {
        RuleFor(c => c.DebtorAccountId).NotEmpty()
            .WithErrorCode("payments.debtor_account_missing").WithMessage("Name the account to pay from.");
        RuleFor(c => c.CreditorName).Must(name => !string.IsNullOrWhiteSpace(name) && IsText(name, LongestText))
            .WithErrorCode("payments.creditor_name_invalid").WithMessage("Name the payee in one line of at most 140 characters.");
        RuleFor(c => c.CreditorIdentifier).Must(text => Iban.TryParse(text, out _) || (!string.IsNullOrWhiteSpace(text) && IsText(text, LongestIdentifier)))
            .WithErrorCode("payments.account_number_invalid").WithMessage("Name the payee's account: an IBAN, or a number of at most 34 characters.");
        RuleFor(c => c.CreditorAgentBic).Must(bic => Bic.TryParse(bic, out _))
            .WithErrorCode("payments.bic_invalid").WithMessage("Name the payee's bank: a BIC has 8 or 11 capital letters and digits.");
        RuleFor(c => c.Amount).Must(amount => amount.IsPositive)
            .WithErrorCode("payments.amount_not_positive").WithMessage("The amount must be above zero.");
        RuleFor(c => c.CurrencyCode).Must(code => Currency.TryOf(code, out _))
            .WithErrorCode("payments.quote_currency_invalid").WithMessage("The currency is one of ISO 4217.");
        RuleFor(c => c.ChargeBearer).IsInEnum()
            .WithErrorCode("payments.charge_bearer_invalid").WithMessage("Charges are borne our, sha or ben.");
        RuleFor(c => c.RemittanceInformation).Must(text => IsText(text, LongestText))
            .WithErrorCode("payments.remittance_too_long").WithMessage("The text for the payee is one line of at most 140 characters.");
        RuleFor(c => c.EndToEndId).Must(text => IsText(text, LongestReference))
            .WithErrorCode("payments.end_to_end_id_invalid").WithMessage("A reference is one line of at most 35 characters.");
    }

    private static bool IsText(string? text, int longest) => text is null || (text.Length <= longest && !text.Any(char.IsControl));
}
