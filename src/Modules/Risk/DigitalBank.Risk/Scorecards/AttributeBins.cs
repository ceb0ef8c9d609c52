using System.Text.Json.Serialization;

namespace DigitalBank.Risk.Scorecards;

/// <summary>Values of one attribute that count alike.</summary>
/// <param name="UpTo">The highest number in a bin of numbers, or null in the last one and where there are no numbers.</param>
/// <param name="Categories">The texts in a bin of texts.</param>
internal sealed record Bin(double? UpTo, IReadOnlyList<string> Categories, int Good, int Bad)
{
    [JsonIgnore]
    public int Rows => Good + Bad;

    [JsonIgnore]
    public double BadRate => Rows == 0 ? 0 : (double)Bad / Rows;

    /// <summary>With the bin above it, or another category.</summary>
    public Bin With(Bin next) => new(next.UpTo, [.. Categories, .. next.Categories], Good + next.Good, Bad + next.Bad);
}

/// <summary>An attribute in bins, each with its weight of evidence.</summary>
/// <param name="Bins">
/// Numbers in ascending bins, or texts by falling rate of bad ones; then always a bin for what is missing or was never seen.
/// </param>
/// <param name="WeightsOfEvidence">
/// Per bin, the natural logarithm of its share of the good over its share of the bad: above zero it speaks for the applicant.
/// </param>
/// <param name="InformationValue">What the attribute alone tells: below 0.02 next to nothing, above 0.3 much (Siddiqi).</param>
internal sealed record AttributeBins(
    string Attribute,
    bool IsNumeric,
    IReadOnlyList<Bin> Bins,
    IReadOnlyList<double> WeightsOfEvidence,
    double InformationValue)
{
    // Half an applicant of each kind is added to every bin, so that one without bad ones has a finite weight.
    private const double Prior = 0.5;

    public static AttributeBins Of(string attribute, bool isNumeric, IReadOnlyList<Bin> bins)
    {
        var (good, bad) = ((double)bins.Sum(bin => bin.Good), (double)bins.Sum(bin => bin.Bad));
        var weights = bins
            .Select(bin => bin.Rows == 0 ? 0 : Math.Log((bin.Good + Prior) / (good + Prior) * (bad + Prior) / (bin.Bad + Prior)))
            .ToList();
        var value = bins.Zip(weights, (bin, weight) => ((bin.Good / good) - (bin.Bad / bad)) * weight).Sum();
        return new AttributeBins(attribute, isNumeric, bins, weights, value);
    }

    /// <summary>The place of the bin that a value belongs to; what was never seen is treated as missing.</summary>
    public int BinOf(string value)
    {
        var missing = Bins.Count - 1;
        var number = 0.0;
        if (CreditRows.IsMissing(value) || (IsNumeric && !CreditRows.IsNumber(value, out number)))
        {
            return missing;
        }

        for (var place = 0; place < missing; place++)
        {
            if (IsNumeric ? Bins[place].UpTo is not { } highest || number <= highest : Bins[place].Categories.Contains(value))
            {
                return place;
            }
        }

        return missing;
    }
}
