using System.Globalization;

namespace DigitalBank.Lending.Reviews;

/// <summary>What an aspect brought, and why.</summary>
/// <param name="Value">Null where it is not known.</param>
/// <param name="Words">What was seen, for whoever reads the review.</param>
internal sealed record ScoredAspect(BehaviourAspect Aspect, decimal? Value, int Points, string Words);

/// <summary>How a borrower has behaved, as points that sum to the score. Pure.</summary>
internal sealed record BehaviourScore(int Points, IReadOnlyList<ScoredAspect> Parts)
{
    public static BehaviourScore Of(ReviewPolicy policy, ReviewInputs inputs)
    {
        ScoredAspect[] parts = [.. policy.Points.Select(points =>
        {
            var value = ValueOf(points.Aspect, inputs);
            return new ScoredAspect(points.Aspect, value, points.Of(value), WordsOf(points.Aspect, value));
        })];
        return new BehaviourScore(policy.BasePoints + parts.Sum(part => part.Points), parts);
    }

    private static decimal? ValueOf(BehaviourAspect aspect, ReviewInputs inputs) => aspect switch
    {
        BehaviourAspect.Arrears => inputs.DaysPastDue,
        BehaviourAspect.ArrearsHistory => inputs.LastLateOn is { } late ? Math.Max(0, inputs.Date.DayNumber - late.DayNumber) : null,
        BehaviourAspect.Utilisation => inputs.UtilisationPercent,
        BehaviourAspect.InflowTrend => inputs.InflowChangePercent,
        BehaviourAspect.RefusedPayments => inputs.Refusals,
        _ => inputs.OverdueElsewhere,
    };

    private static string WordsOf(BehaviourAspect aspect, decimal? value) => (aspect, value) switch
    {
        (BehaviourAspect.Arrears, 0) => "Nothing is overdue.",
        (BehaviourAspect.Arrears, _) => Say($"A loan is {value} days past due."),
        (BehaviourAspect.ArrearsHistory, null) => "No loan was ever overdue.",
        (BehaviourAspect.ArrearsHistory, _) => Say($"A loan was last overdue {value} days ago."),
        (BehaviourAspect.Utilisation, _) => Say($"{value} % of the limit is used."),
        (BehaviourAspect.InflowTrend, null) => "The account is too young to compare what comes in.",
        (BehaviourAspect.InflowTrend, _) => Say($"What comes in changed by {value} % between the last three months and the three before."),
        (BehaviourAspect.RefusedPayments, _) => Say($"{value} payments were refused or charged back in ninety days."),
        _ => Say($"{value} loans of borrowers who count together with this one are overdue."),
    };

    private static string Say(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
