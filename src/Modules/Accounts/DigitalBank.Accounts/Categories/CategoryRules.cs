using System.Text;
using DigitalBank.Accounts.Statements;
using DigitalBank.Platform.Iso20022;
using Microsoft.Extensions.Options;

namespace DigitalBank.Accounts.Categories;

/// <summary>Finds the category of a transaction that its customer has not put into one.</summary>
internal sealed class CategoryRules
{
    /// <summary>What no rule fits.</summary>
    public const string Other = "other";

    private readonly IReadOnlyList<Rule> _rules;

    public CategoryRules(IOptions<CategoryOptions> options)
    {
        var categories = options.Value.Categories.Count > 0 ? options.Value.Categories : StandardCategories.All;
        _rules = [.. categories.Select(category => new Rule(category, [.. category.Words.Select(Words)]))];
        Categories = [.. categories.Where(category => category.Code != Other).Select(category => new CategoryView(category.Code, category.Name)),
            new CategoryView(Other, categories.FirstOrDefault(category => category.Code == Other)?.Name ?? "Other")];
    }

    public IReadOnlyList<CategoryView> Categories { get; }

    public bool Knows(string code) => Categories.Any(category => category.Code == code);

    public string CategoryOf(StatementLine line)
    {
        var text = Words($"{line.CounterpartyName} {line.Narrative?.RemittanceInformation}");
        return _rules.FirstOrDefault(rule => rule.Fits(line, text))?.Category.Code ?? Other;
    }

    /// <summary>Capital letters without accents, a space between words and around them: so a whole word is found by looking for it.</summary>
    private static string Words(string text)
    {
        var words = new StringBuilder(" ", text.Length + 2);
        foreach (var letter in MessageText.Folded(text))
        {
            if (char.IsLetterOrDigit(letter))
            {
                words.Append(letter);
            }
            else if (words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words[^1] == ' ' ? words.ToString() : words.Append(' ').ToString();
    }

    private sealed record Rule(ConfiguredCategory Category, IReadOnlyList<string> Words)
    {
        public bool Fits(StatementLine line, string text) =>
            (Category.Direction is null || Category.Direction == line.Booked.Side)
            && (Category.Events.Contains(line.Booked.EventCode) || Words.Any(word => text.Contains(word, StringComparison.Ordinal)));
    }
}

/// <param name="Name">What the customer reads.</param>
internal sealed record CategoryView(string Code, string Name);
