namespace DigitalBank.Risk.Names;

/// <summary>How alike two words are.</summary>
internal static class Likeness
{
    /// <summary>Jaro-Winkler: 1 for the same word, 0 for nothing in common; a common beginning counts more.</summary>
    /// <remarks>Source: Winkler 1990, "String Comparator Metrics and Enhanced Decision Rules", with the usual weight of 0.1 for up to four letters.</remarks>
    public static double JaroWinkler(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var jaro = Jaro(one, other);
        var prefix = 0;
        while (prefix < Math.Min(4, Math.Min(one.Length, other.Length)) && one[prefix] == other[prefix])
        {
            prefix++;
        }

        return jaro + (prefix * 0.1 * (1 - jaro));
    }

    /// <summary>How many letters must be put in, left out, changed, or swapped with their neighbour (optimal string alignment).</summary>
    public static int Edits(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var width = other.Length + 1;
        Span<int> rows = width <= 100 ? stackalloc int[3 * width] : new int[3 * width];
        var before = rows[..width];
        var last = rows[width..(2 * width)];
        var now = rows[(2 * width)..];
        for (var j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j < width; j++)
            {
                var change = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                now[j] = Math.Min(change, Math.Min(last[j], now[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                }
            }

            var oldest = before;
            before = last;
            last = now;
            now = oldest;
        }

        return last[^1];
    }

    private static double Jaro(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.IsEmpty || other.IsEmpty)
        {
            return 0;
        }

        var reach = Math.Max(0, (Math.Max(one.Length, other.Length) / 2) - 1);
        var inOne = new bool[one.Length];
        var inOther = new bool[other.Length];
        var common = 0;
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j < Math.Min(other.Length, i + reach + 1); j++)
            {
                if (!inOther[j] && one[i] == other[j])
                {
                    (inOne[i], inOther[j]) = (true, true);
                    common++;
                    break;
                }
            }
        }

        return common == 0 ? 0 : Average(one, other, inOne, inOther, common);
    }

    private static double Average(ReadOnlySpan<char> one, ReadOnlySpan<char> other, bool[] inOne, bool[] inOther, int common)
    {
        var (swapped, next) = (0, 0);
        for (var i = 0; i < one.Length; i++)
        {
            if (inOne[i])
            {
                next = Array.IndexOf(inOther, true, next);
                swapped += one[i] == other[next] ? 0 : 1;
                next++;
            }
        }

        var (matches, transpositions) = ((double)common, swapped / 2.0);
        return ((matches / one.Length) + (matches / other.Length) + ((matches - transpositions) / matches)) / 3;
    }
}
