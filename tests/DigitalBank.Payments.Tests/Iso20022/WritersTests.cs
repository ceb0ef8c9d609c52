using System.Globalization;
using System.Text;
using DigitalBank.Payments.Iso20022.Camt056;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs002;
using DigitalBank.Payments.Iso20022.Pacs004;
using DigitalBank.Payments.Iso20022.Pacs008;
using DigitalBank.Payments.Iso20022.Pain002;
using DigitalBank.Payments.Iso20022.Validation;
using DigitalBank.SharedKernel.Monetary;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Iso20022;

public class WritersTests
{
    public static TheoryData<string> Messages => [.. new OutgoingSamples(text => text).All.Keys];

    [Theory, MemberData(nameof(Messages))]
    public void A_message_is_written_as_agreed(string messageName) => new WrittenMessage(new OutgoingSamples(text => text).All[messageName]).ShouldBeApproved(messageName);

    [PublishedFact]
    public void A_payment_across_borders_fits_the_schema_with_its_rate_its_charge_and_the_bank_on_the_way()
    {
        var message = Transfers(Samples.Outgoing("95.00", "USD") with
        {
            InstructedAmount = Money.Of("92.92", "EUR"),
            ExchangeRate = 1.076194576m,
            ChargeBearer = "CRED",
            Charge = (Money.Of("5.00", "USD"), new AgentIdentification("COBADEFFXXX")),
            IntermediaryAgent = new AgentIdentification("INTRSG20XXX"),
        });

        message.ShouldFitItsSchema();
        message.ShouldPassXmllint(Pacs008Writer.MessageName);
    }

    [PublishedTheory, MemberData(nameof(Messages))]
    public void A_written_message_fits_its_schema(string messageName)
    {
        var message = new WrittenMessage(new OutgoingSamples(text => text).All[messageName]);

        message.Text.ShouldContain($"urn:iso:std:iso:20022:tech:xsd:{messageName}\"");
        message.ShouldFitItsSchema();
        message.ShouldPassXmllint(messageName);
    }

    [Theory, MemberData(nameof(Messages))]
    public void A_written_message_breaks_no_rule_of_the_bank_and_keeps_the_UETR(string messageName)
    {
        var message = new WrittenMessage(new OutgoingSamples(text => text).All[messageName]);

        new MessageValidator(null).Validate("x", message.Open()).Findings.ShouldAllBe(finding => finding.Message.StartsWith("Only a schema can judge"));
        message.Text.Contains(OutgoingSamples.Uetr, StringComparison.Ordinal).ShouldBe(messageName != "pain.002.001.03");
    }

    [Fact]
    public void What_is_answered_to_another_bank_is_read_back_as_it_was_written()
    {
        var samples = new OutgoingSamples(text => text);

        var returned = Pacs004Reader.Reader.Items(new WrittenMessage(samples.All["pacs.004.001.09"]).Open()).ToList().ShouldHaveSingleItem().Content;
        (returned.Original, returned.Amount).ShouldBe((samples.Original, samples.Return.Amount));
        var status = Pacs002Reader.Reader.Items(new WrittenMessage(samples.All["pacs.002.001.10"]).Open()).ToList()[1].Content;
        (status.Original.Uetr, status.Status, status.Reasons[0]).ShouldBe((OutgoingSamples.Uetr, "RJCT", samples.Return.Reasons[0]));
        var request = Camt056Reader.Reader.Items(new WrittenMessage(samples.All["camt.056.001.08"]).Open()).ToList().ShouldHaveSingleItem().Content;
        (request.Original, request.Reasons[0].Code).ShouldBe((samples.Original, "DUPL"));
    }

    [Fact]
    public void A_total_is_written_only_where_all_payments_are_in_one_currency()
    {
        Transfers(Samples.Outgoing("10.01", "EUR"), Samples.Outgoing("5", "EUR")).Text.ShouldContain("<TtlIntrBkSttlmAmt Ccy=\"EUR\">15.01<");
        Transfers(Samples.Outgoing("10.01", "EUR"), Samples.Outgoing("5", "JPY")).Text.ShouldNotContain("TtlIntrBkSttlmAmt");
    }

    [PublishedFact]
    public void Whatever_text_people_write_the_messages_fit_their_schemas()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var because = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, round {round}");
            var transfer = Transfers(Scribbled(random));
            transfer.ShouldFitItsSchema();
            new MessageValidator(null).Validate("x", transfer.Open()).Result.ShouldBe(MessageVerdict.Valid, because);
            transfer.Text.ShouldAllBe(c => c == '\n' || (c >= ' ' && c <= '~'), because);

            var report = Samples.StatusReport(random.Next(2) == 0 ? "pain.001.001.03" : "pain.001.001.09");
            new WrittenMessage(stream => Pain002Writer.Write(stream, Scribbled(report, random))).ShouldFitItsSchema();

            // One of the other messages in turn; after some rounds each has had its share.
            var scribbles = new OutgoingSamples(_ => Text(random)).All;
            new WrittenMessage(scribbles.Values.ElementAt(round % scribbles.Count)).ShouldFitItsSchema();
        }
    }

    private static WrittenMessage Transfers(params InterbankCreditTransfer[] payments) => new(stream =>
        Pacs008Writer.Write(stream, Samples.Interbank(payments is [] ? [Samples.Outgoing("10.01", "EUR")] : payments)));

    private static InterbankCreditTransfer Scribbled(Random random) => Samples.Outgoing("10.01", "EUR") with
    {
        InstructionId = Text(random),
        EndToEndId = Text(random),
        TransactionId = Text(random),
        Debtor = new PartyIdentification(Text(random), [Text(random), Text(random)], Text(random), Text(random), random.Next(2) == 0),
        CreditorAgent = new AgentIdentification(Text(random), Text(random), Text(random)),
        CreditorAccount = new AccountIdentification(null, Text(random)),
        Purpose = Text(random),
        ServiceLevel = Text(random),
        CategoryPurpose = Text(random),
        RemittanceInformation = Text(random),
        CreditorReference = Text(random),
    };

    private static PaymentStatusReport Scribbled(PaymentStatusReport report, Random random) => report with
    {
        MessageId = Text(random),
        InitiatingAgentBic = Text(random),
        OriginalMessageId = Text(random),
        GroupReasons = [new StatusReason("NARR", Text(random))],
        PaymentInformations =
        [
            new PaymentInformationStatus(Text(random), null, [],
                [new PaymentStatus(Text(random), Text(random), ReportedStatus.Rejected, [new StatusReason("FF01", Text(random))], null, Text(random))]),
        ],
    };

    /// <summary>Up to 600 characters of any kind: Latin, Greek, Cyrillic, emoji, control characters, lone surrogates.</summary>
    private static string Text(Random random)
    {
        (int From, int To)[] alphabets = [(0, 0x7F), (0xA0, 0x24F), (0x370, 0x4FF), (0x2000, 0x206F), (0xD800, 0xDFFF), (0xFFF0, 0xFFFF), (0x20, 0x7E), (0x20, 0x20)];
        var text = new StringBuilder();
        for (var left = random.Next(random.Next(2) == 0 ? 8 : 600); left > 0; left--)
        {
            var (from, to) = alphabets[random.Next(alphabets.Length)];
            text.Append((char)random.Next(from, to + 1));
        }

        return text.ToString();
    }
}
