using System.Collections.Frozen;
using System.Text;
using DigitalBank.SharedKernel.Text;

namespace DigitalBank.Payments.Beneficiaries;

/// <summary>How a name that a payer wrote compares with the holder's.</summary>
internal enum NameMatch
{
    /// <summary>The same words, in any order; capitals, accents, titles and legal forms make no difference.</summary>
    Match = 1,

    /// <summary>Mistyped, shortened to an initial, or a name left out. Only then is the payer told the holder's name.</summary>
    CloseMatch = 2,

    NoMatch = 3,

    /// <summary>The account is not kept here, is closed, or does not exist. Which of them, nobody is told.</summary>
    NotPossible = 4,
}

/// <summary>Compares names of payees. Pure. What is not clearly the same person is no match, because a close match tells the name.</summary>
/// <remarks>The outcomes are those of the European Payments Council's Verification of Payee scheme (EPC218-23).</remarks>
internal static class PayeeNames
{
    private const int ShortestTypo = 4;

    private const int LongWord = 8;

    private static readonly FrozenSet<string> NoNames =
    [
        "MR", "MRS", "MS", "DR", "PROF", "HERR", "FRAU", "DIPL", "ING", "MAG",
        "GMBH", "AG", "KG", "OHG", "UG", "SE", "EV", "EG", "LTD", "LIMITED", "PLC", "LLP", "INC", "SA", "SAS", "SARL", "SRL", "SPA", "BV", "NV", "AB", "OY",
    ];

    public static NameMatch Compare(string written, string held)
    {
        var (ours, theirs) = (Words(held), Words(written));
        if (ours.Count == 0 || theirs.Count == 0)
        {
            return NameMatch.NoMatch;
        }

        return ours.Order(StringComparer.Ordinal).SequenceEqual(theirs.Order(StringComparer.Ordinal)) ? NameMatch.Match
            : IsClose(ours, theirs) ? NameMatch.CloseMatch
            : NameMatch.NoMatch;
    }

    /// <summary>Every word of the shorter name has its counterpart, one of them by more than an initial, and at most one word is left over.</summary>
    private static bool IsClose(List<string> ours, List<string> theirs)
    {
        var (fewer, more) = ours.Count <= theirs.Count ? (ours, theirs) : (theirs, ours);
        var open = new List<string>(more);
        var (whole, initials, typos) = (0, 0, 0);

        // Whole words first, so that an initial does not take the counterpart of a word that has none other.
        foreach (var word in fewer.OrderByDescending(word => open.Contains(word)).ThenByDescending(word => word.Length))
        {
            if (open.Remove(word))
            {
                whole += word.Length > 1 ? 1 : 0;
            }
            else if (open.Find(other => IsTypo(word, other)) is { } mistyped)
            {
                open.Remove(mistyped);
                typos++;
            }
            else if (open.Find(other => IsInitial(word, other)) is { } shortened)
            {
                open.Remove(shortened);
                initials++;
            }
            else
            {
                return false;
            }
        }

        // A family name alone, or nothing but initials and typing errors, is too little to tell somebody whose account it is.
        return open.Count <= 1 && initials <= 1 && typos <= 1
            && (more.Count == 1 ? typos == 1 : whole >= 1 && fewer.Count >= 2);
    }

    private static bool IsInitial(string one, string other) =>
        (one.Length == 1 || other.Length == 1) && one[0] == other[0];

    private static bool IsTypo(string one, string other) =>
        Math.Min(one.Length, other.Length) >= ShortestTypo
        && Distance(one, other) <= (Math.Min(one.Length, other.Length) >= LongWord ? 2 : 1);

    /// <summary>Insertions, deletions, exchanges, and neighbours swapped (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        var cost = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                cost[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[one.Length, other.Length];
    }

    private static List<string> Words(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in LatinLetters.ToBaseCapitals(name))
        {
            plain.Append(letter switch
            {
                'ß' or 'ẞ' => "SS",
                'Ø' => "O",
                'Æ' => "AE",
                'Œ' => "OE",
                'Ł' => "L",
                'Đ' => "D",
                '\'' or '’' or '.' => string.Empty,
                _ => char.IsLetterOrDigit(letter) ? letter.ToString() : " ",
            });
        }

        var words = plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        return words.FindAll(word => !NoNames.Contains(word)) is { Count: > 0 } names ? names : words;
    }
}
