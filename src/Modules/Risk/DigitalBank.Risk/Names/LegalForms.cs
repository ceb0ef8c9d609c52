using System.Collections.Frozen;

namespace DigitalBank.Risk.Names;

/// <summary>Legal forms in the names of firms: they say little about which firm it is, and each is written in many ways.</summary>
internal static class LegalForms
{
    private const int LongestForm = 5;

    // What stands on one line is one form in different countries and spellings.
    private static readonly string[] Families =
    [
        "LLC|OOO|LIMITED LIABILITY COMPANY|GMBH|SRL|SARL|DOO|SOCIETATEA CU RASPUNDERE LIMITATA|LTDA|SPZOO|SP Z O O|SP Z OO|TOO|EURL|BV",
        "LTD|LIMITED|CO LTD|PTY LTD|PTE LTD|PVT LTD",
        "PLC|PUBLIC LIMITED COMPANY",
        "INC|INCORPORATED|CORP|CORPORATION|CO INC",
        "CO|COMPANY",
        "JSC|AG|OAO|PAO|AO|ZAO|OJSC|PJSC|CJSC|SA|NV|SPA|AS|A S|JOINT STOCK COMPANY|OPEN JOINT STOCK COMPANY|AKTIENGESELLSCHAFT|SA DE CV|DE CV",
        "LP|LLP",
        "ANO",
        "SAS",
        "EV",
        "KG",
    ];

    private static readonly FrozenDictionary<string, int> FamilyOf = Families
        .SelectMany((family, number) => family.Split('|').Select(form => (form, number)))
        .ToFrozenDictionary(pair => pair.form, pair => pair.number);

    /// <summary>The words without legal forms, and which forms there were. A name of which only numbers would be left keeps its form.</summary>
    public static (string[] Words, IReadOnlySet<int> Forms) Split(string[] words)
    {
        var kept = new List<string>(words.Length);
        var forms = new HashSet<int>();
        for (var i = 0; i < words.Length;)
        {
            var length = LengthOfFormAt(words, i, forms);
            if (length == 0)
            {
                kept.Add(words[i]);
            }

            i += Math.Max(1, length);
        }

        return kept.Exists(word => !word.All(char.IsAsciiDigit)) ? ([.. kept], forms) : (words, new HashSet<int>());
    }

    private static int LengthOfFormAt(string[] words, int at, HashSet<int> forms)
    {
        for (var length = Math.Min(LongestForm, words.Length - at); length > 0; length--)
        {
            if (FamilyOf.TryGetValue(string.Join(' ', words[at..(at + length)]), out var family))
            {
                forms.Add(family);
                return length;
            }
        }

        return 0;
    }
}
