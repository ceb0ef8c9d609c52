using System.Text.Json.Serialization;

namespace DigitalBank.Risk.Scorecards;

/// <summary>The points that each bin of an attribute gives. The worst bin gives none.</summary>
internal sealed record ScorecardAttribute(AttributeBins Bins, double Weight, IReadOnlyList<int> Points)
{
    [JsonIgnore]
    public int Most => Points.Max();
}

/// <summary>
/// A table of points: an applicant's score is <see cref="BasePoints"/> and the points of one bin of every attribute. Points are whole
/// numbers, so a score adds up and is the same on every machine.
/// </summary>
internal sealed record Scorecard(string Name, Scaling Scaling, double Intercept, int BasePoints, IReadOnlyList<ScorecardAttribute> Attributes)
{
    /// <summary>What an applicant with the best bin everywhere would have.</summary>
    [JsonIgnore]
    public int BestScore => BasePoints + Attributes.Sum(attribute => attribute.Most);

    /// <param name="weights">The intercept, then a weight per attribute.</param>
    public static Scorecard Of(string name, Scaling scaling, IReadOnlyList<AttributeBins> bins, double[] weights)
    {
        var (attributes, lowest) = (new List<ScorecardAttribute>(), scaling.ScoreOf(weights[0]));
        foreach (var (one, weight) in bins.Zip(weights.Skip(1)))
        {
            var points = one.WeightsOfEvidence.Select(evidence => scaling.PointsOf(weight * evidence)).ToList();
            attributes.Add(new ScorecardAttribute(one, weight, [.. points.Select(p => (int)Math.Round(p - points.Min()))]));
            lowest += points.Min();
        }

        return new Scorecard(name, scaling, weights[0], (int)Math.Round(lowest), attributes);
    }

    /// <param name="values">What is known of an applicant, by attribute; what is not there is missing.</param>
    public ScoredApplicant Score(IReadOnlyDictionary<string, string> values)
    {
        var parts = Attributes
            .Select(attribute => (attribute, Value: values.GetValueOrDefault(attribute.Bins.Attribute) ?? ""))
            .Select(one => (one.attribute, one.Value, Points: one.attribute.Points[one.attribute.Bins.BinOf(one.Value)]))
            .Select(one => new ScorePart(one.attribute.Bins.Attribute, one.Value, one.Points, one.attribute.Most - one.Points))
            .ToList();
        var score = BasePoints + parts.Sum(part => part.Points);
        return new ScoredApplicant(score, BestScore, Scaling.ProbabilityOfDefault(score), parts);
    }

    public IReadOnlyList<int> Score(CreditRows rows)
    {
        var columns = Attributes.Select(attribute => rows.Column(attribute.Bins.Attribute)).ToList();
        return
        [
            .. Enumerable
                .Range(0, rows.Rows.Count)
                .Select(row => BasePoints + Attributes.Select((one, i) => one.Points[one.Bins.BinOf(columns[i][row])]).Sum()),
        ];
    }
}

/// <summary>What one attribute gave, and what it took: the points that its best bin would have given more.</summary>
internal sealed record ScorePart(string Attribute, string Value, int Points, int Lost);

/// <summary>A score with what it is made of: base points and points are the score; the best score less all that was lost is it too.</summary>
internal sealed record ScoredApplicant(int Score, int BestScore, decimal ProbabilityOfDefault, IReadOnlyList<ScorePart> Parts)
{
    /// <summary>What took the most points, worst first: the reasons a person is told.</summary>
    public IReadOnlyList<ScorePart> Reasons =>
        [.. Parts.Where(part => part.Lost > 0).OrderByDescending(part => part.Lost).ThenBy(part => part.Attribute, StringComparer.Ordinal)];
}
