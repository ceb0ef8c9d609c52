using System.Numerics;

namespace DigitalBank.Risk.Names;

/// <summary>How alike two words of names are: a slip of the pen in one of four letters is forgiven, and one more where the words sound alike.</summary>
internal static class WordLikeness
{
    /// <returns>0 to 1.</returns>
    public static double Of(in ComparedWord one, in ComparedWord other)
    {
        if (one.Text == other.Text)
        {
            return 1;
        }

        if (!IsPossible(one, other) || one.Text.All(char.IsAsciiDigit) || other.Text.All(char.IsAsciiDigit))
        {
            return 0;
        }

        var allowed = AllowedEdits(Math.Min(one.Length, other.Length), Math.Max(one.Length, other.Length));
        var edits = Likeness.Edits(one.Text, other.Text);
        var likeness = edits > allowed
            ? 0
            : (1 - ((double)edits / Math.Max(one.Length, other.Length)) + Likeness.JaroWinkler(one.Text, other.Text)) / 2;
        return SoundAlike(one, other) && edits <= allowed + 1 ? Math.Max(likeness, 0.92) : likeness;
    }

    /// <summary>False only where the words are not alike: told by their length, their sound and which letters they have, without comparing them.</summary>
    public static bool IsPossible(in ComparedWord one, in ComparedWord other)
    {
        var (shorter, longer) = (Math.Min(one.Length, other.Length), Math.Max(one.Length, other.Length));
        var allowed = AllowedEdits(shorter, longer);
        var letters = BitOperations.PopCount(one.Letters ^ other.Letters);
        if (letters > 2 * (allowed + 1) || longer - shorter > allowed + 1)
        {
            return false;
        }

        return shorter > 1
            ? (letters <= 2 * allowed && longer - shorter <= allowed) || SoundAlike(one, other)
            : one.Text == other.Text;
    }

    private static bool SoundAlike(in ComparedWord one, in ComparedWord other) => one.Sound.Length > 1 && one.Sound == other.Sound;

    private static int AllowedEdits(int shorter, int longer) => longer <= 3 ? 0 : Math.Min(longer / 4, shorter <= 3 ? 1 : int.MaxValue);
}

/// <summary>A word prepared for comparing.</summary>
/// <param name="Sound">Words that are spoken alike have the same.</param>
/// <param name="Letters">Which letters it has, a bit for each: an edit changes two of them at most.</param>
internal readonly record struct ComparedWord(string Text, string Sound, ulong Letters, int Length)
{
    public static ComparedWord Of(string word) =>
        new(word, Names.Sound.KeyOf(word), word.Aggregate(0UL, (letters, letter) => letters | (1UL << (letter & 63))), word.Length);
}
