namespace DigitalBank.Risk.Names;

/// <summary>
/// How alike two names are: each word is paired with the one that is most like it, wherever it stands; what stays without a partner takes
/// away by its weight, twice where both names have something that the other lacks.
/// </summary>
internal sealed class NameComparison
{
    private const double LeastLikeness = 0.6;
    private const double LikenessOfInitial = 0.85;
    private const double StrongWeight = 0.8;
    private const double ForOneWord = 0.8;
    private const double Rounding = 1e-9;
    private const int MostMarked = 64;

    private readonly ComparedName _one;
    private readonly ComparedName _other;
    private readonly bool[] _pairedInOne;
    private readonly bool[] _pairedInOther;
    private double _likeness;

    private NameComparison(ComparedName one, ComparedName other)
    {
        (_one, _other) = (one, other);
        (_pairedInOne, _pairedInOther) = (new bool[one.Words.Length], new bool[other.Words.Length]);
    }

    /// <summary>Whether the two can reach a score at all, told by which letters their words have. It never denies what <see cref="Score(ComparedName, ComparedName)"/> gives.</summary>
    /// <remarks>Most candidates share one word with the name that is sought: for them this is a tenth of the work.</remarks>
    public static bool CanReach(ComparedName one, ComparedName other, double least)
    {
        if (one.Joined == other.Joined || Math.Max(one.Words.Length, other.Words.Length) > MostMarked)
        {
            return true;
        }

        var (inOne, inOther) = (0UL, 0UL);
        MarkWords(one, other, ref inOne, ref inOther);
        MarkJoined(one, other, ref inOne, ref inOther);
        MarkJoined(other, one, ref inOther, ref inOne);
        var (leftInOne, leftInOther) = (Left(one, inOne), Left(other, inOther));
        var paired = one.Weight + other.Weight - leftInOne - leftInOther;
        var most = paired <= 0 ? 0 : paired / (paired + Math.Max(leftInOne, leftInOther) + (2 * Math.Min(leftInOne, leftInOther)));
        var strong = Math.Min(Strong(one, inOne), Strong(other, inOther));
        return (strong < 2 && leftInOne + leftInOther > 0 ? most * ForOneWord : most) >= least - Rounding;
    }

    /// <returns>0 to 1.</returns>
    public static double Score(ComparedName one, ComparedName other)
    {
        if (one.Words.Length == 0 || other.Words.Length == 0)
        {
            return 0;
        }

        var score = one.Joined == other.Joined ? 1 : new NameComparison(one, other).Score();
        var formsDiffer = one.Forms.Count > 0 && other.Forms.Count > 0 && !one.Forms.Overlaps(other.Forms);
        return formsDiffer ? score * 0.93 : score;
    }

    private double Score()
    {
        PairWords();
        PairJoined(_one, _other, _pairedInOne, _pairedInOther);
        PairJoined(_other, _one, _pairedInOther, _pairedInOne);
        if (_one.IsPerson || _other.IsPerson)
        {
            PairInitials(_one, _other, _pairedInOne, _pairedInOther);
            PairInitials(_other, _one, _pairedInOther, _pairedInOne);
        }

        var (leftInOne, leftInOther) = (Left(_one, _pairedInOne), Left(_other, _pairedInOther));
        var paired = _one.Weight + _other.Weight - leftInOne - leftInOther;
        var score = paired <= 0 ? 0 : _likeness / (paired + Math.Max(leftInOne, leftInOther) + (2 * Math.Min(leftInOne, leftInOther)));

        // One word in common is a family name, a town or a trade; it takes two to point at somebody.
        var strong = Math.Min(Strong(_one, _pairedInOne), Strong(_other, _pairedInOther));
        return strong < 2 && leftInOne + leftInOther > 0 ? score * ForOneWord : score;
    }

