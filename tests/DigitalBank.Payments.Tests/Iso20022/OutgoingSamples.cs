using DigitalBank.Payments.Iso20022.Camt029;
using DigitalBank.Payments.Iso20022.Camt054;
using DigitalBank.Payments.Iso20022.Camt056;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs002;
using DigitalBank.Payments.Iso20022.Pacs003;
using DigitalBank.Payments.Iso20022.Pacs004;
using DigitalBank.Payments.Iso20022.Pacs008;
using DigitalBank.Payments.Iso20022.Pacs028;
using DigitalBank.Payments.Iso20022.Pain002;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Tests.Iso20022;

/// <summary>Every kind of message that the bank writes, with free texts that a test chooses.</summary>
/// <param name="text">Called for each free text with the one that a sensible bank would write there.</param>
internal sealed class OutgoingSamples(Func<string, string> text)
{
    public const string Uetr = "eb6305c9-1f7a-49de-aec6-0dd1f8a2d2a1";

    private static readonly AgentIdentification Us = new("COBADEFFXXX");

    private static readonly AgentIdentification Them = new("BNPAFRPP");

    private static readonly AccountIdentification Ours = new("DE89370400440532013000", null, "EUR");

    /// <summary>The writers by the name of the message that each writes.</summary>
    public IReadOnlyDictionary<string, Action<Stream>> All => new Dictionary<string, Action<Stream>>
    {
        ["pain.002.001.03"] = stream => Pain002Writer.Write(stream, Samples.StatusReport("pain.001.001.03")),
        ["pain.002.001.10"] = stream => Pain002Writer.Write(stream, Samples.StatusReport("pain.001.001.09")),
        [Pacs008Writer.MessageName] = stream => Pacs008Writer.Write(stream, Samples.Interbank(Samples.Outgoing("10.01", "EUR"))),
        [Pacs003Writer.MessageName] = stream => Pacs003Writer.Write(stream, Header, [Debit]),
        [Pacs002Writer.MessageName] = stream => Pacs002Writer.Write(stream, StatusReport),
        [Pacs004Writer.MessageName] = stream => Pacs004Writer.Write(stream, Header, [Return]),
        [Camt056Writer.MessageName] = stream => Camt056Writer.Write(stream, Case, [new PaymentCancellation(text("C-1"), Original, Reasons("DUPL"))]),
        [Camt029Writer.MessageName] = stream => Camt029Writer.Write(
            stream, Case, [new CancellationAnswer(text("A-1"), Original, CancellationOutcome.Rejected, Reasons("ARDT"))]),
        [Pacs028Writer.MessageName] = stream => Pacs028Writer.Write(stream, text("OUT-1"), Samples.Now, Us, Them, [Original]),
        [Camt054Writer.MessageName] = stream => Camt054Writer.Write(stream, Notification),
    };

    public InterbankHeader Header => new(text("OUT-1"), Samples.Now, SettlementMethod.Clearing, null, text("TGT"), new DateOnly(2026, 11, 23), Us, Them);

    public OriginalPayment Original => new(
        text("IN-1"), text("pacs.008.001.08"), text("I-1"), text("E-1"), text("T-1"), Uetr, Money.Of("100.50", "EUR"), new DateOnly(2026, 11, 20));

    public InterbankDirectDebit Debit => new(
        text("I-1"), text("E-1"), text("T-1"), Uetr, Money.Of("10.00", "EUR"), "SLEV", text("SEPA"), text("CORE"), "RCUR", new DateOnly(2026, 11, 25),
        text("M-1"), new DateOnly(2026, 1, 31), text("DE98ZZZ09999999999"), Party("Muster AG"), Ours, Us, Party("Jane Doe"),
        new AccountIdentification(null, text("12345678")), Them, text("SUPP"), text("Membership"), text("RF18539007547034"));

    public InterbankStatusReport StatusReport => new(
        text("ST-1"), Samples.Now, Us, Them, text("IN-1"), text("pacs.008.001.08"), ReportedStatus.PartiallyAccepted, Reasons("NARR"),
        [new InterbankPaymentStatus(text("S-1"), Original, ReportedStatus.Rejected, Reasons("AC04"), Samples.Now, text("019a"))]);

    public PaymentReturn Return => new(text("R-1"), Original, Money.Of("99.50", "EUR"), "SHAR", Reasons("AC04"));

    public CancellationCase Case => new(text("CX-1"), Samples.Now, Us, Them, text("CASE-1"), Them);

    public DebitCreditNotification Notification => new(
        text("N-1"), Samples.Now, text("NTF-1"), Ours, Us,
        [
            new NotifiedEntry(
                text("019a"), Money.Of("100.50", "EUR"), false, new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 21), "PMNT-RCDT-ESCT", text("I-1"), text("E-1"),
                text("T-1"), Uetr, Party("Société Générale de Café"), new AccountIdentification(null, text("12345678")), null, null, text("Invoice 4711"), null),
            new NotifiedEntry(
                null, Money.Of("-1.00", "EUR"), true, new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 20), text("Fee"), null, null, null, null, null, null, null, null, null, null),
        ]);

    private PartyIdentification Party(string name) => new(text(name), [text("Hauptstraße 1")], text("DE"), text("529900T8BM49AURSDO55"));

    private StatusReason[] Reasons(string code) => [new StatusReason(code, text("The account is closed, ask the customer for another one."))];
}
