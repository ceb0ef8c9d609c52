namespace DigitalBank.Platform.Iso20022;

/// <summary>How much XML the bank is willing to read. Bound from configuration where a module offers it.</summary>
public sealed record XmlLimits
{
    public static XmlLimits Default { get; } = new();

    /// <summary>Characters in the whole document. A pain.001 of 50,000 payments has about 60 million.</summary>
    public long MaxCharacters { get; init; } = 64L * 1024 * 1024;

    /// <summary>Nesting of elements. The deepest element that any payment or statement message defines is at level 18.</summary>
    public int MaxDepth { get; init; } = 32;

    /// <summary>Characters of one text or attribute. The longest text of the messages that the bank reads is Max2048Text.</summary>
    public int MaxTextLength { get; init; } = 100_000;

    /// <summary>Elements inside one payment or statement entry, which is held in memory as a whole.</summary>
    public int MaxElementsPerItem { get; init; } = 500_000;
}
