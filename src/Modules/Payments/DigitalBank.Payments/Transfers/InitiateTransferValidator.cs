using DigitalBank.SharedKernel.Identifiers;
using FluentValidation;

namespace DigitalBank.Payments.Transfers;

/// <summary>The shape of a transfer: what could not leave the bank in an ISO 20022 message is refused at the door.</summary>
internal sealed class InitiateTransferValidator : AbstractValidator<InitiateTransfer>
{
    private const int LongestIdentifier = 34;

    private const int LongestReference = 35;

    private const int LongestText = 140;

    public InitiateTransferValidator()
    {
        RuleFor(c => c.IdempotencyKey).NotEmpty()
            .WithErrorCode("payments.idempotency_key_missing").WithMessage("Send an Idempotency-Key header with a UUID of your choice.");
        RuleFor(c => c.DebtorAccountId).NotEmpty()
            .WithErrorCode("payments.debtor_account_missing").WithMessage("Name the account to pay from.");
        RuleFor(c => c).Must(c => c.CreditorAccountId is null != string.IsNullOrWhiteSpace(c.CreditorIdentifier))
            .WithErrorCode("payments.creditor_account_missing").WithMessage("Name the account to pay to: either its id, or its IBAN or number.")
            .OverridePropertyName("creditor");
        RuleFor(c => c.Amount).Must(amount => amount.IsPositive)
            .WithErrorCode("payments.amount_not_positive").WithMessage("The amount must be above zero.");
        RuleFor(c => c.CreditorAccountId).NotEqual(c => c.DebtorAccountId)
            .WithErrorCode("payments.same_account").WithMessage("The account to pay from and the account to pay to are the same.");
        RuleFor(c => c.CreditorIdentifier).Must(HaveRightCheckDigits)
            .WithErrorCode("payments.iban_invalid").WithMessage("This IBAN is mistyped: its check digits or its length are wrong.")
            .When(c => LooksLikeIban(c.CreditorIdentifier));
        RuleFor(c => c.CreditorIdentifier).Must(text => text is null || Iban.TryParse(text, out _) || (IsOneLine(text) && text.Trim().Length <= LongestIdentifier))
            .WithErrorCode("payments.account_number_invalid").WithMessage("An account number has at most 34 characters.");
        RuleFor(c => c.CreditorName).NotEmpty()
            .WithErrorCode("payments.creditor_name_missing").WithMessage("Name the payee.")
            .When(c => c is { CreditorAccountId: null, WaitingPaymentId: null });
        RuleFor(c => c.CreditorName).Must(text => IsText(text, LongestText))
            .WithErrorCode("payments.creditor_name_invalid").WithMessage("A name is one line of at most 140 characters.");
        RuleFor(c => c.CreditorAgentBic).Must(bic => bic is null || Bic.TryParse(bic, out _))
            .WithErrorCode("payments.bic_invalid").WithMessage("A BIC has 8 or 11 capital letters and digits.");

        // 140 is the length of one unstructured remittance line in ISO 20022; a longer text could not leave the bank.
        RuleFor(c => c.RemittanceInformation).Must(text => IsText(text, LongestText))
            .WithErrorCode("payments.remittance_too_long").WithMessage("The text for the payee is one line of at most 140 characters.");
        RuleFor(c => c.EndToEndId).Must(text => IsText(text, LongestReference))
            .WithErrorCode("payments.end_to_end_id_invalid").WithMessage("A reference is one line of at most 35 characters.");
    }

    private static bool IsText(string? text, int longest) => text is null || (text.Length <= longest && IsOneLine(text));

    // Control characters cannot be written in XML.
    private static bool IsOneLine(string text) => !text.Any(char.IsControl);

    private static string Plain(string text) => text.Replace(" ", string.Empty, StringComparison.Ordinal);

    private static bool LooksLikeIban(string? text) =>
        text is not null && Plain(text) is [>= 'A' and <= 'Z' or >= 'a' and <= 'z', >= 'A' and <= 'Z' or >= 'a' and <= 'z', >= '0' and <= '9', >= '0' and <= '9', ..];

    private static bool HaveRightCheckDigits(string? text) => Iban.TryParse(text, out _);
}
