using System.Globalization;
using System.Text;

namespace DigitalBank.CrashDay.Schemes;

/// <param name="Payments">To the simulated bank.</param>
/// <param name="PayIns">From the simulated bank, some of them to an account that does not exist.</param>
/// <param name="Kills">SIGKILLs of the bank, spread over the exchange.</param>
public sealed record SchemeDaySize(int Payments, int PayIns, int Kills, int PaymentsPerFile = 100);

/// <summary>A day's payments to another bank and the moments of the crashes. The same seed gives the same plan and the same misbehaviour.</summary>
public sealed class SchemePlan
{
    private const string OtherBanksIban = "FR1420041010050500013M02606";

    private readonly Random _random;

    public SchemePlan(int seed, SchemeDaySize size)
    {
        ArgumentNullException.ThrowIfNull(size);
        Seed = seed;
        Size = size;
        _random = new Random(seed);
        Morning = new CrashPlan(seed, new CrashDaySize(Payments: 0, Kills: 0, PaymentsPerFile: 1, Customers: 4, AccountsPerCustomer: 5));
        Amounts = [.. Enumerable.Range(0, size.Payments).Select(_ => _random.Next(1_00, 900_00))];
        Delays = [.. Enumerable.Range(0, size.Kills).Select(_ => TimeSpan.FromMilliseconds(_random.Next(100, 2_500)))];
    }

    public int Seed { get; }

    public SchemeDaySize Size { get; }

    /// <summary>Accounts and their holders.</summary>
    public CrashPlan Morning { get; }

    /// <summary>Cents.</summary>
    public IReadOnlyList<int> Amounts { get; }

    /// <summary>How long the bank lives before each kill, once it is open.</summary>
    public IReadOnlyList<TimeSpan> Delays { get; }

    /// <summary>The pain.001 files; each payer's end-to-end id is that of the payment's place in the day.</summary>
    public IEnumerable<string> Files() => Amounts
        .Select((amount, place) => (Amount: amount, Place: place + 1))
        .Chunk(Size.PaymentsPerFile)
        .Select((part, number) => File(number + 1, Morning.Accounts[number % Morning.Accounts.Count].Iban, part));

    private string File(int number, string debtor, (int Amount, int Place)[] payments)
    {
        var xml = new StringBuilder();
        xml.Append(CultureInfo.InvariantCulture, $"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
            <GrpHdr><MsgId>SCHEMEDAY-{Seed}-{number}</MsgId><CreDtTm>2026-11-23T08:00:00Z</CreDtTm><NbOfTxs>{payments.Length}</NbOfTxs>
            <InitgPty><Nm>Scheme day</Nm></InitgPty></GrpHdr>
            <PmtInf><PmtInfId>BLOCK-1</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt><Dt>2020-01-02</Dt></ReqdExctnDt>
            <Dbtr><Nm>Payer</Nm></Dbtr><DbtrAcct><Id><IBAN>{debtor}</IBAN></Id></DbtrAcct>
            <DbtrAgt><FinInstnId><BICFI>DGBKDEFFXXX</BICFI></FinInstnId></DbtrAgt>
            """);
        foreach (var (amount, place) in payments)
        {
            xml.Append(CultureInfo.InvariantCulture, $"""
                <CdtTrfTxInf><PmtId><EndToEndId>SD-{place}</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">{amount / 100m:F2}</InstdAmt></Amt>
                <Cdtr><Nm>Payee</Nm></Cdtr><CdtrAcct><Id><IBAN>{OtherBanksIban}</IBAN></Id></CdtrAcct></CdtTrfTxInf>
                """);
        }

        return xml.Append("</PmtInf></CstmrCdtTrfInitn></Document>").ToString();
    }
}
