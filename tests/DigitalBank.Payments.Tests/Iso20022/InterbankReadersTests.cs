using DigitalBank.Payments.Iso20022.Camt053;
using DigitalBank.Payments.Iso20022.Camt056;
using DigitalBank.Payments.Iso20022.Pacs002;
using DigitalBank.Payments.Iso20022.Pacs004;
using DigitalBank.Payments.Iso20022.Pacs008;
using DigitalBank.Payments.Iso20022.Pain008;
using DigitalBank.Payments.Iso20022.Reading;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Iso20022;

public class InterbankReadersTests
{
    private const string Uetr = "eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1";

    [Fact]
    public void An_incoming_credit_transfer_is_read_with_everything_that_crediting_it_needs()
    {
        var (examination, payments) = Read(Pacs008Reader.Reader, InterbankSamples.Pacs008);

        (examination.IsAccepted, examination.Items, examination.Sum).ShouldBe((true, 2, 150.50m));
        (examination.Header!.MessageId, examination.Header.SettlementMethod, examination.Header.ClearingSystem, examination.Header.InstructingAgent!.Bic)
            .ShouldBe(("IN-1", "CLRG", "TGT", "BNPAFRPP"));
        examination.Header.SettlementDate.ShouldBe(new DateOnly(2026, 11, 23));
        var first = payments[0].Content;
        (first.InstructionId, first.EndToEndId, first.TransactionId, first.Uetr, first.SettlementAmount.ToString(), first.ChargeBearer)
            .ShouldBe(("I-1", "E-1", "T-1", Uetr, "100.50 EUR", "SLEV"));
        (first.Debtor.Name, first.DebtorAccount!.Iban, first.CreditorAgent.Bic, first.Creditor.Name, first.CreditorAccount!.Iban, first.RemittanceInformation)
            .ShouldBe(("Jane Doe", "FR1420041010050500013M02606", "COBADEFFXXX", "Muster AG", "DE89370400440532013000", "Invoice 4711"));
        payments[1].Content.CreditorAccount.ShouldBeNull();
    }

    [Fact]
    public void A_status_names_the_payment_the_verdict_and_the_reason()
    {
        var (examination, statuses) = Read(Pacs002Reader.Reader, InterbankSamples.Pacs002);

        examination.IsAccepted.ShouldBeTrue();
        (statuses[0].Content.IsOfGroup, statuses[0].Content.Status, statuses[0].Content.Original.MessageId).ShouldBe((true, "PART", "OUT-1"));
        var payment = statuses[1].Content;
        (payment.IsOfGroup, payment.Status, payment.Original.MessageId, payment.Original.TransactionId, payment.Original.Uetr).ShouldBe((false, "RJCT", "OUT-1", "TX-1", Uetr));
        (payment.Reasons[0].Code, payment.Reasons[0].AdditionalInformation).ShouldBe(("AC04", "The account is closed."));
    }

    [Fact]
    public void A_status_of_an_old_version_is_about_the_one_message_that_its_group_names()
    {
        var old = InterbankSamples.Pacs002.Replace("pacs.002.001.10", "pacs.002.001.03", StringComparison.Ordinal)
            .Replace("<OrgnlGrpInf><OrgnlMsgId>OUT-1</OrgnlMsgId><OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId></OrgnlGrpInf>", string.Empty, StringComparison.Ordinal)
            .Replace($"<OrgnlUETR>{Uetr}</OrgnlUETR>", string.Empty, StringComparison.Ordinal);

        Read(Pacs002Reader.Reader, old).Items[1].Content.Original.MessageId.ShouldBe("OUT-1");
    }

    [Fact]
    public void A_return_says_how_much_of_which_payment_comes_back_and_why()
    {
        var returned = Read(Pacs004Reader.Reader, InterbankSamples.Pacs004).Items.ShouldHaveSingleItem().Content;

        (returned.ReturnId, returned.Amount.ToString(), returned.Original.Amount.ToString(), returned.Original.Uetr, returned.Reasons[0].Code)
            .ShouldBe(("R-1", "99.50 EUR", "100.50 EUR", Uetr, "AC03"));
    }

