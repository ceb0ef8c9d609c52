using System.Xml;
using System.Xml.Schema;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Structure;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Iso20022;

/// <summary>The structures that the bank keeps in its code ask for what ISO's schemas ask for, element by element and text by text.</summary>
public class StructureAgainstSchemasTests
{
    /// <summary>What the bank doesn't use and takes as it is; see docs/iso20022.md.</summary>
    private static readonly string[] TakenAsTheyAre = ["CardTx"];

    /// <summary>Texts at and around the edges of every form that a schema may ask for.</summary>
    private static readonly string[] Probes =
    [
        "", " ", "a", "A", "é", "12", "1", "0", "00", "+1", "-1", "-0.01", "0.00001", "0.000001", "1.0000000000000", "0.00000000001", ".5", "5.", ".", "1,5", "1e3",
        "123456789012345678", "1234567890123456789", "1234567890.12345678901", "12345678901", "99999", "123456", "123456789012345", "1234567890123456", "+123", " 12 ", "\u00A012",
        "2026-01-31", "2026-02-30", "2026-01-31Z", "2026-01-31+01:00", "2026-01-31+15:00", "26-01-31", "2026", "2026-01", "31.01.2026", "2026-01-31\u00A0",
        "2026-01-31T12:30:00", "2026-01-31T12:30:00.123Z", "2026-01-31T12:30:00+01:00", "2026-01-31T25:30:00", "2026-01-31T12:30", "2026-01-31 12:30:00", "12:30:00", "12:30:61", "12:30:00Z",
        "true", "false", "TRUE", "yes", "EUR", "eur", "EURO", "DE", "de", "\n", "EUR\n", "DE\n", "CRDT\n", "abcd", "AB12", "ab-1",
        "DEUTDEFF", "DEUTDEFF500", "DEUTDEFF50", "D3UTDEFF", "deutdeff", "DEUTDE1F", "DEUTDEFFXXX\n", "DE89370400440532013000", "de89370400440532013000", "DE8X", "DE89", "DE89 3704 0044 0532 0130 00",
        "529900T8BM49AURSDO55", "529900T8BM49AURSDOAB", "eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1", "EB6305C9-1F7A-49DE-AEC6-0DD1F8A2D2A1", "eb6305c9-1f7a-19de-aec6-0dd1f8a2d2a1",
        "US0378331005", "US037833100A", "+49-30123", "+49 30123", "0049-30123", "QUJD", "QUJ",
        .. new[] { 3, 4, 5, 10, 11, 16, 17, 34, 35, 36, 70, 71, 105, 106, 128, 129, 140, 141, 256, 257, 350, 351, 500, 501, 2048, 2049 }.Select(length => new string('x', length)),
    ];

    private readonly HashSet<(string?, XmlSchemaType)> _compared = [];

    private readonly List<string> _differences = [];

    public static TheoryData<string> Versions => PublishedMessages.Folder is null
        ? ["absent"]
        : [.. Directory.GetFiles(PublishedMessages.Schemas, "*.xsd").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => KnownMessages.Find(name) is not null).Order()];

    [PublishedTheory, MemberData(nameof(Versions))]
    public void The_own_structure_of_a_message_is_that_of_its_schema(string messageName)
    {
        using var file = XmlReader.Create(Path.Combine(PublishedMessages.Schemas, messageName + ".xsd"));
        var schemas = new XmlSchemaSet();
        schemas.Add(null, file);
        schemas.Compile();
        var document = schemas.GlobalElements.Values.Cast<XmlSchemaElement>().Single(element => element.Name == "Document");

        Compare("Document", new Part("Document", 1, 1) { Shape = KnownMessages.Find(messageName)!.ShapeOf(messageName) }, document.ElementSchemaType!);

        _differences.ShouldBeEmpty();
    }

    private void Compare(string path, Part part, XmlSchemaType type)
    {
        if (part.Shape == Shape.Anything)
        {
            if (!TakenAsTheyAre.Contains(part.Element))
            {
                _differences.Add($"{path} is not described");
            }
        }
        else if (type is XmlSchemaComplexType { ContentType: not XmlSchemaContentType.TextOnly } complex)
        {
            if (part.Shape is null)
            {
                _differences.Add($"{path} holds elements");
            }
            else if (part.Shape != Shape.Foreign && _compared.Add((part.Shape.Name, type)))
            {
                CompareParts(path, part.Shape, complex.Particle!);
            }
        }
        else if (part.Text is null)
        {
            _differences.Add($"{path} holds a text");
        }
        else if (_compared.Add((part.Text.Demand, type)))
        {
            CompareTexts(path, part, type);
        }
    }

    private void CompareParts(string path, Shape shape, XmlSchemaParticle particle)
    {
        if (particle is XmlSchemaSequence { Items: [XmlSchemaChoice only] })
        {
            particle = only;
        }

        if (shape.IsChoice != particle is XmlSchemaChoice)
        {
            _differences.Add($"{path} is {(shape.IsChoice ? "no choice" : "a choice")}");
        }

        var elements = ((XmlSchemaGroupBase)particle).Items.Cast<XmlSchemaElement>().ToList();
        var own = string.Join(", ", shape.Parts.Select(part => $"{part.Element}[{part.Min};{(part.Max == int.MaxValue ? "*" : part.Max)}]"));
        var theirs = string.Join(", ", elements.Select(element => $"{element.Name}[{element.MinOccurs};{element.MaxOccursString switch { "unbounded" => "*", null => "1", var max => max }}]"));
        if (own != theirs)
        {
            _differences.Add($"{path}:\n  own    {own}\n  schema {theirs}");
            return;
        }

        for (var index = 0; index < elements.Count; index++)
        {
            Compare($"{path}/{elements[index].Name}", shape.Parts[index], elements[index].ElementSchemaType!);
        }
    }

    private void CompareTexts(string path, Part part, XmlSchemaType type)
    {
        var simple = type as XmlSchemaSimpleType ?? (XmlSchemaSimpleType)((XmlSchemaComplexType)type).BaseXmlSchemaType!;
        var codes = (simple.Content as XmlSchemaSimpleTypeRestriction)?.Facets.OfType<XmlSchemaEnumerationFacet>().Select(facet => facet.Value!) ?? [];
        foreach (var probe in Probes.Concat(codes))
        {
            var expected = Accepts(type.Datatype!, probe);
            if (part.Text!.Holds(probe) != expected && !(expected && IsWronglyAccepted(probe)))
            {
                _differences.Add($"{path} ({part.Text.Demand}): the schema {(expected ? "accepts" : "refuses")} '{probe}'");
            }
        }
    }

    /// <summary>.NET's schemas let a line feed after a pattern and a hard space around a date pass, which XML Schema doesn't.</summary>
    private static bool IsWronglyAccepted(string text) => text[^1] is '\n' or '\u00A0';

    private static bool Accepts(XmlSchemaDatatype form, string text)
    {
        try
        {
            form.ParseValue(text, new NameTable(), null);
            return true;
        }
        catch (XmlSchemaException)
        {
            return false;
        }
    }
}