    private static void MarkWords(ComparedName one, ComparedName other, ref ulong inOne, ref ulong inOther)
    {
        for (var i = 0; i < one.Words.Length; i++)
        {
            for (var j = 0; j < other.Words.Length; j++)
            {
                ref readonly var word = ref one.Words[i];
                ref readonly var partner = ref other.Words[j];
                if (WordLikeness.IsPossible(word, partner)
                    || ((word.Length == 1 || partner.Length == 1) && word.Text[0] == partner.Text[0]))
                {
                    inOne |= 1UL << i;
                    inOther |= 1UL << j;
                }
            }
        }
    }

    private static void MarkJoined(ComparedName apart, ComparedName joined, ref ulong inApart, ref ulong inJoined)
    {
        for (var i = 0; i < apart.Pairs.Length; i++)
        {
            for (var j = 0; j < joined.Words.Length; j++)
            {
                if (WordLikeness.IsPossible(apart.Pairs[i], joined.Words[j]))
                {
                    inApart |= 3UL << i;
                    inJoined |= 1UL << j;
                }
            }
        }
    }

    private void PairWords()
    {
        var pairs = new List<(double Likeness, int Distance, int InOne, int InOther)>();
        for (var i = 0; i < _one.Words.Length; i++)
        {
            for (var j = 0; j < _other.Words.Length; j++)
            {
                var likeness = WordLikeness.Of(_one.Words[i], _other.Words[j]);
                if (likeness >= LeastLikeness)
                {
                    pairs.Add((likeness, Math.Abs(i - j), i, j));
                }
            }
        }

        foreach (var (likeness, _, i, j) in pairs.OrderByDescending(pair => pair.Likeness).ThenBy(pair => pair.Distance))
        {
            if (!_pairedInOne[i] && !_pairedInOther[j])
            {
                (_pairedInOne[i], _pairedInOther[j]) = (true, true);
                _likeness += likeness * (_one.Weights[i] + _other.Weights[j]);
            }
        }
    }

    /// <summary>Two words here that are one there: Abdul Rahman and Abdulrahman.</summary>
    private void PairJoined(ComparedName apart, ComparedName joined, bool[] pairedApart, bool[] pairedJoined)
    {
        for (var i = 0; i < apart.Pairs.Length; i++)
        {
            for (var j = 0; j < joined.Words.Length && !pairedApart[i] && !pairedApart[i + 1]; j++)
            {
                var likeness = pairedJoined[j] ? 0 : WordLikeness.Of(apart.Pairs[i], joined.Words[j]);
                if (likeness >= StrongWeight)
                {
                    (pairedApart[i], pairedApart[i + 1], pairedJoined[j]) = (true, true, true);
                    _likeness += likeness * (apart.Weights[i] + apart.Weights[i + 1] + joined.Weights[j]);
                }
            }
        }
    }

    private void PairInitials(ComparedName initials, ComparedName full, bool[] pairedInitials, bool[] pairedFull)
    {
        for (var i = 0; i < initials.Words.Length; i++)
        {
            for (var j = 0; j < full.Words.Length && initials.Words[i].Length == 1 && !pairedInitials[i]; j++)
            {
                if (!pairedFull[j] && full.Words[j].Text[0] == initials.Words[i].Text[0])
                {
                    (pairedInitials[i], pairedFull[j]) = (true, true);
                    _likeness += LikenessOfInitial * (initials.Weights[i] + full.Weights[j]);
                }
            }
        }
    }

    private static double Left(ComparedName name, bool[] paired) => name.Weights.Where((_, at) => !paired[at]).Sum();

    private static int Strong(ComparedName name, bool[] paired) => name.Weights.Where((weight, at) => paired[at] && weight >= StrongWeight).Count();

    private static double Left(ComparedName name, ulong marked)
    {
        var left = 0.0;
        for (var at = 0; at < name.Weights.Length; at++)
        {
            left += (marked >> at & 1) == 0 ? name.Weights[at] : 0;
        }

        return left;
    }

    private static int Strong(ComparedName name, ulong marked)
    {
        var strong = 0;
        for (var at = 0; at < name.Weights.Length; at++)
        {
            strong += (marked >> at & 1) != 0 && name.Weights[at] >= StrongWeight ? 1 : 0;
        }

        return strong;
    }
}
