namespace DigitalBank.Risk.Scorecards;

/// <summary>How a scorecard is made from past applicants.</summary>
/// <param name="Target">The column that says who went bad.</param>
/// <param name="Categorical">Columns whose numbers are names.</param>
/// <param name="Ignored">Columns that may not speak: numbers of rows, and what the law forbids to judge by.</param>
/// <param name="LeastInformation">Attributes with a lower information value stay out.</param>
/// <param name="Ridge">Penalty on the weights; see <see cref="LogisticRegression"/>.</param>
internal sealed record ScorecardTraining(
    string Target,
    IReadOnlyCollection<string> Categorical,
    IReadOnlyCollection<string> Ignored,
    Classing Classing,
    double LeastInformation,
    double Ridge,
    Scaling Scaling)
{
    /// <summary>What did best on rows left out of published tables, small and large.</summary>
    public static ScorecardTraining Standard(string target) => new(
        target,
        Categorical: [],
        Ignored: ["id"],
        new Classing(FineBins: 20, LeastShare: 0.02, LeastChiSquare: 1),
        LeastInformation: 0.005,
        Ridge: 3,
        Scaling.Standard);

    /// <exception cref="FormatException">There is no such column, or all applicants are good, or all bad.</exception>
    public Scorecard Train(string name, CreditRows rows)
    {
        var outcomes = rows.Outcomes(Target);
        if (!outcomes.Contains(true) || !outcomes.Contains(false))
        {
            throw new FormatException("There must be good and bad applicants to learn from.");
        }

        var attributes = rows
            .Columns.Where(column => column != Target && !Ignored.Contains(column))
            .Select(column => (Values: rows.Column(column), Name: column))
            .Select(one => (Bins: Classing.Class(one.Name, one.Values, outcomes, Categorical.Contains(one.Name)), one.Values))
            .Where(one => one.Bins.InformationValue >= LeastInformation)
            .OrderByDescending(one => one.Bins.InformationValue)
            .ThenBy(one => one.Bins.Attribute, StringComparer.Ordinal)
            .Select(one => (one.Bins, Evidence: one.Values.Select(value => one.Bins.WeightsOfEvidence[one.Bins.BinOf(value)]).ToArray()))
            .ToList();
        while (true)
        {
            var weights = LogisticRegression.Fit([.. attributes.Select(one => one.Evidence)], outcomes, Ridge);

            // A weight below zero would turn evidence for an applicant into points against: no person could be given that reason.
            var worst = Enumerable.Range(0, attributes.Count).Where(i => weights[i + 1] <= 0).OrderBy(i => weights[i + 1]).ToList();
            if (worst.Count == 0)
            {
                return Scorecard.Of(name, Scaling, [.. attributes.Select(one => one.Bins)], weights);
            }

            attributes.RemoveAt(worst[0]);
        }
    }
}
