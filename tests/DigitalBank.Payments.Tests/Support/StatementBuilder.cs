using System.Globalization;

namespace DigitalBank.Payments.Tests.Support;

/// <summary>Writes camt.053 statements of a correspondent; it adds up unless a test says otherwise.</summary>
internal sealed class StatementBuilder(DateOnly date, decimal opening = 0)
{
    private readonly List<string> _entries = [];

    private decimal _sum;

    public string StatementId { get; init; } = $"STMT-{Guid.CreateVersion7():N}"[..32];

    public string Account { get; init; } = "NOSTRO-EUR";

    public decimal? ClosingInstead { get; init; }

    public decimal Closing => ClosingInstead ?? opening + _sum;

    /// <summary>One entry; a negative amount is a debit.</summary>
    public StatementBuilder Entry(decimal amount, string? uetr = null, string? endToEndId = null, DateOnly? on = null, string? reference = null)
    {
        _sum += amount;
        var references = (endToEndId is null ? string.Empty : $"<EndToEndId>{endToEndId}</EndToEndId>")
            + (uetr is null ? string.Empty : $"<UETR>{uetr}</UETR>");
        var details = references.Length == 0 ? string.Empty : $"<NtryDtls><TxDtls><Refs>{references}</Refs></TxDtls></NtryDtls>";
        _entries.Add(string.Create(CultureInfo.InvariantCulture, $"""
            <Ntry><Amt Ccy="EUR">{Math.Abs(amount):F2}</Amt><CdtDbtInd>{Indicator(amount)}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
            <BookgDt><Dt>{on ?? date:yyyy-MM-dd}</Dt></BookgDt><ValDt><Dt>{on ?? date:yyyy-MM-dd}</Dt></ValDt>
            {(reference is null ? string.Empty : $"<AcctSvcrRef>{reference}</AcctSvcrRef>")}<BkTxCd><Prtry><Cd>PMT</Cd></Prtry></BkTxCd>{details}</Ntry>
            """));
        return this;
    }

    /// <param name="before">Another statement that stands before this one in the file.</param>
    public string WriteTo(string folder, string? name = null, StatementBuilder? before = null) =>
        Write(folder, name ?? $"{StatementId}.xml", Xml("camt.053.001.08", "BkToCstmrStmt", before?.Statement() + Statement()));

    /// <summary>Tells of the first entries before the statement does.</summary>
    public string WriteNotificationTo(string folder, int entries) => Write(
        folder, $"{StatementId}.{entries}.camt.054.xml", Xml("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", Item("Ntfctn", $"N{entries}", string.Empty, entries)));

    /// <summary>Reports the first entries during the day, with the balance of the moment.</summary>
    public string WriteReportTo(string folder, int entries) => Write(
        folder, $"{StatementId}.{entries}.camt.052.xml", Xml("camt.052.001.08", "BkToCstmrAcctRpt", Item("Rpt", $"R{entries}", Balance("ITBD", opening), entries)));

    public string Xml() => Xml("camt.053.001.08", "BkToCstmrStmt", Statement());

    private static string Write(string folder, string name, string xml)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, xml);
        return path;
    }

    private string Statement() => Item("Stmt", string.Empty, Balance("OPBD", opening) + Balance("CLBD", Closing), _entries.Count);

    private string Item(string name, string number, string balances, int entries) => $"""
        <{name}><Id>{StatementId}{number}</Id><CreDtTm>2026-11-23T20:00:00Z</CreDtTm>
        <Acct><Id><Othr><Id>{Account}</Id></Othr></Id><Ccy>EUR</Ccy></Acct>
        {balances}{string.Concat(_entries.Take(entries))}</{name}>
        """;

    private string Xml(string message, string root, string items) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:{message}"><{root}>
        <GrpHdr><MsgId>{StatementId}</MsgId><CreDtTm>2026-11-23T20:00:00Z</CreDtTm></GrpHdr>
        {items}</{root}></Document>
        """;

    private string Balance(string type, decimal amount) => string.Create(CultureInfo.InvariantCulture, $"""
        <Bal><Tp><CdOrPrtry><Cd>{type}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{Math.Abs(amount):F2}</Amt>
        <CdtDbtInd>{Indicator(amount)}</CdtDbtInd><Dt><Dt>{date:yyyy-MM-dd}</Dt></Dt></Bal>
        """);

    private static string Indicator(decimal amount) => amount < 0 ? "DBIT" : "CRDT";
}
