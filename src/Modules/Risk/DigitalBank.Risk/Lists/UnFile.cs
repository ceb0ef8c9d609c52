using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace DigitalBank.Risk.Lists;

/// <summary>The consolidated list of the United Nations Security Council as XML, read entry by entry.</summary>
/// <remarks>Source: https://www.un.org/securitycouncil/content/un-sc-consolidated-list, schema sc-sanctions.xsd.</remarks>
internal static class UnFile
{
    // No DTD means no external entities and none that grow; an entry of the list has a few kilobytes.
    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 200_000_000,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        IgnoreProcessingInstructions = true,
    };

    /// <exception cref="XmlException">The file is no XML, has a DTD, or is cut off.</exception>
    /// <exception cref="FormatException">The file is of another kind.</exception>
    public static IEnumerable<ListEntry> Read(string file)
    {
        using var reader = XmlReader.Create(file, Safe);
        reader.MoveToContent();
        if (reader.LocalName != "CONSOLIDATED_LIST")
        {
            throw new FormatException($"{Path.GetFileName(file)} is not the consolidated list of the United Nations.");
        }

        reader.Read();
        while (!reader.EOF)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "INDIVIDUAL" or "ENTITY" })
            {
                yield return EntryOf((XElement)XNode.ReadFrom(reader));
            }
            else
            {
                reader.Read();
            }
        }
    }

    private static ListEntry EntryOf(XElement entry)
    {
        var kind = entry.Name.LocalName == "INDIVIDUAL" ? ListedKind.Person : ListedKind.Entity;
        string[] parts = [Text(entry, "FIRST_NAME"), Text(entry, "SECOND_NAME"), Text(entry, "THIRD_NAME"), Text(entry, "FOURTH_NAME")];
        var aliases = entry.Elements($"{entry.Name.LocalName}_ALIAS")
            .Select(alias => Text(alias, "ALIAS_NAME"))
            .Append(Text(entry, "NAME_ORIGINAL_SCRIPT"))
            .Where(name => name.Length > 0)
            .Distinct();
        return new ListEntry(
            Text(entry, "REFERENCE_NUMBER"),
            kind,
            string.Join(' ', parts.Where(part => part.Length > 0)),
            [.. aliases],
            [.. entry.Elements("INDIVIDUAL_DATE_OF_BIRTH").SelectMany(YearsOf).Distinct()],
            [.. entry.Elements("NATIONALITY").Elements("VALUE").Select(value => Countries.CodeOf(value.Value)).OfType<string>().Distinct()],
            Text(entry, "UN_LIST_TYPE"));
    }

    /// <summary>A date, a year, or a span of years.</summary>
    private static IEnumerable<int> YearsOf(XElement birth)
    {
        var texts = new[] { Text(birth, "YEAR"), Text(birth, "FROM_YEAR"), Text(birth, "TO_YEAR"), Text(birth, "DATE") };
        var years = texts
            .Where(text => text.Length >= 4)
            .Select(text => int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0)
            .Where(year => year > 0)
            .ToList();
        return years is [var from, var to] && texts[1].Length > 0 && to > from && to - from < 50 ? Enumerable.Range(from, to - from + 1) : years;
    }

    private static string Text(XElement parent, string name) =>
        string.Join(' ', (parent.Element(name)?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
