using System.Xml;

namespace DigitalBank.Platform.Iso20022;

/// <summary>Passes on what another reader reads, as long as elements are not nested too deeply and texts are not too long.</summary>
internal sealed class GuardedXmlReader(XmlReader inner, XmlLimits limits) : XmlReader, IXmlLineInfo
{
    private readonly IXmlLineInfo _place = (IXmlLineInfo)inner;

    public override int AttributeCount => inner.AttributeCount;

    public override string BaseURI => inner.BaseURI;

    public override int Depth => inner.Depth;

    public override bool EOF => inner.EOF;

    public override bool IsEmptyElement => inner.IsEmptyElement;

    public override string LocalName => inner.LocalName;

    public override string NamespaceURI => inner.NamespaceURI;

    public override XmlNameTable NameTable => inner.NameTable;

    public override XmlNodeType NodeType => inner.NodeType;

    public override string Prefix => inner.Prefix;

    public override ReadState ReadState => inner.ReadState;

    public override string Value => inner.Value;

    public int LineNumber => _place.LineNumber;

    public int LinePosition => _place.LinePosition;

    public bool HasLineInfo() => _place.HasLineInfo();

    public override bool Read()
    {
        var more = inner.Read();
        if (inner.Depth > limits.MaxDepth)
        {
            throw Refusal($"Elements are nested deeper than {limits.MaxDepth} levels.");
        }

        if (inner.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && inner.Value.Length > limits.MaxTextLength)
        {
            throw Refusal($"A text is longer than the {limits.MaxTextLength} characters that the bank reads.");
        }

        return more;
    }

    public override string GetAttribute(int i) => inner.GetAttribute(i);

    public override string? GetAttribute(string name) => inner.GetAttribute(name);

    public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI);

    public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);

    public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);

    public override bool MoveToElement() => inner.MoveToElement();

    public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();

    public override bool ReadAttributeValue() => inner.ReadAttributeValue();

    public override void ResolveEntity() => inner.ResolveEntity();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private MessageRefusedException Refusal(string message) =>
        new(new MessageFinding("FF01", message, string.Empty, LineNumber, LinePosition));
}
