using System.Globalization;
using System.Text;

namespace DigitalBank.Payments.Tests.Support;

/// <summary>Writes camt.053 statements of a correspondent; it adds up unless a test says otherwise.</summary>
internal sealed class StatementBuilder(DateOnly date, decimal opening = 0)
{
    private readonly StringBuilder _entries = new();

    private decimal _sum;

    public string StatementId { get; init; } = $"STMT-{Guid.CreateVersion7():N}"[..34];

    public string Account { get; init; } = "NOSTRO-EUR";

    public decimal? ClosingInstead { get; init; }

    public decimal Closing => ClosingInstead ?? opening + _sum;

    /// <summary>One entry; a negative amount is a debit.</summary>
    public StatementBuilder Entry(decimal amount, string? uetr = null, string? endToEndId = null, DateOnly? on = null)
    {
        _sum += amount;
        var references = (endToEndId is null ? string.Empty : $"<EndToEndId>{endToEndId}</EndToEndId>")
            + (uetr is null ? string.Empty : $"<UETR>{uetr}</UETR>");
        var details = references.Length == 0 ? string.Empty : $"<NtryDtls><TxDtls><Refs>{references}</Refs></TxDtls></NtryDtls>";
        _entries.Append(CultureInfo.InvariantCulture, $"""
            <Ntry><Amt Ccy="EUR">{Math.Abs(amount):F2}</Amt><CdtDbtInd>{Indicator(amount)}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
            <BookgDt><Dt>{on ?? date:yyyy-MM-dd}</Dt></BookgDt><ValDt><Dt>{on ?? date:yyyy-MM-dd}</Dt></ValDt>
            <BkTxCd><Prtry><Cd>PMT</Cd></Prtry></BkTxCd>{details}</Ntry>
            """);
        return this;
    }

    public string WriteTo(string folder, string? name = null)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name ?? $"{StatementId}.xml");
        File.WriteAllText(path, Xml());
        return path;
    }

    public string Xml() => string.Create(CultureInfo.InvariantCulture, $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
        <GrpHdr><MsgId>{StatementId}</MsgId><CreDtTm>2026-11-23T20:00:00Z</CreDtTm></GrpHdr>
        <Stmt><Id>{StatementId}</Id><CreDtTm>2026-11-23T20:00:00Z</CreDtTm>
        <Acct><Id><Othr><Id>{Account}</Id></Othr></Id><Ccy>EUR</Ccy></Acct>
        {Balance("OPBD", opening)}{Balance("CLBD", Closing)}{_entries}</Stmt></BkToCstmrStmt></Document>
        """);

    private string Balance(string type, decimal amount) => string.Create(CultureInfo.InvariantCulture, $"""
        <Bal><Tp><CdOrPrtry><Cd>{type}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{Math.Abs(amount):F2}</Amt>
        <CdtDbtInd>{Indicator(amount)}</CdtDbtInd><Dt><Dt>{date:yyyy-MM-dd}</Dt></Dt></Bal>
        """);

    private static string Indicator(decimal amount) => amount < 0 ? "DBIT" : "CRDT";
}
