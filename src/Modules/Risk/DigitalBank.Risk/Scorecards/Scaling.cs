namespace DigitalBank.Risk.Scorecards;

/// <summary>How log-odds become points.</summary>
/// <param name="BaseScore">The score of an applicant whose odds of being good are <paramref name="BaseOdds"/> to one.</param>
/// <param name="PointsToDoubleTheOdds">So many points more, and the odds are twice as high.</param>
internal sealed record Scaling(int BaseScore, double BaseOdds, double PointsToDoubleTheOdds)
{
    public static readonly Scaling Standard = new(600, 50, 20);

    private double Factor => PointsToDoubleTheOdds / Math.Log(2);

    public double PointsOf(double logOdds) => logOdds * Factor;

    public double ScoreOf(double logOdds) => BaseScore + ((logOdds - Math.Log(BaseOdds)) * Factor);

    /// <summary>The chance of going bad that a score stands for, between 0 and 1, to six decimals.</summary>
    public decimal ProbabilityOfDefault(int score)
    {
        var odds = BaseOdds * Math.Pow(2, (score - BaseScore) / PointsToDoubleTheOdds);
        return decimal.Round((decimal)(1 / (1 + odds)), 6);
    }
}
