namespace DigitalBank.Payments.Iso20022.Structure;

/// <summary>Which elements another element holds, in which order and how often.</summary>
/// <param name="IsChoice">One of the parts is given, not all in order.</param>
internal sealed record Shape(string Name, bool IsChoice, IReadOnlyList<Part> Parts)
{
    /// <summary>Anything goes: parts of a message that the bank doesn't use. Well-known elements are still checked.</summary>
    public static Shape Anything { get; } = new("Anything", false, []);

    /// <summary>Content of any namespace, in which nothing is checked.</summary>
    public static Shape Foreign { get; } = new("Foreign", false, []);

    public bool IsOpen => this == Anything || this == Foreign;
}

/// <summary>One element inside another.</summary>
/// <param name="Max">How often at most; <see cref="int.MaxValue"/> for any number.</param>
internal sealed record Part(string Element, int Min, int Max)
{
    /// <summary>What it holds; null for a text.</summary>
    public Shape? Shape { get; set; }

    /// <summary>What its text looks like; null for an element with parts.</summary>
    public TextRule? Text { get; set; }

    /// <summary>An amount has the attribute Ccy, other elements have none.</summary>
    public bool HasCurrency { get; set; }
}
