using System.Text.Json;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Camt053;
using DigitalBank.Payments.Iso20022.Pacs008;
using DigitalBank.Payments.Iso20022.Pain001;
using DigitalBank.Payments.Iso20022.Validation;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Iso20022;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Iso20022;

public class PublishedMessagesTests
{
    public static TheoryData<string> All => Rows(_ => true);

    public static TheoryData<string> KnownByTheBank => Rows(row => KnownMessages.Find(row.Columns["message"]) is not null);

    public static TheoryData<string> WrongForTheSchema => Rows(row => row.Columns["xsd_valid"] == "false");

    public static TheoryData<string> PaymentFiles => Rows(row => row.Columns["message"].StartsWith("pain.001", StringComparison.Ordinal));

    public static TheoryData<string> IncomingPayments => Rows(row => row.Columns["message"].StartsWith("pacs.008", StringComparison.Ordinal));

    public static TheoryData<string> Statements => Rows(row => row.Columns["message"].StartsWith("camt.053", StringComparison.Ordinal));

    [PublishedTheory, MemberData(nameof(All))]
    public void With_schemas_the_verdict_is_the_expected_one(string file) =>
        ManifestComparison.Differences(Row(file), Verdict(file, WrittenMessage.Schemas.Value)).ShouldBeEmpty();

    [PublishedTheory, MemberData(nameof(KnownByTheBank))]
    public void Without_schemas_the_own_structure_comes_to_the_same_verdict(string file) =>
        ManifestComparison.Differences(Row(file), Verdict(file, schemas: null)).ShouldBeEmpty();

    [PublishedTheory, MemberData(nameof(WrongForTheSchema))]
    public void What_its_schema_refuses_is_valid_for_nobody_when_there_is_no_schema(string file) =>
        Verdict(file, schemas: null).Result.ShouldBe(KnownMessages.Find(Row(file).Columns["message"]) is null ? MessageVerdict.Undecided : MessageVerdict.Invalid);

    [PublishedTheory, MemberData(nameof(PaymentFiles))]
    public void A_payment_file_is_accepted_refused_or_has_rejected_payments_as_expected(string file)
    {
        using var content = PublishedMessages.Open(file);
        var examination = Pain001Reader.Examine(content);

        var row = Row(file).Columns;
        var isWhole = row["xsd_valid"] == "true" && row["nboftxs_ok"] != "false" && row["ctrlsum_ok"] != "false";
        examination.IsAccepted.ShouldBe(isWhole, string.Join('\n', examination.Refusals));
        (examination.IsAccepted && examination.Rejections.Count == 0).ShouldBe(row["expected"] == "valid", string.Join('\n', examination.Rejections));
    }

    [PublishedTheory, MemberData(nameof(IncomingPayments))]
    public void An_incoming_payment_is_accepted_only_when_everything_about_it_is_valid(string file)
    {
        using var content = PublishedMessages.Open(file);
        var examination = Pacs008Reader.Reader.Examine(content);

        (examination.IsAccepted && examination.Rejections.Count == 0)
            .ShouldBe(Row(file).Columns["expected"] == "valid", string.Join('\n', examination.Refusals.Concat(examination.Rejections)));
    }

    [PublishedTheory, MemberData(nameof(Statements))]
    public void A_statement_is_read_when_its_structure_is_right(string file)
    {
        using var content = PublishedMessages.Open(file);
        var examination = Camt053Reader.Examine(content);

        examination.IsAccepted.ShouldBe(Row(file).Columns["xsd_valid"] == "true", string.Join('\n', examination.Refusals));
    }

    [PublishedFact]
    public void The_verb_prints_one_object_per_message_and_ends_with_the_count()
    {
        var text = new StringWriter();

        var exitCode = ValidateMessages.Run([PublishedMessages.Manifest], new MessageValidator(WrittenMessage.Schemas.Value), check: true, new VerbOutput(text, text, true, false));

        var lines = text.ToString().TrimEnd().Split('\n');
        lines.Count(line => line.StartsWith('{') && JsonDocument.Parse(line).RootElement.TryGetProperty("result", out _)).ShouldBe(Rows().Count);
        lines[^1].ShouldBe($"{Rows().Count} of {Rows().Count}");
        exitCode.ShouldBe(VerbOutput.Success);
    }

    private static MessageVerdict Verdict(string file, SchemaFolder? schemas)
    {
        using var content = PublishedMessages.Open(file);
        return new MessageValidator(schemas).Validate(file, content);
    }

    private static IReadOnlyList<ManifestRow> Rows() => ManifestRow.Read(File.ReadAllText(PublishedMessages.Manifest));

    private static ManifestRow Row(string file) => Rows().Single(row => row.File == file);

    private static TheoryData<string> Rows(Func<ManifestRow, bool> which) =>
        PublishedMessages.Folder is null ? ["absent"] : [.. Rows().Where(which).Select(row => row.File)];
}
