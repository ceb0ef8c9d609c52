using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pain001;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Iso20022;

public class Pain001ReaderTests
{
    [Fact]
    public void A_file_is_read_with_everything_that_its_payments_need()
    {
        var examination = Pain001Reader.Examine(Open(Samples.Pain001));
        var payments = Pain001Reader.Payments(Open(Samples.Pain001)).ToList();

        examination.Refusals.ShouldBeEmpty();
        examination.Header.ShouldBe(new CreditTransferHeader(
            "pain.001.001.09", "MSG-1", new DateTimeOffset(2026, 11, 20, 8, 30, 0, TimeSpan.Zero), 2, 150.5m, examination.Header!.InitiatingParty));
        (examination.Payments, examination.PaymentInformations, examination.Sum).ShouldBe((2, 1, 150.50m));

        var first = payments[0];
        first.Block.RequestedExecutionDate.ShouldBe(new DateOnly(2026, 11, 23));
        first.Block.Debtor.AddressLines.ShouldBe(["Hauptstraße 1", "10115 Berlin"]);
        first.Block.DebtorAccount.Iban.ShouldBe("DE89370400440532013000");
        first.Block.DebtorAgent.Bic.ShouldBe("COBADEFFXXX");
        first.Amount.ToString().ShouldBe("100.50 EUR");
        (first.InstructionId, first.EndToEndId, first.Uetr).ShouldBe(("I-1", "E-1", "eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1"));
        (first.ChargeBearer, first.Purpose, first.RemittanceInformation).ShouldBe(("SLEV", "SUPP", "Invoice 4711 of October"));
        first.Creditor!.Name.ShouldBe("Société Générale de Café");
        (payments[1].ChargeBearer, payments[1].CreditorAccount!.OtherId, payments[1].CreditorReference).ShouldBe(("SHAR", "12345678", "RF18539007547034"));
        payments.ShouldAllBe(payment => payment.IsAcceptable);
    }

    [Fact]
    public void Prefixes_a_byte_order_mark_and_an_envelope_make_no_difference()
    {
        var prefixed = System.Text.RegularExpressions.Regex.Replace(
            Samples.Pain001[Samples.Pain001.IndexOf("<Document", StringComparison.Ordinal)..], "<(/?)([A-Z])", "<$1Doc:$2").Replace(" xmlns=", " xmlns:Doc=", StringComparison.Ordinal);

        Pain001Reader.Examine(Open("\uFEFF" + Samples.Pain001)).IsAccepted.ShouldBeTrue();
        Pain001Reader.Examine(Open($"<Envelope xmlns=\"urn:any\"><Header/>{prefixed}</Envelope>")).IsAccepted.ShouldBeTrue();
    }