    [Fact]
    public void A_cancellation_request_says_which_payment_is_to_be_taken_back_and_why()
    {
        var (examination, requests) = Read(Camt056Reader.Reader, InterbankSamples.Camt056);

        (examination.Header!.MessageId, examination.Header.InstructingAgent!.Bic, examination.Header.InstructedAgent!.Bic).ShouldBe(("CX-1", "BNPAFRPP", "COBADEFFXXX"));
        var request = requests.ShouldHaveSingleItem().Content;
        (request.IsOfGroup, request.CancellationId, request.CaseId, request.Original.Uetr, request.Original.MessageId, request.Reasons[0].Code)
            .ShouldBe((false, "C-1", "CASE-1", Uetr, "IN-1", "DUPL"));
    }

    [Fact]
    public void A_direct_debit_is_read_with_its_mandate_and_what_its_block_says()
    {
        var (examination, debits) = Read(Pain008Reader.Reader, InterbankSamples.Pain008);

        (examination.IsAccepted, examination.Items, examination.Header!.InitiatingParty!.Name).ShouldBe((true, 2, "Muster AG"));
        var first = debits[0].Content;
        (first.PaymentInformationId, first.LocalInstrument, first.SequenceType, first.CreditorSchemeId, first.CreditorAccount.Iban)
            .ShouldBe(("BLOCK-1", "CORE", "RCUR", "DE98ZZZ09999999999", "DE89370400440532013000"));
        (first.EndToEndId, first.Uetr, first.Amount.ToString(), first.MandateId, first.MandateSignedOn, first.DebtorAccount.Iban)
            .ShouldBe(("E-1", Uetr, "10.00 EUR", "M-1", new DateOnly(2026, 1, 31), "FR1420041010050500013M02606"));
    }

    [Fact]
    public void A_notification_is_read_like_a_statement_without_balances()
    {
        var examination = Camt053Reader.ExamineNotification(Open(InterbankSamples.Camt054));
        var entry = Camt053Reader.NotifiedEntries(Open(InterbankSamples.Camt054)).ToList().ShouldHaveSingleItem();

        examination.IsAccepted.ShouldBeTrue();
        examination.Statements.ShouldHaveSingleItem().StatementId.ShouldBe("NTF-1");
        (entry.Amount.ToString(), entry.IsCredit, entry.Details[0].Uetr).ShouldBe(("120.50 EUR", true, Uetr));
    }

    [Theory]
    [InlineData("<NbOfTxs>2<", "<NbOfTxs>3<", "AM18")]
    [InlineData("<CtrlSum>150.50<", "<CtrlSum>150.51<", "AM10")]
    [InlineData("<TtlIntrBkSttlmAmt Ccy=\"EUR\">150.50<", "<TtlIntrBkSttlmAmt Ccy=\"EUR\">150.51<", "AM10")]
    [InlineData("<TtlIntrBkSttlmAmt Ccy=\"EUR\">150.50<", "<TtlIntrBkSttlmAmt Ccy=\"USD\">150.50<", "AM10")]
    [InlineData("<SttlmMtd>CLRG<", "<SttlmMtd>CASH<", "FF01")]
    [InlineData("eb6305c9-1f7a-49de", "eb6305c9-1f7a-59de", "FF01")]
    [InlineData("<ChrgBr>SHAR</ChrgBr>", "", "FF01")]
    public void A_fault_in_the_message_refuses_it(string sound, string faulty, string code) =>
        Faulty(Pacs008Reader.Reader, InterbankSamples.Pacs008, sound, faulty).Refusals[0].ReasonCode.ShouldBe(code);

    [Theory]
    [InlineData("7d2c0a0e-6f0e-4f2b-9a38-2f6f0d7d9b11", Uetr, "AM05")]
    [InlineData("<TxId>T-2<", "<TxId>T-1<", "AM05")]
    [InlineData("DE89370400440532013000", "DE89370400440532013001", "AC03")]
    [InlineData("FR1420041010050500013M02606", "FR1420041010050500013M0260", "AC02")]
    public void A_fault_in_one_payment_rejects_that_payment(string sound, string faulty, string code)
    {
        var examination = Faulty(Pacs008Reader.Reader, InterbankSamples.Pacs008, sound, faulty);

        examination.IsAccepted.ShouldBeTrue();
        examination.Rejections.ShouldHaveSingleItem().ReasonCode.ShouldBe(code);
    }

