using System.Xml;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Validation;

/// <summary>
/// Validates any ISO 20022 message: its structure against the schema of its version, else by the bank's own reader, else against the
/// schemas of other versions; and the business rules.
/// </summary>
/// <param name="schemas">Null where no folder of schemas is named.</param>
internal sealed class MessageValidator(SchemaFolder? schemas, XmlLimits? limits = null)
{
    private const string OwnReader = "DigitalBank";

    /// <param name="id">How the caller names the file.</param>
    /// <param name="content">Read several times, from the start.</param>
    public MessageVerdict Validate(string id, Stream content)
    {
        var findings = new List<MessageFinding>();
        var messageName = NameOf(content, findings);
        if (messageName is null)
        {
            return new MessageVerdict(id, string.Empty, false, OwnReader, BusinessChecks.None, findings);
        }

        var (isValid, judge) = JudgeStructure(messageName, content, findings);
        var checks = CheckBusinessRules(content, findings, ref isValid);
        return new MessageVerdict(id, messageName, isValid, judge, checks, findings);
    }

    private string? NameOf(Stream content, List<MessageFinding> findings)
    {
        try
        {
            content.Position = 0;
            using var xml = SafeXml.Open(content, limits);
            return SafeXml.MoveToMessage(xml);
        }
        catch (MessageRefusedException refused)
        {
            findings.Add(refused.Finding);
        }
        catch (XmlException problem)
        {
            findings.Add(SafeXml.Explain(problem));
        }

        return null;
    }

    private (bool? IsValid, string Judge) JudgeStructure(string messageName, Stream content, List<MessageFinding> findings)
    {
        content.Position = 0;
        if (schemas?.Has(messageName) == true)
        {
            findings.AddRange(schemas.Validate(content, limits));
            return (findings.Count == 0, messageName + ".xsd");
        }

        if (KnownMessages.Find(messageName) is { } definition)
        {
            findings.AddRange(ReadStructure(content, definition));
            return (findings.Count == 0, OwnReader);
        }

        var neighbours = schemas?.Neighbours(messageName) ?? [];
        return neighbours.Count > 0 ? JudgeByNeighbours(neighbours, content, findings) : OnlyASchemaCanJudge(messageName, findings);
    }

    private List<MessageFinding> ReadStructure(Stream content, MessageDefinition definition)
    {
        using var reader = new StructureReader(content, definition, limits);
        try
        {
            foreach (var _ in reader.Items())
            {
                // Only the structure matters here.
            }

            return [.. reader.Findings];
        }
        catch (MessageRefusedException refused)
        {
            return [.. reader.Findings, refused.Finding];
        }
    }

    /// <summary>
    /// Versions differ little, so other versions can judge a message for which there is no schema: an element is wrong when each of them
    /// finds something wrong in it. The verdict says who judged, because it is not as certain as that of the right schema.
    /// </summary>
    private (bool? IsValid, string Judge) JudgeByNeighbours(IReadOnlyList<string> neighbours, Stream content, List<MessageFinding> findings)
    {
        var complaints = neighbours.Select(neighbour => ValidateAs(neighbour, content)).ToList();
        var wrongForAll = complaints
            .Select(one => one.Select(finding => finding.Path))
            .Aggregate((some, others) => some.Intersect(others))
            .ToHashSet();
        findings.AddRange(complaints[0].Where(finding => wrongForAll.Contains(finding.Path)));
        return (findings.Count == 0, string.Join(", ", neighbours) + " (other versions)");
    }

    private IReadOnlyList<MessageFinding> ValidateAs(string neighbour, Stream content)
    {
        content.Position = 0;
        return schemas!.ValidateAs(neighbour, content, limits);
    }

    private (bool? IsValid, string Judge) OnlyASchemaCanJudge(string messageName, List<MessageFinding> findings)
    {
        findings.Add(new MessageFinding(ReasonCodes.Narrative, schemas is null
            ? $"Only a schema can judge a {messageName}: name a folder that holds {messageName}.xsd with --schemas."
            : $"Only a schema can judge a {messageName}, and {schemas.FolderPath} holds none for any of its versions."));
        return (null, "nobody");
    }

    private BusinessChecks CheckBusinessRules(Stream content, List<MessageFinding> findings, ref bool? isValid)
    {
        content.Position = 0;
        using var scan = new BusinessScan(content, limits);
        try
        {
            scan.Run();
        }
        catch (MessageRefusedException refused)
        {
            // Not well-formed somewhere behind what has been judged so far.
            isValid = false;
            if (findings.Count == 0)
            {
                findings.Add(refused.Finding);
            }
        }

        findings.AddRange(scan.Findings);
        return scan.Checks;
    }
}
