using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Xml;
using DigitalBank.Payments.Iso20022.Models;

namespace DigitalBank.Payments.Iso20022.Structure;

/// <summary>Reads the parts that all messages share from elements whose structure was checked before.</summary>
internal static class MessageParts
{
    private const NumberStyles PlainDecimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    [return: NotNullIfNotNull(nameof(element))]
    public static PartyIdentification? Party(MessageElement? element)
    {
        // Statements since camt.05x.08 name a party as a choice of party and bank.
        element = element?.Find("Pty") ?? element?.Find("Agt/FinInstnId") ?? element;
        return element is null
            ? null
            : new PartyIdentification(
                element.Value("Nm"),
                AddressLines(element.Find("PstlAdr")),
                element.Value("PstlAdr/Ctry"),
                Identification(element),
                element.Find("Id/PrvtId") is not null);
    }

    [return: NotNullIfNotNull(nameof(element))]
    public static AccountIdentification? Account(MessageElement? element) => element is null
        ? null
        : new AccountIdentification(element.Value("Id/IBAN"), element.Value("Id/Othr/Id"), element.Value("Ccy"), element.Value("Nm"));

    [return: NotNullIfNotNull(nameof(element))]
    public static AgentIdentification? Agent(MessageElement? element) => element?.Find("FinInstnId") is { } institution
        ? new AgentIdentification(
            institution.Value("BICFI") ?? institution.Value("BIC"),
            institution.Value("ClrSysMmbId/MmbId"),
            institution.Value("Nm"),
            institution.Value("Othr/Id"))
        : element is null ? null : new AgentIdentification(null);

    /// <summary>The code of a choice between a code and a proprietary text.</summary>
    public static string? CodeOf(MessageElement? element) => element?.Value("Cd") ?? element?.Value("Prtry");

    /// <summary>Unstructured lines joined by a space.</summary>
    public static string? Remittance(MessageElement? remittance)
    {
        var lines = remittance?.All("Ustrd").Select(line => line.Text).ToList() ?? [];
        return lines.Count == 0 ? null : string.Join(' ', lines);
    }

    public static string? CreditorReference(MessageElement? remittance) =>
        remittance?.All("Strd").Select(structured => structured.Value("CdtrRefInf/Ref")).FirstOrDefault(reference => reference is not null);

    public static decimal Decimal(MessageElement element) =>
        TryDecimal(element) ?? throw new FormatException($"{element.Path} holds no decimal; its structure was not checked.");

    /// <summary>Null where the text is no decimal.</summary>
    public static decimal? TryDecimal(MessageElement element) =>
        decimal.TryParse(element.Text.AsSpan().Trim(), PlainDecimal, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static long Count(MessageElement element) => long.Parse(element.Text, NumberStyles.None, CultureInfo.InvariantCulture);

    public static bool Flag(string? text) => text?.Trim() is "true" or "1";

    /// <summary>A date, or the date of a moment, as the message writes it: no conversion between time zones.</summary>
    public static DateOnly Date(MessageElement element)
    {
        var text = element.Value("Dt") ?? element.Value("DtTm") ?? element.Text;
        return DateOnly.ParseExact(text.Trim().AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>A local time without an offset is taken as UTC.</summary>
    public static DateTimeOffset Instant(MessageElement element)
    {
        var moment = XmlConvert.ToDateTime(element.Text.Trim(), XmlDateTimeSerializationMode.RoundtripKind);
        return moment.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc))
            : new DateTimeOffset(moment.ToUniversalTime());
    }

    private static List<string> AddressLines(MessageElement? address)
    {
        if (address is null)
        {
            return [];
        }

        var lines = new List<string>();
        Add(lines, Joined(address, "Dept", "SubDept"));
        Add(lines, Joined(address, "StrtNm", "BldgNb", "BldgNm", "Flr", "Room"));
        Add(lines, address.Value("PstBx"));
        Add(lines, Joined(address, "PstCd", "TwnNm", "TwnLctnNm", "DstrctNm"));
        Add(lines, address.Value("CtrySubDvsn"));
        lines.AddRange(address.All("AdrLine").Select(line => line.Text));
        return lines;
    }

    private static string Joined(MessageElement element, params string[] names) =>
        string.Join(' ', names.Select(element.Value).Where(value => value is not null));

    private static void Add(List<string> lines, string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            lines.Add(line);
        }
    }

    private static string? Identification(MessageElement party) =>
        party.Value("Id/OrgId/AnyBIC") ?? party.Value("Id/OrgId/BICOrBEI") ?? party.Value("Id/OrgId/LEI")
        ?? party.Value("Id/OrgId/Othr/Id") ?? party.Value("Id/PrvtId/Othr/Id") ?? party.Value("BICFI");
}
