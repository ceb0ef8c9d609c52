using FluentValidation;

namespace DigitalBank.Payments;

/// <summary>The rule for reasons that staff give for a decision.</summary>
internal static class StaffReasons
{
    public const int Longest = 140;

    public static void IsAReason<T>(this IRuleBuilder<T, string> reason) => reason
        .NotEmpty().WithErrorCode("payments.reason_missing").WithMessage("Say why: whoever reads the decision years later has nothing else.")
        .MaximumLength(Longest).WithErrorCode("payments.reason_too_long").WithMessage($"Say it in at most {Longest} characters.");
}
