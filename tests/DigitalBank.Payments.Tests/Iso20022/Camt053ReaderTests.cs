using DigitalBank.Payments.Iso20022.Camt053;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Iso20022;

public class Camt053ReaderTests
{
    private const string Statement = """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
          <BkToCstmrStmt>
            <GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-11-20T23:00:00Z</CreDtTm></GrpHdr>
            <Stmt>
              <Id>S-1</Id>
              <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy><Svcr><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></Svcr></Acct>
              <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>
              <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">20.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>
              <Ntry>
                <NtryRef>1</NtryRef><Amt Ccy="EUR">120.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts><Cd>BOOK</Cd></Sts>
                <BookgDt><Dt>2026-11-20</Dt></BookgDt><ValDt><DtTm>2026-11-21T00:00:00Z</DtTm></ValDt><AcctSvcrRef>B-1</AcctSvcrRef>
                <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
                <NtryDtls>
                  <TxDtls><Refs><InstrId>I-1</InstrId><EndToEndId>E-1</EndToEndId><UETR>eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1</UETR><TxId>T-1</TxId></Refs><Amt Ccy="EUR">20.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>
                    <RltdPties><Cdtr><Pty><Nm>Jane Doe</Nm></Pty></Cdtr><CdtrAcct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></CdtrAcct></RltdPties>
                    <RmtInf><Ustrd>Rent</Ustrd></RmtInf></TxDtls>
                  <TxDtls><Refs><EndToEndId>E-2</EndToEndId></Refs><Amt Ccy="EUR">100.00</Amt></TxDtls>
                </NtryDtls>
              </Ntry>
              <Ntry><Amt Ccy="EUR">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts><BkTxCd/></Ntry>
            </Stmt>
          </BkToCstmrStmt>
        </Document>
        """;

    [Fact]
    public void A_statement_is_read_with_balances_and_entries()
    {
        var examination = Camt053Reader.Examine(Open(Statement));
        var entries = Camt053Reader.Entries(Open(Statement)).ToList();

        examination.Refusals.ShouldBeEmpty();
        examination.Warnings.ShouldBeEmpty();
        var statement = examination.Statements.ShouldHaveSingleItem();
        (statement.StatementId, statement.MessageId, statement.Account.Iban, statement.Servicer?.Bic, statement.Entries)
            .ShouldBe(("S-1", "M-1", "DE89370400440532013000", "COBADEFFXXX", 2));
        (statement.Opening!.Amount.ToString(), statement.Closing!.Amount.ToString()).ShouldBe(("100.00 EUR", "-20.50 EUR"));

        var entry = entries[0];
        (entry.Amount.ToString(), entry.IsCredit, entry.IsReversal, entry.Status, entry.AccountServicerReference, entry.BankTransactionCode)
            .ShouldBe(("120.50 EUR", false, true, "BOOK", "B-1", "PMNT-ICDT-ESCT"));
        (entry.BookingDate, entry.ValueDate).ShouldBe((new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 21)));
        entry.Details.Select(detail => detail.EndToEndId).ShouldBe(["E-1", "E-2"]);
        var detail = entry.Details[0];
        (detail.InstructionId, detail.TransactionId, detail.Uetr, detail.CreditorName, detail.CreditorAccount?.Iban, detail.RemittanceInformation)
            .ShouldBe(("I-1", "T-1", "eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1", "Jane Doe", "FR1420041010050500013M02606", "Rent"));
        detail.Amount.ToString().ShouldBe("20.50 EUR");
        entries[1].Status.ShouldBe("PDNG");
    }

    [Theory]
    [InlineData("20.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Dt>", "20.51</Amt><CdtDbtInd>DBIT</CdtDbtInd><Dt>", "The closing balance is -20.51")]
    [InlineData("DE89370400440532013000", "DE88370400440532013000", "check digits are wrong")]
    public void A_broken_business_rule_is_a_warning(string sound, string faulty, string sentence) =>
        Camt053Reader.Examine(Open(Statement.Replace(sound, faulty, StringComparison.Ordinal))).Warnings.ShouldHaveSingleItem().Message.ShouldContain(sentence);

    [Theory]
    [InlineData("<Id>S-1</Id>", "", "Id is missing in Stmt")]
    [InlineData("<Sts><Cd>BOOK</Cd></Sts>", "<Sts>BOOK</Sts>", "no place for text")]
    [InlineData("Ccy=\"EUR\">5.00<", "Ccy=\"EUR\">5.001<", "more decimals than EUR")]
    [InlineData("<IBAN>FR14", "<IBAN>fr14", "an IBAN without spaces")]
    public void A_broken_structure_refuses_the_file(string sound, string faulty, string sentence) =>
        Camt053Reader.Examine(Open(Statement.Replace(sound, faulty, StringComparison.Ordinal))).Refusals[0].Message.ShouldContain(sentence);

    private static Stream Open(string xml) => new WrittenMessage(xml).Open();
}