    [Theory]
    [InlineData("EUR", "50.001", "AM12")]
    [InlineData("XXZ", "50", "AM11")]
    [InlineData("DEM", "50", "AM03")]
    [InlineData("EUR", "0", "AM01")]
    public void An_amount_that_cannot_be_settled_rejects_the_payment(string currency, string amount, string code)
    {
        var withoutTotals = InterbankSamples.Pacs008
            .Replace("<CtrlSum>150.50</CtrlSum>", string.Empty, StringComparison.Ordinal)
            .Replace("<TtlIntrBkSttlmAmt Ccy=\"EUR\">150.50</TtlIntrBkSttlmAmt>", string.Empty, StringComparison.Ordinal);

        var examination = Faulty(Pacs008Reader.Reader, withoutTotals, "Ccy=\"EUR\">50<", $"Ccy=\"{currency}\">{amount}<");

        examination.IsAccepted.ShouldBeTrue();
        examination.Rejections.ShouldHaveSingleItem().ReasonCode.ShouldBe(code);
    }

    [Fact]
    public void Other_messages_are_counted_and_checked_in_the_same_way()
    {
        Faulty(Pacs004Reader.Reader, InterbankSamples.Pacs004, "<NbOfTxs>1<", "<NbOfTxs>2<").Refusals[0].ReasonCode.ShouldBe("AM18");
        Faulty(Pacs004Reader.Reader, InterbankSamples.Pacs004, "Ccy=\"EUR\">99.50</Ttl", "Ccy=\"EUR\">99.51</Ttl").Refusals[0].ReasonCode.ShouldBe("AM10");
        Faulty(Pacs004Reader.Reader, InterbankSamples.Pacs004, "<NbOfTxs>1</NbOfTxs>", "<NbOfTxs>7</NbOfTxs><GrpRtr>true</GrpRtr>").IsAccepted.ShouldBeTrue();
        Faulty(Camt056Reader.Reader, InterbankSamples.Camt056, "<CtrlSum>100.50<", "<CtrlSum>100.5001<").Refusals[0].ReasonCode.ShouldBe("AM10");
        Faulty(Pain008Reader.Reader, InterbankSamples.Pain008, "<CtrlSum>30.00</CtrlSum>\n      <PmtTpInf>", "<CtrlSum>31.00</CtrlSum><PmtTpInf>").Refusals[0].ReasonCode.ShouldBe("AM10");
        Faulty(Pain008Reader.Reader, InterbankSamples.Pain008, "DE89370400440532013000", "DE88370400440532013000").Rejections.Select(finding => finding.ReasonCode).ShouldBe(["AC03", "AC03"]);
        Faulty(Pacs002Reader.Reader, InterbankSamples.Pacs002, "<TxSts>RJCT<", "<TxSts>REJECTED<").Refusals[0].ReasonCode.ShouldBe("FF01");
        Faulty(Pacs002Reader.Reader, InterbankSamples.Pacs002, "pacs.002.001.10", "pacs.008.001.08").Refusals[0].Message.ShouldContain("the bank reads pacs.002.001.03 to .14");
    }

    private static MessageExamination Faulty<T>(MessageReader<T> reader, string message, string sound, string faulty)
    {
        message.ShouldContain(sound);
        return reader.Examine(Open(message.Replace(sound, faulty, StringComparison.Ordinal)));
    }

    private static (MessageExamination Examination, List<Received<T>> Items) Read<T>(MessageReader<T> reader, string message)
    {
        var items = reader.Items(Open(message)).ToList();
        items.ShouldAllBe(item => item.IsAcceptable);
        return (reader.Examine(Open(message)), items);
    }

    private static Stream Open(string xml) => new WrittenMessage(xml).Open();
}
