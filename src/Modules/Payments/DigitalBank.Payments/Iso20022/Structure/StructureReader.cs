using System.Text;
using System.Xml;
using System.Xml.Schema;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Structure;

/// <summary>
/// Reads a message from front to back, checks it against its structure on the way, and hands it out in pieces that fit into memory.
/// </summary>
/// <remarks>
/// A text of the wrong form is collected as a finding and reading goes on; a wrong, missing or misplaced element ends it, because what
/// follows has no certain meaning any more.
/// </remarks>
internal sealed class StructureReader(Stream content, MessageDefinition definition, XmlLimits? limits) : IDisposable
{
    public const int MaxFindings = 100;

    private readonly XmlLimits _limits = limits ?? XmlLimits.Default;

    private readonly Stack<Frame> _open = new();

    private readonly StringBuilder _text = new();

    private readonly List<MessageFinding> _findings = [];

    // Opening reads the first bytes, which may already be wrong; so it belongs to the reading, not to the constructor.
    private XmlReader _xml = XmlReader.Create(TextReader.Null);

    private string _namespace = string.Empty;

    private bool _hasText;

    private int _elementsInItem;

    private int _findingsBeforeItem;

    /// <summary>Message with version, known once the first item was read.</summary>
    public string MessageName { get; private set; } = string.Empty;

    /// <summary>Texts of the wrong form, the first 100.</summary>
    public IReadOnlyList<MessageFinding> Findings => _findings;

    /// <exception cref="MessageRefusedException">The file is no such message, or its structure is broken.</exception>
    public IEnumerable<MessageItem> Items()
    {
        Translated(() => Begin());
        while (_open.Count > 0)
        {
            foreach (var item in Translated(Next))
            {
                yield return item;
            }
        }

        // A file that is cut off in its envelope is broken all the same.
        while (Translated(_xml.Read))
        {
        }
    }

    public void Dispose() => _xml.Dispose();

    private bool Begin()
    {
        _xml = SafeXml.Open(content, _limits);
        MessageName = SafeXml.MoveToMessage(_xml);
        _namespace = _xml.NamespaceURI;
        var shape = definition.ShapeOf(MessageName) ?? throw new MessageRefusedException(new MessageFinding(
            ReasonCodes.InvalidFileFormat,
            $"The file is a {MessageName}; the bank reads {definition.Versions} here.",
            "Document",
            Line,
            Position));
        var document = new Part("Document", 1, 1) { Shape = shape };
        var element = new MessageElement("Document", null, Line, Position);
        ReadAttributes(document, element);
        Open(document, element);
        return true;
    }

    private IReadOnlyList<MessageItem> Next()
    {
        if (!_xml.Read())
        {
            throw new MessageRefusedException(new MessageFinding(
                ReasonCodes.InvalidFileFormat, "The file ends in the middle of the message."));
        }

        switch (_xml.NodeType)
        {
            case XmlNodeType.Element:
                return Start();
            case XmlNodeType.EndElement:
                return End();
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                _text.Append(_xml.Value);
                _hasText |= _xml.NodeType is XmlNodeType.CDATA ? _xml.Value.Length > 0 : _xml.Value.AsSpan().ContainsAnyExcept(" \t\r\n");
                return [];
            default:
                return [];
        }
    }

    private IReadOnlyList<MessageItem> Start()
    {
        var parent = _open.Peek();
        RefuseTextBetweenElements(parent);
        var child = new MessageElement(_xml.LocalName, parent.Element, Line, Position);
        if (_xml.NamespaceURI != _namespace && parent.Shape != Shape.Foreign)
        {
            throw new MessageRefusedException(child.Finding(
                ReasonCodes.InvalidFileFormat, $"{child.Name} is in the namespace '{_xml.NamespaceURI}', not in that of the message."));
        }

        var isEmpty = _xml.IsEmptyElement;
        var part = parent.Accept(child);
        ReadAttributes(part, child);
        var opened = Open(part, child);
        return isEmpty ? [.. opened, .. End()] : opened;
    }

    private IReadOnlyList<MessageItem> Open(Part part, MessageElement element)
    {
        var isStreamed = (_open.Count == 0 || _open.Peek().IsStreamed) && definition.Streamed.Contains(element.Name);
        if (!isStreamed)
        {
            if (_open.Peek().IsStreamed)
            {
                _elementsInItem = 0;
                _findingsBeforeItem = _findings.Count;
            }
            else
            {
                _open.Peek().Element.Add(element);
            }

            CountElement(element);
        }

        ClearText();
        _open.Push(new Frame(element, part, isStreamed));
        return isStreamed ? [new MessageItem(ItemKind.Opened, element)] : [];
    }

