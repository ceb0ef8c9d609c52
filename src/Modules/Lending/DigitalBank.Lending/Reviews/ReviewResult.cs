using System.Globalization;
using DigitalBank.Lending.Exposures;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Reviews;

internal enum ReviewOutcome
{
    Keep = 1,

    Raise = 2,

    Lower = 3,

    /// <summary>No new money.</summary>
    Freeze = 4,

    /// <summary>A person decides.</summary>
    Refer = 5,

    /// <summary>A frozen borrower may have new money again; only people decide so.</summary>
    Lift = 6,
}

/// <summary>Signs that a borrower may come into trouble.</summary>
[Flags]
internal enum EarlyWarnings
{
    None = 0,
    FallingInflow = 1,
    RefusedPayments = 2,
    RisingUtilisation = 4,

    /// <summary>More loans of the borrower are overdue than at the review before.</summary>
    NewArrears = 8,

    /// <summary>Loans of those who count together with the borrower are.</summary>
    ArrearsElsewhere = 16,
    CovenantDue = 32,
    CovenantMissed = 64,
}

/// <param name="Code">Stable, for machines.</param>
/// <param name="Words">For whoever decides, and for the borrower who asks.</param>
internal sealed record ReviewReason(string Code, string Words);

/// <summary>What a review came to. Pure: the same policy and inputs give the same result, so a stored one can be made again.</summary>
/// <param name="Grade">Of the policy; empty where nothing could be worked out.</param>
/// <param name="Limit">What the borrower may owe when it acts; null where nothing could be worked out.</param>
/// <param name="People">How many have to agree before it acts.</param>
internal sealed record ReviewResult(
    ReviewOutcome Outcome,
    int Points,
    string Grade,
    Money? Limit,
    int People,
    EarlyWarnings Warnings,
    IReadOnlyList<ReviewReason> Reasons,
    IReadOnlyList<ScoredAspect> Parts)
{
    /// <returns>What the borrower may owe from now on, beside what the products say; null where nothing could be worked out.</returns>
    public BorrowerLimit? NewLimit(ReviewInputs? inputs) =>
        inputs is { ProductLimit: { IsPositive: true } products } && Limit is { } limit ? new BorrowerLimit(limit, products) : null;

    /// <summary>Limits are cut to whole hundreds, in the main unit.</summary>
    private const decimal Step = 100;

    /// <param name="inputs">Null where they could not be gathered.</param>
    /// <param name="missing">Why they could not.</param>
    public static ReviewResult Of(ReviewPolicy policy, ReviewInputs? inputs, string? missing)
    {
        try
        {
            return inputs is null ? NotReviewed(policy, missing) : Judged(policy, inputs);
        }
        catch (OverflowException)
        {
            // One borrower with impossible amounts must not keep the others from their review.
            return NotReviewed(policy, missing: null);
        }
    }

    private static ReviewResult Judged(ReviewPolicy policy, ReviewInputs inputs)
    {
        var (score, warnings) = (BehaviourScore.Of(policy, inputs), WarningsOf(policy.Warnings, inputs));
        var signs = warnings.Select(warning => warning.Kind).Aggregate(EarlyWarnings.None, (all, one) => all | one);
        var (outcome, reason) = OutcomeOf(policy, inputs, score.Points, signs, warnings.Count);
        var limit = outcome switch
        {
            ReviewOutcome.Raise => Raised(policy, inputs),
            ReviewOutcome.Lower => Lowered(policy, inputs),
            _ => inputs.Limit,
        };
        return new ReviewResult(
            outcome, score.Points, policy.GradeOf(score.Points), limit, policy.People.For(outcome), signs,
            [reason, .. warnings.Select(warning => warning.Reason)], score.Parts);
    }

    /// <remarks>In this order: what stops new money, what a person has to look at, the limit down, the limit up.</remarks>
    private static (ReviewOutcome, ReviewReason) OutcomeOf(ReviewPolicy policy, ReviewInputs inputs, int points, EarlyWarnings signs, int warnings)
    {
        var freeze = inputs.Lost.IsPositive ? ReviewReasons.EarlierLoss
            : inputs.DaysPastDue > policy.FreezeOverDays ? ReviewReasons.LongOverdue
            : points < policy.FreezeBelow ? ReviewReasons.LowScore
            : null;
        return (freeze, inputs.IsFrozen) switch
        {
            ({ } reason, true) => (ReviewOutcome.Keep, reason),
            ({ } reason, false) => (ReviewOutcome.Freeze, reason),
            (null, true) => (ReviewOutcome.Refer, ReviewReasons.MayBeLifted),
            _ when signs.HasFlag(EarlyWarnings.CovenantMissed) => (ReviewOutcome.Refer, ReviewReasons.CovenantMissed),
            _ when warnings >= policy.ReferFromWarnings => (ReviewOutcome.Refer, ReviewReasons.Warned),
            _ when points < policy.LowerBelow && Lowered(policy, inputs) < inputs.Limit => (ReviewOutcome.Lower, ReviewReasons.WeakScore),
            _ when points < policy.LowerBelow => (ReviewOutcome.Keep, ReviewReasons.WeakScore),
            _ when points < policy.RaiseFrom => (ReviewOutcome.Keep, ReviewReasons.AsExpected),
            _ when warnings > 0 => (ReviewOutcome.Keep, ReviewReasons.GoodButWarned),
            _ when inputs.LimitSetOn?.AddDays(policy.RaiseEveryDays) > inputs.Date => (ReviewOutcome.Keep, ReviewReasons.ChangedLately),
            _ when Raised(policy, inputs) <= inputs.Limit => (ReviewOutcome.Keep, ReviewReasons.HighestLimit),
            _ => (ReviewOutcome.Raise, ReviewReasons.GoodScore),
        };
    }

    private static List<(EarlyWarnings Kind, ReviewReason Reason)> WarningsOf(WarningRules rules, ReviewInputs inputs)
    {
        var found = new List<(EarlyWarnings, ReviewReason)>();
        Note(inputs.InflowChangePercent <= -rules.InflowFallPercent, EarlyWarnings.FallingInflow, ReviewReasons.FallingInflow);
        Note(inputs.Refusals >= rules.RefusedPayments, EarlyWarnings.RefusedPayments, ReviewReasons.RefusedPayments);

        // A limit that was changed moves what is used of it: that says nothing about the borrower.
        Note(
            !(inputs.LimitSetOn >= inputs.Previous?.Date) && inputs.UtilisationPercent - inputs.Previous?.UtilisationPercent >= rules.UtilisationRise,
            EarlyWarnings.RisingUtilisation, ReviewReasons.RisingUtilisation);
        Note(inputs.OverdueLoans > (inputs.Previous?.OverdueLoans ?? 0), EarlyWarnings.NewArrears, ReviewReasons.NewArrears);
        Note(inputs.OverdueElsewhere > 0, EarlyWarnings.ArrearsElsewhere, ReviewReasons.ArrearsElsewhere);
        if (inputs.NextCovenantOn is { } due && due <= inputs.Date.AddDays(rules.CovenantDays))
        {
            var (kind, words) = due < inputs.Date
                ? (EarlyWarnings.CovenantMissed, "What was promised for {0} has not been shown.")
                : (EarlyWarnings.CovenantDue, "What was promised falls due on {0}.");
            var code = due < inputs.Date ? "covenant_overdue" : "covenant_due";
            found.Add((kind, new ReviewReason(code, string.Format(CultureInfo.InvariantCulture, words, due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))));
        }

        return found;

        void Note(bool isSeen, EarlyWarnings kind, ReviewReason reason)
        {
            if (isSeen)
            {
                found.Add((kind, reason));
            }
        }
    }

    private static Money Raised(ReviewPolicy policy, ReviewInputs inputs)
    {
        var (wished, highest) = (Times(inputs.Limit, 1 + (policy.RaisePercent / 100)), Times(policy.HighestLimit(inputs.ProductLimit), 1));
        return wished < highest ? wished : highest;
    }

    private static Money Lowered(ReviewPolicy policy, ReviewInputs inputs) => Times(inputs.Limit, 1 - (policy.LowerPercent / 100));

    private static Money Times(Money limit, decimal factor)
    {
        var step = Step * limit.Currency.MinorUnitsPerUnit;
        return Money.OfMinor((long)(decimal.Floor(limit.MinorUnits * factor / step) * step), limit.Currency);
    }

    private static ReviewResult NotReviewed(ReviewPolicy policy, string? missing) => new(
        ReviewOutcome.Refer, Points: 0, Grade: "", Limit: null, policy.People.Refer, EarlyWarnings.None,
        [missing == ReviewReasons.NoExchangeRate.Code ? ReviewReasons.NoExchangeRate : ReviewReasons.NotReviewed], Parts: []);
}
