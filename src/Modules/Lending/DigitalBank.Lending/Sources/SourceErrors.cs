using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Sources;

internal static class SourceErrors
{
    public static readonly Failure ConsentMissing = new(
        "lending.consent_missing",
        FailureKind.Rejected,
        "The applicant has to consent to what the product looks at before it is looked at. Give the consent, then apply again.");

    public static readonly Failure IncomeUnknown = new(
        "lending.income_unknown",
        FailureKind.Rejected,
        "Without the account's history the applicant has to state an income. State it, or consent to the account being looked at.");

    public static Failure ConsentMissingFor(IEnumerable<SourceUse> uses) => ConsentMissing.Because(
        $"Before this application is decided the applicant has to consent, for the purpose {SourceUse.Purpose}, to the scope "
        + $"{string.Join(" and ", uses.Select(use => use.Scope()))}. Give the consent, then apply again.");
}
