using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Schema;

namespace DigitalBank.Platform.Iso20022;

/// <summary>One message read through a validating reader.</summary>
internal static partial class SchemaValidation
{
    private const int MaxFindings = 100;

    public static IReadOnlyList<MessageFinding> Run(Stream message, XmlLimits? limits, Func<string, XmlSchemaSet?> schemasFor)
    {
        var findings = new List<MessageFinding>();
        try
        {
            using var xml = SafeXml.Open(message, limits);
            var messageName = SafeXml.MoveToMessage(xml);
            if (schemasFor(messageName) is not { } schemas)
            {
                return [new MessageFinding("FF01", $"The schema folder has no {messageName}.xsd.")];
            }

            ReadAll(xml, schemas, findings);
            ReadEnvelope(xml);
        }
        catch (MessageRefusedException refused)
        {
            findings.Add(refused.Finding);
        }
        catch (XmlException problem)
        {
            findings.Add(SafeXml.Explain(problem));
        }

        return findings;
    }

    private static void ReadAll(XmlReader xml, XmlSchemaSet schemas, List<MessageFinding> findings)
    {
        var path = new Stack<string>();
        var settings = new XmlReaderSettings
        {
            ValidationType = ValidationType.Schema,
            Schemas = schemas,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
        };
        settings.ValidationEventHandler += (_, problem) => findings.Add(new MessageFinding(
            "FF01", Plain(problem.Message), string.Join('/', path.Reverse()), problem.Exception.LineNumber, problem.Exception.LinePosition));

        using var document = xml.ReadSubtree();
        using var validating = XmlReader.Create(document, settings);
        while (findings.Count < MaxFindings && validating.Read())
        {
            // The name is pushed after the reader has judged it, so that a wrong element is reported at its parent.
            if (validating is { NodeType: XmlNodeType.Element, IsEmptyElement: false })
            {
                path.Push(validating.LocalName);
            }
            else if (validating.NodeType == XmlNodeType.EndElement)
            {
                path.Pop();
            }
        }
    }

    // A file that is cut off after its Document is broken all the same.
    private static void ReadEnvelope(XmlReader xml)
    {
        while (xml.Read())
        {
        }
    }

    private static string Plain(string message) => Namespaces().Replace(message, string.Empty);

    [GeneratedRegex(@" in namespace 'urn:iso:[^']*'|urn:iso:std:iso:20022:tech:xsd:[a-z]{4}(\.\d+)+:")]
    private static partial Regex Namespaces();
}
