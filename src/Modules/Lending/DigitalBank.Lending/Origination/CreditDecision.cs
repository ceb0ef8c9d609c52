using DigitalBank.Lending.Bureau;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Sources;
using DigitalBank.Risk.Contracts.Scorecards;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Origination;

internal enum DecisionOutcome
{
    Offer = 1,

    /// <summary>A person decides.</summary>
    Review = 2,

    Decline = 3,
}

/// <summary>Why it was decided so.</summary>
/// <param name="Code">Stable, for machines.</param>
/// <param name="Words">For the customer.</param>
internal sealed record DecisionReason(string Code, string Words);

/// <summary>
/// What became of an application. Pure: the same terms, inputs and score give the same decision, so a stored one can be made again.
/// </summary>
/// <param name="Offer">What is offered, or would be if the person who reviews agrees; null when declined.</param>
/// <param name="Reasons">Why not, why less, or why a person has to look; empty for a plain offer.</param>
/// <param name="Score">Null where the policy asks no scorecard, or there was none.</param>
internal sealed record CreditDecision(DecisionOutcome Outcome, LoanOffer? Offer, IReadOnlyList<DecisionReason> Reasons, ApplicantScore? Score)
{
    // A customer can act on a few reasons; the law asks for the main ones.
    private const int MostScoreReasons = 4;

    /// <summary>Amounts are cut to whole hundreds, in the main unit.</summary>
    private const decimal Step = 100;

    /// <remarks>In this order: what a review has stopped, the score, earlier losses, defaults elsewhere, the limits per customer and group, what the income bears; then what a person has to look at.</remarks>
    public static CreditDecision Of(LoanProductTerms terms, DecisionInputs inputs, ApplicantScore? score)
    {
        var (policy, percent) = (terms.Policy, score?.ProbabilityOfDefault * 100);
        if (inputs.IsFrozen)
        {
            return new CreditDecision(DecisionOutcome.Decline, Offer: null, [DecisionReasons.Frozen], score);
        }

        if (percent > policy.DeclineAbovePercent && !inputs.IsIncomplete)
        {
            return new CreditDecision(DecisionOutcome.Decline, Offer: null, ScoreReasons(policy, score!), score);
        }

        if (inputs.EarlierLoss is { IsPositive: true })
        {
            return new CreditDecision(DecisionOutcome.Decline, Offer: null, [DecisionReasons.EarlierLoss], score);
        }

        if (inputs.Bureau is { Answer: BureauAnswer.Report } report && report.Defaults >= policy.Bureau?.DeclineFromDefaults)
        {
            return new CreditDecision(DecisionOutcome.Decline, Offer: null, [BureauReasons.Defaults(report)], score);
        }

        var amount = inputs.Amount;
        var reasons = new List<DecisionReason>();
        var room = (inputs.Limit?.On(policy.MostExposure) ?? policy.MostExposure) - inputs.Exposure;
        if (amount > room)
        {
            amount = WholeSteps(room.ToDecimal(), amount.Currency);
            reasons.Add(DecisionReasons.ExposureLimit);
        }

        if (policy.MostGroupExposure is { } most && inputs.GroupExposure is { } owed && amount > most - owed)
        {
            amount = WholeSteps((most - owed).ToDecimal(), amount.Currency);
            reasons.Add(DecisionReasons.GroupLimit);
        }

        if (policy.Bureau?.MostDebt is { } mostDebt && inputs.Bureau is { Debt: { } debt } known && amount > mostDebt - debt - inputs.Exposure)
        {
            amount = WholeSteps((mostDebt - debt - inputs.Exposure).ToDecimal(), amount.Currency);
            reasons.Add(BureauReasons.Debt(known));
        }

        if (Bearable(terms, inputs, amount) is var bearable && bearable < amount)
        {
            amount = bearable;
            reasons.Add(DecisionReasons.NotAffordable);
        }

        if (amount < terms.LeastAmount)
        {
            return new CreditDecision(DecisionOutcome.Decline, Offer: null, reasons, score);
        }

        var questions = Questions(terms, inputs, score).ToList();
        return new CreditDecision(
            questions.Count > 0 ? DecisionOutcome.Review : DecisionOutcome.Offer,
            LoanOffer.Of(terms, amount, inputs.Instalments, inputs.Date),
            [.. reasons, .. questions],
            score);
    }

