namespace DigitalBank.Risk.Scorecards;

/// <summary>How well scores tell good from bad applicants.</summary>
/// <param name="Auc">The chance that a good applicant has a higher score than a bad one; equal scores count half. 0.5 is a coin.</param>
/// <param name="KolmogorovSmirnov">The largest distance between the shares of bad and of good applicants at or below a score.</param>
internal sealed record Discrimination(int Good, int Bad, double Auc, double KolmogorovSmirnov)
{
    public double Gini => (2 * Auc) - 1;

    /// <summary>By the sums of ranks (Mann and Whitney).</summary>
    /// <exception cref="FormatException">All are good, or all are bad: nothing can be told apart.</exception>
    public static Discrimination Of(IReadOnlyList<int> scores, IReadOnlyList<bool> outcomes)
    {
        var (good, bad) = (outcomes.Count(isBad => !isBad), outcomes.Count(isBad => isBad));
        if (good == 0 || bad == 0)
        {
            throw new FormatException("There must be good and bad applicants to compare.");
        }

        var (goodBelow, badBelow, twicePairs, distance) = (0L, 0L, 0L, 0.0);
        foreach (var equal in Enumerable.Range(0, scores.Count).GroupBy(row => scores[row]).OrderBy(group => group.Key))
        {
            var badHere = equal.Count(row => outcomes[row]);
            var goodHere = equal.Count() - badHere;
            twicePairs += goodHere * ((2 * badBelow) + badHere);
            (goodBelow, badBelow) = (goodBelow + goodHere, badBelow + badHere);
            distance = Math.Max(distance, Math.Abs(((double)badBelow / bad) - ((double)goodBelow / good)));
        }

        return new Discrimination(good, bad, twicePairs / (2.0 * good * bad), distance);
    }
}
