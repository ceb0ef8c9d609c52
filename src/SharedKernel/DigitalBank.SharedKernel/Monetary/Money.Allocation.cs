namespace DigitalBank.SharedKernel.Monetary;

public readonly partial record struct Money
{
    /// <summary>Splits the amount in proportion to the weights, so that the parts add up to exactly the amount.</summary>
    /// <param name="weights">None negative, at least one positive; a part with weight zero gets nothing.</param>
    /// <returns>One part per weight, in the same order, each less than one minor unit away from its exact share.</returns>
    /// <remarks>
    /// Largest remainder: every part gets its share cut off towards zero; the minor units left over go one each to the parts
    /// that lost most by the cut, the earlier part first where two lost the same.
    /// </remarks>
    /// <exception cref="ArgumentException">There are no weights, one is negative, or all are zero.</exception>
    public IReadOnlyList<Money> Allocate(params IReadOnlyList<long> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count == 0 || weights.Any(weight => weight < 0) || weights.All(weight => weight == 0))
        {
            throw new ArgumentException("Weights must not be negative and must not all be zero.", nameof(weights));
        }

        // 128 bits hold the product of two longs, so no share is rounded before the remainders are compared.
        var total = weights.Aggregate((Int128)0, (sum, weight) => sum + weight);
        var amount = (Int128)MinorUnits;
        var parts = weights.Select(weight => (long)(amount * weight / total)).ToArray();
        var leftOver = parts.Aggregate(amount, (rest, part) => rest - part);

        var byLoss = Enumerable.Range(0, parts.Length)
            .OrderByDescending(i => Int128.Abs(amount * weights[i] % total))
            .ThenBy(i => i);
        foreach (var i in byLoss.Take((int)Int128.Abs(leftOver)))
        {
            parts[i] += Int128.Sign(leftOver);
        }

        var currency = Currency;
        return [.. parts.Select(part => OfMinor(part, currency))];
    }

    /// <summary>Splits the amount into equal parts; where it does not divide, the first parts get one minor unit more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one part.</exception>
    public IReadOnlyList<Money> Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        return Allocate([.. Enumerable.Repeat(1L, parts)]);
    }
}
