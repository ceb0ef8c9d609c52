namespace DigitalBank.SharedKernel.Identifiers;

/// <summary>What people write on paper and in forms, brought to the form that machines exchange.</summary>
internal static class WrittenForm
{
    private const int LongestInput = 64;

    /// <summary>Takes out the spaces, hyphens and points that group an identifier for the eye; letters become upper case.</summary>
    /// <returns>Null when nothing is left or the text is too long to be any identifier.</returns>
    public static string? ToElectronic(string? text)
    {
        if (text is null || text.Length > LongestInput)
        {
            return null;
        }

        var kept = text.Where(c => c is not (' ' or '-' or '.' or '\u00A0')).Select(char.ToUpperInvariant).ToArray();
        return kept.Length == 0 ? null : new string(kept);
    }

    public static bool IsUpperAlphanumeric(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(UpperAlphanumeric);

    /// <summary>Groups of four, the last one as long as it comes out.</summary>
    public static string InGroupsOfFour(string electronic) =>
        string.Join(' ', electronic.Chunk(4).Select(group => new string(group)));

    private static readonly System.Buffers.SearchValues<char> UpperAlphanumeric =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}
