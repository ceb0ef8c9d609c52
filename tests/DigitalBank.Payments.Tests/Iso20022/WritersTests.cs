using System.Globalization;
using System.Text;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs008;
using DigitalBank.Payments.Iso20022.Pain002;
using DigitalBank.Payments.Iso20022.Validation;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Iso20022;

public class WritersTests
{
    [Theory]
    [InlineData("pain.001.001.03", "pain.002.001.03")]
    [InlineData("pain.001.001.09", "pain.002.001.10")]
    public void A_status_report_is_written_as_agreed(string original, string answer) =>
        new WrittenMessage(stream => Pain002Writer.Write(stream, Samples.StatusReport(original))).ShouldBeApproved(answer);

    [Fact]
    public void An_interbank_transfer_is_written_as_agreed() => Transfers().ShouldBeApproved("pacs.008.001.08");

    [Fact]
    public void A_total_is_written_only_where_all_payments_are_in_one_currency()
    {
        Transfers(Samples.Outgoing("10.01", "EUR"), Samples.Outgoing("5", "EUR")).Text.ShouldContain("<TtlIntrBkSttlmAmt Ccy=\"EUR\">15.01<");
        Transfers(Samples.Outgoing("10.01", "EUR"), Samples.Outgoing("5", "JPY")).Text.ShouldNotContain("TtlIntrBkSttlmAmt");
    }

    [PublishedFact]
    public void Written_messages_fit_their_schemas()
    {
        new WrittenMessage(stream => Pain002Writer.Write(stream, Samples.StatusReport("pain.001.001.03"))).ShouldFitItsSchema();
        new WrittenMessage(stream => Pain002Writer.Write(stream, Samples.StatusReport("pain.001.001.11"))).ShouldFitItsSchema();
        Transfers(Samples.Outgoing("10.01", "EUR"), Samples.Outgoing("5", "JPY")).ShouldFitItsSchema();
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