    [Theory]
    [InlineData("<MsgId>MSG-1</MsgId>", "", "FF01", "MsgId is missing in GrpHdr, before CreDtTm.")]
    [InlineData("<MsgId>MSG-1</MsgId>", "<MsgId>123456789012345678901234567890123456</MsgId>", "FF01", "1 to 35 characters")]
    [InlineData("<MsgId>MSG-1</MsgId>", "<MsgId></MsgId>", "FF01", "1 to 35 characters")]
    [InlineData("<CreDtTm>2026-11-20T09:30:00+01:00</CreDtTm>", "<CreDtTm>20.11.2026</CreDtTm>", "FF01", "a date and time")]
    [InlineData("<NbOfTxs>2</NbOfTxs>\n      <CtrlSum>150.50</CtrlSum>\n      <InitgPty>", "<NbOfTxs>3</NbOfTxs><InitgPty>", "AM18", "given as 3, but there are 2")]
    [InlineData("<CtrlSum>150.50</CtrlSum>\n      <InitgPty>", "<CtrlSum>150.51</CtrlSum><InitgPty>", "AM10", "given as 150.51")]
    [InlineData("<CtrlSum>150.50</CtrlSum>\n      <ReqdExctnDt>", "<CtrlSum>1</CtrlSum><ReqdExctnDt>", "AM10", "given as 1,")]
    [InlineData("<ReqdExctnDt><DtTm>2026-11-23T08:00:00</DtTm></ReqdExctnDt>", "<ReqdExctnDt>2026-11-23</ReqdExctnDt>", "FF01", "no place for text")]
    [InlineData("<PmtMtd>TRF</PmtMtd>", "<PmtMtd>CASH</PmtMtd>", "FF01", "one of CHK, TRF, TRA")]
    [InlineData("<PmtMtd>TRF</PmtMtd>", "<PmtMtd>TRF</PmtMtd><PmtMtd>TRF</PmtMtd>", "FF01", "at most 1 times")]
    [InlineData("<ChrgBr>SLEV</ChrgBr>", "<Wrong/>", "FF01", "Wrong has no place in PmtInf.")]
    [InlineData("<ChrgBr>SLEV</ChrgBr>", "<PmtInfId>X</PmtInfId>", "FF01", "PmtInfId stands too late in PmtInf")]
    [InlineData("<BICFI>BNPAFRPP</BICFI>", "<BIC>BNPAFRPP</BIC>", "FF01", "BIC has no place in FinInstnId.")]
    [InlineData("<BICFI>BNPAFRPP</BICFI>", "<BICFI>BNPA-RPP</BICFI>", "FF01", "a BIC of 8 or 11")]
    [InlineData("Ccy=\"EUR\">50<", "Ccy=\"eur\">50<", "FF01", "three capital letters")]
    [InlineData("Ccy=\"EUR\">50<", ">50<", "FF01", "needs the attribute Ccy")]
    [InlineData("Ccy=\"EUR\">50<", "Ccy=\"EUR\" Extra=\"1\">50<", "FF01", "no attribute Extra")]
    [InlineData("Ccy=\"EUR\">50<", "Ccy=\"EUR\">-50<", "FF01", "an amount of 0 or more")]
    [InlineData("Ccy=\"EUR\">50<", "Ccy=\"EUR\">1234567890123456789<", "FF01", "at most 18 digits")]
    [InlineData("Ccy=\"EUR\">50<", "Ccy=\"EUR\">50.000001<", "FF01", "5 of them decimals")]
    [InlineData("<Id><Othr><Id>12345678</Id></Othr></Id>", "<Id/>", "FF01", "needs one of IBAN, Othr")]
    [InlineData("<IBAN>FR1420041010050500013M02606</IBAN>", "<IBAN>fr1420041010050500013M02606</IBAN>", "FF01", "an IBAN without spaces")]
    [InlineData("<UETR>eb6305c9-1f7a-49de", "<UETR>eb6305c9-1f7a-19de", "FF01", "a version 4 UUID")]
    [InlineData("</Document>", "", "FF01", "not well-formed XML")]
    [InlineData("pain.001.001.09", "pain.001.001.02", "FF01", "the bank reads pain.001.001.03 to .12")]
    [InlineData("pain.001.001.09", "pain.008.001.02", "FF01", "The file is a pain.008.001.02")]
    [InlineData("urn:iso:std:iso:20022:tech:xsd:", "urn:other:", "FF01", "no ISO 20022 message")]
    public void A_file_with_a_fault_is_refused_with_what_and_where(string sound, string faulty, string code, string sentence)
    {
        Samples.Pain001.ShouldContain(sound);

        var refusal = Pain001Reader.Examine(Open(Samples.Pain001.Replace(sound, faulty, StringComparison.Ordinal))).Refusals[0];

        refusal.ReasonCode.ShouldBe(code);
        refusal.Message.ShouldContain(sentence);
        (refusal.Line > 0 || sentence.StartsWith("no ISO", StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Ccy=\"EUR\">50<", "Ccy=\"XXZ\">50<", "AM11")]
    [InlineData("Ccy=\"EUR\">50<", "Ccy=\"DEM\">50<", "AM03")]
    [InlineData("FR1420041010050500013M02606", "FR1520041010050500013M02606", "AC03")]
    [InlineData("DE89370400440532013000", "DE8937040044053201300", "AC02")]
    [InlineData("<PmtMtd>TRF", "<PmtMtd>CHK", "AG01")]
    public void A_payment_with_a_fault_is_rejected_and_the_file_is_accepted(string sound, string faulty, string code)
    {
        var file = Samples.Pain001.Replace(sound, faulty, StringComparison.Ordinal);

        Pain001Reader.Examine(Open(file)).IsAccepted.ShouldBeTrue();
        Pain001Reader.Payments(Open(file)).SelectMany(payment => payment.Findings).Select(finding => finding.ReasonCode).Distinct().ShouldBe([code]);
    }

    [Fact]
    public void Two_payments_with_one_UETR_are_a_duplicate_and_the_second_is_rejected()
    {
        var file = Samples.Pain001.Replace("<EndToEndId>E-2</EndToEndId>", "<EndToEndId>E-2</EndToEndId><UETR>eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1</UETR>", StringComparison.Ordinal);

        Pain001Reader.Payments(Open(file)).Select(payment => string.Concat(payment.Findings.Select(finding => finding.ReasonCode))).ShouldBe([string.Empty, "AM05"]);
    }

    [Theory]
    [InlineData("EUR", "50.001", "AM12")]
    [InlineData("JPY", "50.5", "AM12")]
    [InlineData("EUR", "0", "AM01")]
    [InlineData("EUR", "50.000", null)]
    [InlineData("KWD", "50.001", null)]
    public void An_amount_must_fit_its_currency(string currency, string amount, string? code)
    {
        var sum = 100.50m + decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
        var file = Samples.Pain001.Replace("Ccy=\"EUR\">50<", $"Ccy=\"{currency}\">{amount}<", StringComparison.Ordinal)
            .Replace("150.50", sum.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

        Pain001Reader.Examine(Open(file)).Refusals.ShouldBeEmpty();
        Pain001Reader.Payments(Open(file)).Last().Findings.Select(finding => finding.ReasonCode).ShouldBe(code is null ? [] : [code]);
    }

    private static Stream Open(string xml) => new WrittenMessage(xml).Open();
}
