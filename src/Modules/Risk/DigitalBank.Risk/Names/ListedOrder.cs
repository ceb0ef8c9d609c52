namespace DigitalBank.Risk.Names;

/// <summary>Lists print persons as they are sorted: <c>MADURO MOROS, Nicolas</c>.</summary>
internal static class ListedOrder
{
    /// <summary>The name as it is spoken. One comma and a blank after it make a sorted name; anything else is left alone.</summary>
    public static string Spoken(string name) =>
        name.Split(", ") is [{ Length: > 0 } family, { Length: > 0 } given] && !family.Contains(',', StringComparison.Ordinal)
            ? $"{given} {family}"
            : name;
}
