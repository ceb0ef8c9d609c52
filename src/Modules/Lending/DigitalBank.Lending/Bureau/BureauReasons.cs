using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Sources;

namespace DigitalBank.Lending.Bureau;

/// <summary>What a customer is told about what a bureau said. The bureau is named, so that the customer can ask there.</summary>
internal static class BureauReasons
{
    public static readonly DecisionReason Unavailable = new(
        "bureau_unavailable", "We could not ask the credit bureau at the moment, so a member of our staff decides.");

    public static readonly DecisionReason Withheld = new(
        "bureau_withheld", "You have not allowed us to ask a credit bureau, so a member of our staff decides.");

    public static DecisionReason Defaults(BureauFinding finding) => new(
        "bureau_defaults", $"The credit bureau ({finding.Bureau}) tells us of debts to others that were not paid. You may ask the bureau what it holds on you.");

    public static DecisionReason Debt(BureauFinding finding) => new(
        "bureau_debt", $"Together with what you owe others, as the credit bureau ({finding.Bureau}) tells us, the amount would be more than we find responsible.");

    /// <returns>Why a person has to look.</returns>
    public static IEnumerable<DecisionReason> Questions(BureauRules rules, DecisionInputs inputs)
    {
        if (inputs.IsWithheld(CreditSource.CreditBureau))
        {
            yield return Withheld;
        }

        if (inputs.Bureau is not { } finding)
        {
            yield break;
        }

        if (finding.Answer == BureauAnswer.Unavailable)
        {
            yield return Unavailable;
        }

        if (finding.Answer == BureauAnswer.Unknown && rules.ReviewsUnknown)
        {
            yield return new DecisionReason("bureau_unknown", $"The credit bureau ({finding.Bureau}) does not know you, so a member of our staff decides.");
        }

        if (finding.Answer == BureauAnswer.Report && finding.Enquiries >= rules.ReviewFromEnquiries)
        {
            yield return new DecisionReason(
                "bureau_enquiries", $"You have asked several lenders for credit lately, as the credit bureau ({finding.Bureau}) tells us, so a member of our staff decides.");
        }
    }
}
