using System.Globalization;
using System.Text.RegularExpressions;

namespace DigitalBank.Payments.Iso20022.Structure;

/// <summary>
/// Reads message structures written as text, one shape per line (indented lines continue it): <c>Name = A:Type, B?:Type, C*:Type</c> for a
/// sequence (<c>? * + {0;7}</c> say how often) and <c>Name = A:Type | B:Type</c> for a choice. A part may end in <c>@2019..</c> or
/// <c>@..2009</c>: it belongs to messages of that generation only.
/// </summary>
internal static partial class ShapeGrammar
{
    /// <param name="generation">Year of the ISO 20022 release that a message version follows.</param>
    public static Shape Build(string grammar, string root, int generation)
    {
        // An indented line continues the one before.
        var lines = grammar.Replace("\n    ", " ", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .ToDictionary(sides => sides[0], sides => sides[1]);
        return Shaped(root, lines, generation, []);
    }

    private static Shape Shaped(string name, Dictionary<string, string> lines, int generation, Dictionary<string, Shape> known)
    {
        if (known.TryGetValue(name, out var shape))
        {
            return shape;
        }

        var isChoice = lines[name].Contains('|', StringComparison.Ordinal);
        var parts = new List<Part>();
        shape = new Shape(name, isChoice, parts);
        known.Add(name, shape);
        foreach (var written in lines[name].Split(isChoice ? '|' : ',', StringSplitOptions.TrimEntries))
        {
            var match = PartPattern().Match(written);
            if (!match.Success)
            {
                throw new FormatException($"'{written}' in {name} is no part of a structure.");
            }

            if (generation >= Year(match, "from", 0) && generation <= Year(match, "to", int.MaxValue))
            {
                parts.Add(Typed(match, lines, generation, known));
            }
        }

        return shape;
    }

    private static Part Typed(Match match, Dictionary<string, string> lines, int generation, Dictionary<string, Shape> known)
    {
        var type = match.Groups["type"].Value;
        var (min, max) = Occurrence(match.Groups["often"].Value);
        return new Part(match.Groups["element"].Value, min, max)
        {
            Shape = type switch
            {
                "*" => Shape.Anything,
                "any" => Shape.Foreign,
                _ when lines.ContainsKey(type) => Shaped(type, lines, generation, known),
                _ => null,
            },
            Text = type is "*" or "any" || lines.ContainsKey(type)
                ? null
                : TextRule.Find(type) ?? throw new FormatException($"The structure names an unknown type {type}."),
            HasCurrency = type is "Amount" or "FineAmount",
        };
    }

    private static (int Min, int Max) Occurrence(string often) => often switch
    {
        "" => (1, 1),
        "?" => (0, 1),
        "*" => (0, int.MaxValue),
        "+" => (1, int.MaxValue),
        _ => (0, int.Parse(often.AsSpan(3, often.Length - 4), NumberStyles.None, CultureInfo.InvariantCulture)),
    };

    private static int Year(Match match, string group, int otherwise) => match.Groups[group].Success
        ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
        : otherwise;

    [GeneratedRegex(@"^(?<element>\w+)(?<often>[?*+]|\{0;\d+\})?:(?<type>\*|[\w/]+)(@(?<from>\d{4})?\.\.(?<to>\d{4})?)?$")]
    private static partial Regex PartPattern();
}
