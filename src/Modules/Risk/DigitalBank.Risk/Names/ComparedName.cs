namespace DigitalBank.Risk.Names;

/// <summary>A name prepared for comparing: lists are prepared once and compared often.</summary>
internal sealed class ComparedName
{
    private static readonly HashSet<string> Weak =
    [
        "AL", "BIN", "BINT", "DE", "LA", "DEL", "VON", "VAN", "DER", "THE", "OF", "AND", "DA", "DI", "ABU", "UL", "Y", "FOR", "NA", "HAJI",
        "MR", "DR", "MRS", "SHEIKH",
    ];

    public ComparedName(string name, bool isPerson)
    {
        IsPerson = isPerson;
        var words = NameWords.Of(name);
        (words, Forms) = isPerson ? (words, new HashSet<int>()) : LegalForms.Split(words);
        Weights = [.. words.Select(WeightOf)];
        Weight = Weights.Sum();
        Words = [.. words.Select(ComparedWord.Of)];
        Pairs = [.. words.Skip(1).Select((word, at) => ComparedWord.Of(words[at] + word))];
        Joined = string.Concat(words);
    }

    public bool IsPerson { get; }

    public ComparedWord[] Words { get; }

    /// <summary>Each word together with the next one: two words may be one in the other name.</summary>
    public ComparedWord[] Pairs { get; }

    /// <summary>How much each word says about who it is.</summary>
    public double[] Weights { get; }

    /// <summary>What all words say together.</summary>
    public double Weight { get; }

    /// <summary>Families of the legal forms that were taken out.</summary>
    public IReadOnlySet<int> Forms { get; }

    /// <summary>All words without blanks: where the blanks go is a matter of taste.</summary>
    public string Joined { get; }

    private static double WeightOf(string word) => word switch
    {
        _ when Weak.Contains(word) => 0.3,
        { Length: 1 } => 0.5,
        { Length: <= 3 } => 0.8,
        _ => 1,
    };
}