    private IReadOnlyList<MessageItem> End()
    {
        var frame = _open.Pop();
        if (frame.Shape is null || (frame.Shape.IsOpen && frame.Element.Children.Count == 0))
        {
            frame.Element.Text = _text.ToString();
            CheckText(frame);
        }
        else
        {
            RefuseTextBetweenElements(frame);
            frame.Complete();
        }

        ClearText();
        if (frame.IsStreamed)
        {
            return [new MessageItem(ItemKind.Closed, frame.Element)];
        }

        return _open.Peek().IsStreamed
            ? [new MessageItem(ItemKind.Whole, frame.Element, _findings.Count == _findingsBeforeItem)]
            : [];
    }

    private void ReadAttributes(Part part, MessageElement element)
    {
        for (var more = _xml.MoveToFirstAttribute(); more; more = _xml.MoveToNextAttribute())
        {
            if (IsForTheParser())
            {
                continue;
            }

            if (_xml is { LocalName: "Ccy", NamespaceURI: "" } && (part.HasCurrency || part.Shape is { IsOpen: true }))
            {
                element.Currency = _xml.Value;
                CheckCurrency(part, element);
            }
            else if (part.Shape is not { IsOpen: true } || (_xml.NamespaceURI.Length > 0 && part.Shape != Shape.Foreign))
            {
                throw new MessageRefusedException(element.Finding(
                    ReasonCodes.InvalidFileFormat, $"{element.Name} has no attribute {_xml.LocalName}."));
            }
        }

        _xml.MoveToElement();
        if (part.HasCurrency && element.Currency is null)
        {
            Add(element.Finding(ReasonCodes.InvalidFileFormat, $"{element.Name} needs the attribute Ccy."));
        }
    }

    /// <summary>Namespaces, and where a schema is said to be; both may stand everywhere and mean nothing to the bank.</summary>
    private bool IsForTheParser() =>
        _xml.NamespaceURI == "http://www.w3.org/2000/xmlns/"
        || (_xml.NamespaceURI == XmlSchema.InstanceNamespace && _xml.LocalName is "schemaLocation" or "noNamespaceSchemaLocation");

    private void CheckCurrency(Part part, MessageElement element)
    {
        if (part.Shape != Shape.Foreign)
        {
            Check(element, TextRule.Find("Currency")!, element.Currency!, "The currency");
        }
    }

    private void CheckText(Frame frame)
    {
        if (frame.Shape == Shape.Foreign)
        {
            return;
        }

        var rule = frame.Part.Text
            ?? (frame.Element.Currency is null ? TextRule.ForElement(frame.Element.Name) : TextRule.Find("FineAmount"));
        if (rule is not null)
        {
            Check(frame.Element, rule, frame.Element.Text, "The value");
        }
    }

    private void Check(MessageElement element, TextRule rule, string value, string subject)
    {
        if (!rule.Holds(value))
        {
            var shown = value.Length <= 40 ? value : value[..40] + "…";
            Add(element.Finding(ReasonCodes.InvalidFileFormat, $"{subject} '{shown}' of {element.Name} must be {rule.Demand}."));
        }
    }

    private void RefuseTextBetweenElements(Frame frame)
    {
        if (frame.Shape is { } shape && shape != Shape.Foreign && _hasText)
        {
            throw new MessageRefusedException(frame.Element.Finding(
                ReasonCodes.InvalidFileFormat, $"{frame.Element.Name} holds elements; there is no place for text between them."));
        }

        ClearText();
    }

    private void ClearText()
    {
        _text.Clear();
        _hasText = false;
    }

    private void CountElement(MessageElement element)
    {
        if (++_elementsInItem > _limits.MaxElementsPerItem)
        {
            throw new MessageRefusedException(element.Finding(
                ReasonCodes.InvalidFileFormat, $"One payment or entry has more than {_limits.MaxElementsPerItem} elements."));
        }
    }

    private void Add(MessageFinding finding)
    {
        if (_findings.Count < MaxFindings)
        {
            _findings.Add(finding);
        }
    }

    private int Line => ((IXmlLineInfo)_xml).LineNumber;

    private int Position => ((IXmlLineInfo)_xml).LinePosition;

    private static T Translated<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException problem)
        {
            throw new MessageRefusedException(SafeXml.Explain(problem), problem);
        }
    }
}
