namespace DigitalBank.Platform.Iso20022;

/// <summary>How much XML the bank is willing to read.</summary>
public sealed record XmlLimits
{
    public static XmlLimits Default { get; } = new();

    /// <summary>Size of the whole document. A pain.001 of 50,000 payments takes about 60 million bytes.</summary>
    public long MaxBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Nesting of elements. The deepest element of payment and statement messages is at level 18, plus an envelope.</summary>
    public int MaxDepth { get; init; } = 40;

    /// <summary>Characters of one text or one start tag. The longest text of the messages that the bank reads has 10,000.</summary>
    public int MaxTextLength { get; init; } = 100_000;

    /// <summary>Elements inside one payment or statement entry, which is held in memory as a whole.</summary>
    public int MaxElementsPerItem { get; init; } = 500_000;
}