    private static IEnumerable<DecisionReason> Questions(LoanProductTerms terms, DecisionInputs inputs, ApplicantScore? score)
    {
        var policy = terms.Policy;
        if (policy.Scorecard is not null && score is null)
        {
            yield return DecisionReasons.NotScored;
        }

        if (score?.ProbabilityOfDefault * 100 > policy.ReviewAbovePercent)
        {
            foreach (var reason in ScoreReasons(policy, score!))
            {
                yield return reason;
            }
        }

        if (inputs.IsWithheld(CreditSource.OwnAccount))
        {
            yield return DecisionReasons.HistoryWithheld;
        }
        else if (inputs.HistoryMonths < policy.LeastHistoryMonths)
        {
            yield return DecisionReasons.ShortHistory;
        }

        foreach (var reason in BureauReasons.Questions(policy.Bureau ?? new BureauRules(), inputs))
        {
            yield return reason;
        }

        if (inputs.Amount >= policy.ReviewFrom || inputs.Amount >= policy.TwoReviewersFrom)
        {
            yield return DecisionReasons.LargeAmount;
        }

        if (terms.Shape?.HasFinalPayment() == true)
        {
            yield return DecisionReasons.FinalPayment;
        }
    }

    /// <summary>The amount, or as much of it as the instalment that the income leaves room for repays.</summary>
    private static Money Bearable(LoanProductTerms terms, DecisionInputs inputs, Money amount)
    {
        if (amount < terms.LeastAmount)
        {
            return amount;
        }

        var room = (inputs.Income.ToDecimal() * terms.Policy.MostDebtServicePercent / 100)
            - inputs.Obligations.ToDecimal() - inputs.MonthlyInstalments.ToDecimal();
        var instalment = InstalmentOf(terms, inputs, amount);
        if (instalment <= room)
        {
            return amount;
        }

        // Instalments are in proportion to the amount but for rounding, so this is at most a step too high.
        var bearable = WholeSteps(amount.ToDecimal() * Math.Max(0, room) / instalment, amount.Currency);
        return bearable >= terms.LeastAmount && InstalmentOf(terms, inputs, bearable) > room
            ? WholeSteps(bearable.ToDecimal() - Step, amount.Currency)
            : bearable;
    }

    private static decimal InstalmentOf(LoanProductTerms terms, DecisionInputs inputs, Money amount) =>
        LoanOffer.RegularOf(terms, LoanOffer.PlanOf(terms, amount, inputs.Instalments, inputs.Date));

    private static Money WholeSteps(decimal amount, Currency currency) =>
        LoanOffer.MoneyOf(Math.Max(0, decimal.Floor(amount / Step) * Step), currency);

    private static IReadOnlyList<DecisionReason> ScoreReasons(CreditPolicy policy, ApplicantScore score) =>
        [.. score.Reasons.Take(MostScoreReasons).Select(reason => DecisionReasons.OfScore(policy, reason.Attribute))];
}

internal static class DecisionReasons
{
    public static readonly DecisionReason ExposureLimit = new(
        "exposure_limit", "Together with what you owe us already, the amount would be more than we lend to one customer.");

    public static readonly DecisionReason Frozen = new(
        "frozen", "At the moment we lend you nothing more, because of how your loans and your account have developed.");

    public static readonly DecisionReason EarlierLoss = new(
        "earlier_loss", "An earlier loan from us was not repaid.");

    public static readonly DecisionReason GroupLimit = new(
        "group_limit", "Together with what those owe us whose loans count with yours, the amount would be more than we lend to all of you.");

    public static readonly DecisionReason NotAffordable = new(
        "not_affordable", "The instalments would take a larger part of your monthly income than we find responsible.");

    public static readonly DecisionReason ShortHistory = new(
        "short_history", "Your account has not been with us long enough for an automatic decision.");

    public static readonly DecisionReason HistoryWithheld = new(
        "history_withheld", "You have not allowed us to look at your account's history, so a member of our staff decides.");

    public static readonly DecisionReason LargeAmount = new(
        "large_amount", "For an amount as large as this a member of our staff decides.");

    public static readonly DecisionReason FinalPayment = new(
        "final_payment", "A large part of the loan is due at once at its end, so a member of our staff decides.");

    public static readonly DecisionReason NotScored = new(
        "not_scored", "Your application could not be assessed automatically, so a member of our staff decides.");

    public static readonly DecisionReason Reviewed = new(
        "reviewed", "A member of our staff has looked at your application and could not agree to it.");

    /// <summary>In the policy's words for the attribute, or plainly by its name.</summary>
    public static DecisionReason OfScore(CreditPolicy policy, string attribute) => new(
        $"score.{attribute}",
        policy.ReasonWords?.GetValueOrDefault(attribute) ?? $"What we know about you ({attribute.Replace('_', ' ')}) made a loan look risky.");
}
