using FluentValidation;

namespace DigitalBank.Accounts.Holding;

internal static class ReasonRule
{
    /// <summary>What the auditor will read; one line.</summary>
    public static IRuleBuilderOptions<T, string> IsReason<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().WithErrorCode("accounts.reason_missing")
        .MaximumLength(140).WithErrorCode("accounts.reason_too_long");
}
