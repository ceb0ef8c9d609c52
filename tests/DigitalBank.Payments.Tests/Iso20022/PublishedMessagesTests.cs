using System.Text.Json;
using DigitalBank.Payments.Iso20022.Camt053;
using DigitalBank.Payments.Iso20022.Pain001;
using DigitalBank.Payments.Iso20022.Validation;
using DigitalBank.Platform.CommandLine;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Iso20022;

public class PublishedMessagesTests
{
    /// <summary>
    /// No schema is published for these versions, so that other versions have to judge them: camt.052.001.01 names its root element
    /// differently, and remt.001.001.06 is newer than the only schema there is.
    /// </summary>
    private static readonly string[] WithoutSchema = ["camt.052.001.01", "remt.001.001.06"];

    public static TheoryData<string> All => Rows(_ => true);

    public static TheoryData<string> ReadByTheBank => Rows(row =>
        row.Columns["message"][..8] is "pain.001" or "pacs.008" or "camt.053" or "camt.054" || row.Columns["message"] is "camt.052.001.02" or "camt.052.001.06" or "camt.052.001.08");

    public static TheoryData<string> PaymentFiles => Rows(row => row.Columns["message"].StartsWith("pain.001", StringComparison.Ordinal));

    public static TheoryData<string> Statements => Rows(row => row.Columns["message"].StartsWith("camt.053", StringComparison.Ordinal));

    [PublishedTheory, MemberData(nameof(All))]
    public void With_schemas_the_verdict_is_the_expected_one(string file)
    {
        var row = Row(file);
        if (WithoutSchema.Contains(row.Columns["message"]))
        {
            Verdict(file, PublishedMessages.Schemas).JudgedBy.ShouldEndWith("(other versions)");
            return;
        }

        ManifestComparison.Differences(row, Verdict(file, PublishedMessages.Schemas)).ShouldBeEmpty();
    }

    [PublishedTheory, MemberData(nameof(ReadByTheBank))]
    public void Without_schemas_the_own_reader_comes_to_the_same_verdict(string file) =>
        ManifestComparison.Differences(Row(file), Verdict(file, schemas: null)).ShouldBeEmpty();

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

        var exitCode = ValidateMessages.Run([PublishedMessages.Manifest], PublishedMessages.Schemas, check: true, new VerbOutput(text, text, true, false));

        var lines = text.ToString().TrimEnd().Split('\n');
        lines.Count(line => line.StartsWith('{') && JsonDocument.Parse(line).RootElement.TryGetProperty("result", out _)).ShouldBe(Rows().Count);
        lines[^1].ShouldBe($"{Rows().Count - WithoutSchema.Length} of {Rows().Count}");
        exitCode.ShouldBe(VerbOutput.Failed);
    }

    private static MessageVerdict Verdict(string file, string? schemas)
    {
        using var content = PublishedMessages.Open(file);
        return new MessageValidator(schemas is null ? null : new Platform.Iso20022.SchemaFolder(schemas)).Validate(file, content);
    }

    private static IReadOnlyList<ManifestRow> Rows() => ManifestRow.Read(File.ReadAllText(PublishedMessages.Manifest));

    private static ManifestRow Row(string file) => Rows().Single(row => row.File == file);

    private static TheoryData<string> Rows(Func<ManifestRow, bool> which) =>
        PublishedMessages.Folder is null ? ["absent"] : [.. Rows().Where(which).Select(row => row.File)];
}
