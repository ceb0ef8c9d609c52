using System.Globalization;
using System.Text;
using System.Xml;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Platform.Iso20022;

/// <summary>Writes an ISO 20022 message element by element; what has no value is left out, and texts are made to fit.</summary>
/// <remarks>UTF-8 without byte order mark, indented by two spaces, line feeds only. Streams: nothing but the current element is held.</remarks>
public sealed class MessageWriter : IDisposable
{
    private readonly XmlWriter _xml;

    private readonly TextAlphabet _alphabet;

    private MessageWriter(XmlWriter xml, TextAlphabet alphabet)
    {
        _xml = xml;
        _alphabet = alphabet;
    }

    /// <param name="destination">Left open.</param>
    /// <param name="messageName">Message with version: <c>camt.053.001.08</c>.</param>
    /// <param name="rootElement">The element below Document: <c>BkToCstmrStmt</c>.</param>
    public static MessageWriter Begin(Stream destination, string messageName, string rootElement, TextAlphabet alphabet)
    {
        var xml = XmlWriter.Create(destination, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
            CloseOutput = false,
        });
        xml.WriteStartElement("Document", SafeXml.NamespacePrefix + messageName);
        xml.WriteStartElement(rootElement);
        return new MessageWriter(xml, alphabet);
    }

    /// <summary>Opens an element; disposing closes it.</summary>
    public Opened Element(string name)
    {
        _xml.WriteStartElement(name);
        return new Opened(_xml);
    }

    /// <summary>Writes a text, or nothing when there is none.</summary>
    public void Text(string name, string? text, int maxLength)
    {
        if (MessageText.Fit(text, maxLength, _alphabet) is { } fitted)
        {
            _xml.WriteElementString(name, fitted);
        }
    }

    /// <summary>Writes a mandatory text, NOTPROVIDED when there is none.</summary>
    public void RequiredText(string name, string? text, int maxLength) =>
        _xml.WriteElementString(name, MessageText.Fit(text, maxLength, _alphabet) ?? MessageText.NotProvided);

    /// <summary>Writes a choice: Cd where the text is as short as an external code, otherwise Prtry; nothing when there is no text.</summary>
    public void CodeOrProprietary(string name, string? text, int codeLength = 4)
    {
        if (MessageText.Fit(text, 35, _alphabet) is { } fitted)
        {
            _xml.WriteStartElement(name);
            _xml.WriteElementString(fitted.Length <= codeLength ? "Cd" : "Prtry", fitted);
            _xml.WriteEndElement();
        }
    }

    /// <summary>Writes a long text as several elements of the same name.</summary>
    public void TextLines(string name, string? text, int maxLength, int maxLines)
    {
        foreach (var line in MessageText.Lines(text, maxLength, maxLines, _alphabet))
        {
            _xml.WriteElementString(name, line);
        }
    }

    /// <summary>Writes somebody else's reference unchanged where XML can carry it; NOTPROVIDED when there is none.</summary>
    public void Reference(string name, string? reference, int maxLength)
    {
        var isPlain = reference is { Length: > 0 }
            && reference.Length <= maxLength
            && !reference.AsSpan().ContainsAnyInRange('\0', '\u001F')
            && reference.All(XmlConvert.IsXmlChar);
        _xml.WriteElementString(name, isPlain ? reference : MessageText.Fit(reference, maxLength, _alphabet) ?? MessageText.NotProvided);
    }

    /// <summary>Writes a code, IBAN, BIC or other text of known form as it is, or nothing when there is none.</summary>
    public void Code(string name, string? code)
    {
        if (!string.IsNullOrEmpty(code))
        {
            _xml.WriteElementString(name, code);
        }
    }

    /// <summary>Writes an amount without its sign, with the currency's decimals and the attribute Ccy.</summary>
    public void Amount(string name, Money amount)
    {
        _xml.WriteStartElement(name);
        _xml.WriteAttributeString("Ccy", amount.Currency.Code);
        _xml.WriteString((amount.IsNegative ? -amount : amount).ToAmountText());
        _xml.WriteEndElement();
    }

    /// <summary>Writes CRDT for an amount of zero or more, DBIT for a negative one.</summary>
    public void CreditOrDebit(Money amount) => Code("CdtDbtInd", amount.IsNegative ? "DBIT" : "CRDT");

    public void Number(string name, long number) => _xml.WriteElementString(name, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a sum of amounts, whatever their currencies, with at least two decimals.</summary>
    public void Sum(string name, decimal sum) =>
        _xml.WriteElementString(name, sum.ToString("0.00###############", CultureInfo.InvariantCulture));

    /// <summary>Writes a rate as it is, without zeros at its end.</summary>
    public void Rate(string name, decimal rate) =>
        _xml.WriteElementString(name, rate.ToString("0.##########", CultureInfo.InvariantCulture));

    public void Flag(string name, bool flag) => _xml.WriteElementString(name, flag ? "true" : "false");

    public void Date(string name, DateOnly date) =>
        _xml.WriteElementString(name, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Writes an instant in UTC, to the millisecond.</summary>
    public void Instant(string name, DateTimeOffset instant) =>
        _xml.WriteElementString(name, instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary>Hands what was written so far to the stream.</summary>
    public void Flush() => _xml.Flush();

    public void Dispose()
    {
        _xml.WriteEndDocument();
        _xml.Dispose();
    }

    /// <summary>An element that is open until it is disposed.</summary>
    public readonly struct Opened : IDisposable
    {
        private readonly XmlWriter _xml;

        internal Opened(XmlWriter xml) => _xml = xml;

        public void Dispose() => _xml.WriteEndElement();
    }
}
