using System.Xml;

namespace DigitalBank.Platform.Iso20022;

/// <summary>Opens XML that came from outside: no document types, no external references, limited size, depth and texts.</summary>
public static class SafeXml
{
    /// <summary>The namespace of every ISO 20022 message, before its name.</summary>
    public const string NamespacePrefix = "urn:iso:std:iso:20022:tech:xsd:";

    /// <summary>Opens a document. Reading it may throw <see cref="XmlException"/> and <see cref="MessageRefusedException"/>.</summary>
    /// <param name="content">Read from where it stands and left open.</param>
    public static XmlReader Open(Stream content, XmlLimits? limits = null)
    {
        limits ??= XmlLimits.Default;
        return new GuardedXmlReader(XmlReader.Create(new GuardedStream(content, limits), Settings(limits)), limits);
    }

    /// <summary>
    /// Moves to the <c>Document</c> element of the ISO 20022 message, whatever envelope or business header surrounds it.
    /// </summary>
    /// <returns>The message with its version (<c>pain.001.001.09</c>), taken from the namespace.</returns>
    /// <exception cref="MessageRefusedException">The file holds no ISO 20022 message.</exception>
    public static string MoveToMessage(XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Document" }
                && xml.NamespaceURI.StartsWith(NamespacePrefix, StringComparison.Ordinal))
            {
                return xml.NamespaceURI[NamespacePrefix.Length..];
            }
        }

        throw new MessageRefusedException(new MessageFinding(
            "FF01", $"The file holds no ISO 20022 message: no Document element of a namespace {NamespacePrefix}…"));
    }

    /// <summary>What a parser's complaint means for the person who has to correct the file.</summary>
    public static MessageFinding Explain(XmlException problem) => new(
        "FF01",
        problem.Message.Contains("DTD", StringComparison.Ordinal)
            ? "The file declares a document type (DTD). The bank doesn't read these; remove the declaration and its entities."
            : $"The file is not well-formed XML: {problem.Message}",
        string.Empty,
        problem.LineNumber,
        problem.LinePosition);

    private static XmlReaderSettings Settings(XmlLimits limits) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = limits.MaxBytes,
        MaxCharactersFromEntities = 1_024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };
}
