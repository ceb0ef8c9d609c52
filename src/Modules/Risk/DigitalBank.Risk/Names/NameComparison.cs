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
        var paired = _one.Weights.Sum() + _other.Weights.Sum() - leftInOne - leftInOther;
        var score = paired <= 0 ? 0 : _likeness / (paired + Math.Max(leftInOne, leftInOther) + (2 * Math.Min(leftInOne, leftInOther)));

        // One word in common is a family name, a town or a trade; it takes two to point at somebody.
        var strong = Math.Min(Strong(_one, _pairedInOne), Strong(_other, _pairedInOther));
        return strong < 2 && leftInOne + leftInOther > 0 ? score * 0.8 : score;
    }

    private void PairWords()
    {
        var pairs = new List<(double Likeness, int Distance, int InOne, int InOther)>();
        for (var i = 0; i < _one.Words.Length; i++)
        {
            for (var j = 0; j < _other.Words.Length; j++)
            {
                var likeness = WordLikeness(_one.Words[i], _other.Words[j], _one.Sounds[i], _other.Sounds[j]);
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
        for (var i = 0; i + 1 < apart.Words.Length; i++)
        {
            for (var j = 0; j < joined.Words.Length && !pairedApart[i] && !pairedApart[i + 1]; j++)
            {
                var word = apart.Words[i] + apart.Words[i + 1];
                var likeness = pairedJoined[j] ? 0 : WordLikeness(word, joined.Words[j], Sound.KeyOf(word), joined.Sounds[j]);
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
                if (!pairedFull[j] && full.Words[j][0] == initials.Words[i][0])
                {
                    (pairedInitials[i], pairedFull[j]) = (true, true);
                    _likeness += LikenessOfInitial * (initials.Weights[i] + full.Weights[j]);
                }
            }
        }
    }

    /// <summary>A slip of the pen in one of four letters is forgiven, and one more where the words sound alike.</summary>
    private static double WordLikeness(string one, string other, string soundOfOne, string soundOfOther)
    {
        if (one == other)
        {
            return 1;
        }

        var (shorter, longer) = (Math.Min(one.Length, other.Length), Math.Max(one.Length, other.Length));
        var allowed = longer <= 3 ? 0 : Math.Min(longer / 4, shorter <= 3 ? 1 : int.MaxValue);
        if (shorter == 1 || longer - shorter > allowed + 1 || one.All(char.IsAsciiDigit) || other.All(char.IsAsciiDigit))
        {
            return 0;
        }

        var edits = Likeness.Edits(one, other);
        var likeness = edits > allowed ? 0 : (1 - ((double)edits / longer) + Likeness.JaroWinkler(one, other)) / 2;
        var soundsAlike = soundOfOne.Length > 1 && soundOfOne == soundOfOther && edits <= allowed + 1;
        return soundsAlike ? Math.Max(likeness, 0.92) : likeness;
    }

    private static double Left(ComparedName name, bool[] paired) => name.Weights.Where((_, at) => !paired[at]).Sum();

    private static int Strong(ComparedName name, bool[] paired) => name.Weights.Where((weight, at) => paired[at] && weight >= StrongWeight).Count();
}
