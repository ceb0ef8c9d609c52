namespace DigitalBank.Risk.Scorecards;

/// <summary>
/// Brings the values of an attribute into bins: first fine ones, then neighbours are joined until each has enough applicants, differs
/// from its neighbour by more than chance, and the rate of bad ones only rises or only falls.
/// </summary>
/// <param name="FineBins">Most fine bins of an attribute of numbers, with about as many applicants each.</param>
/// <param name="LeastShare">The least share of all applicants in a bin.</param>
/// <param name="LeastChiSquare">Neighbours whose difference is below it are joined (one degree of freedom: 3.84 is 5 % chance).</param>
internal sealed record Classing(int FineBins, double LeastShare, double LeastChiSquare)
{
    /// <param name="isCategorical">The values are names even where they look like numbers.</param>
    public AttributeBins Class(string attribute, IReadOnlyList<string> values, IReadOnlyList<bool> outcomes, bool isCategorical)
    {
        var known = Enumerable.Range(0, values.Count).Where(row => !CreditRows.IsMissing(values[row])).ToList();
        var isNumeric = !isCategorical && known.All(row => CreditRows.IsNumber(values[row], out _));
        var fine = isNumeric ? Numbers(known, values, outcomes) : Categories(known, values, outcomes);
        var coarse = isNumeric ? OneWay(fine, values.Count) : Joined(fine, values.Count);
        if (isNumeric && coarse.Count > 0)
        {
            coarse[^1] = coarse[^1] with { UpTo = null };
        }

        var missing = Enumerable.Range(0, values.Count).Except(known).ToList();
        var badOnes = missing.Count(row => outcomes[row]);
        return AttributeBins.Of(attribute, isNumeric, [.. coarse, new Bin(null, [], missing.Count - badOnes, badOnes)]);
    }

    private List<Bin> Numbers(List<int> known, IReadOnlyList<string> values, IReadOnlyList<bool> outcomes)
    {
        var distinct = known
            .GroupBy(row => CreditRows.IsNumber(values[row], out var number) ? number : 0)
            .OrderBy(group => group.Key)
            .Select(group => Of(group.Key, [], [.. group], outcomes));
        var bins = new List<Bin>();
        var aim = known.Count / (double)FineBins;
        var inBin = 0;
        foreach (var one in distinct)
        {
            if (bins.Count == 0 || inBin >= aim)
            {
                bins.Add(one);
                inBin = 0;
            }
            else
            {
                bins[^1] = bins[^1].With(one);
            }

            inBin += one.Rows;
        }

        return bins;
    }

    private static List<Bin> Categories(List<int> known, IReadOnlyList<string> values, IReadOnlyList<bool> outcomes) =>
    [
        .. known
            .GroupBy(row => values[row], StringComparer.Ordinal)
            .Select(group => Of(null, [group.Key], [.. group], outcomes))
            .OrderByDescending(bin => bin.BadRate)
            .ThenBy(bin => bin.Categories[0], StringComparer.Ordinal),
    ];

    private static Bin Of(double? upTo, IReadOnlyList<string> categories, IReadOnlyList<int> rows, IReadOnlyList<bool> outcomes)
    {
        var bad = rows.Count(row => outcomes[row]);
        return new Bin(upTo, categories, rows.Count - bad, bad);
    }

    /// <summary>Of the two ways in which the rate of bad ones may go, the one that tells more.</summary>
    private List<Bin> OneWay(List<Bin> fine, int rows)
    {
        var (rising, falling) = (Joined(Pooled(fine, isRising: true), rows), Joined(Pooled(fine, isRising: false), rows));
        return AttributeBins.Of("", isNumeric: true, rising).InformationValue >= AttributeBins.Of("", isNumeric: true, falling).InformationValue
            ? rising
            : falling;
    }

    /// <summary>Joins neighbours that go the other way, again and again (pool adjacent violators).</summary>
    private static List<Bin> Pooled(List<Bin> fine, bool isRising)
    {
        var pooled = new List<Bin>();
        foreach (var next in fine)
        {
            var bin = next;
            while (pooled.Count > 0 && (isRising ? pooled[^1].BadRate >= bin.BadRate : pooled[^1].BadRate <= bin.BadRate))
            {
                bin = pooled[^1].With(bin);
                pooled.RemoveAt(pooled.Count - 1);
            }

            pooled.Add(bin);
        }

        return pooled;
    }

    private List<Bin> Joined(List<Bin> fine, int rows)
    {
        var bins = fine.ToList();
        while (bins.Count > 1)
        {
            var nearest = Enumerable.Range(0, bins.Count - 1).MinBy(place => Distance(bins[place], bins[place + 1], rows));
            if (Distance(bins[nearest], bins[nearest + 1], rows) >= LeastChiSquare)
            {
                break;
            }

            bins[nearest] = bins[nearest].With(bins[nearest + 1]);
            bins.RemoveAt(nearest + 1);
        }

        return bins;
    }

    /// <summary>Below zero where one of the two is too small to stand: the more alike, the further.</summary>
    private double Distance(Bin one, Bin other, int rows)
    {
        var difference = ChiSquare(one, other);
        return Math.Min(one.Rows, other.Rows) < LeastShare * rows ? -1 / (1 + difference) : difference;
    }

    /// <summary>Pearson's chi-square of two bins.</summary>
    private static double ChiSquare(Bin one, Bin other)
    {
        double good = one.Good + other.Good, bad = one.Bad + other.Bad, all = good + bad;
        if (good == 0 || bad == 0)
        {
            return 0;
        }

        var cross = ((double)one.Good * other.Bad) - ((double)one.Bad * other.Good);
        return all * cross * cross / (good * bad * one.Rows * other.Rows);
    }
}
