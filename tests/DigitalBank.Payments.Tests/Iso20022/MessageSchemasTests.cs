using DigitalBank.Payments.Iso20022;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Iso20022;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Iso20022;

public class MessageSchemasTests
{
    private static readonly string TooLong = Samples.Pain001.Replace("<Cd>SUPP</Cd>", "<Cd>SUPPLIES</Cd>", StringComparison.Ordinal);

    [Fact]
    public void Without_a_folder_there_is_nothing_to_judge_with() =>
        Named(null).Judge("pain.001.001.09", Open(TooLong), XmlLimits.Default).ShouldBeEmpty();

    [PublishedFact]
    public void The_folder_of_the_settings_judges_with_line_position_path_and_reason_code()
    {
        var finding = Named(PublishedMessages.Schemas).Judge("pain.001.001.09", Open(TooLong), XmlLimits.Default).ShouldHaveSingleItem();

        (finding.ReasonCode, finding.Path).ShouldBe(("FF01", "Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Purp/Cd"));
        (finding.Line > 1 && finding.Position > 1).ShouldBeTrue();
    }

    [PublishedFact]
    public void A_version_that_the_folder_lacks_is_no_fault_of_the_senders() =>
        Named(PublishedMessages.Schemas).Judge("pain.001.001.04", Open(TooLong), XmlLimits.Default).ShouldBeEmpty();

    [PublishedFact]
    public void A_folder_is_opened_once_and_one_named_on_the_command_line_counts_before_the_settings()
    {
        var schemas = Named(PublishedMessages.Schemas);

        schemas.Find().ShouldBeSameAs(schemas.Find());
        schemas.Find(Path.GetTempPath())!.FolderPath.ShouldNotBe(schemas.Find()!.FolderPath);
        Should.Throw<DirectoryNotFoundException>(() => schemas.Find("/no/such/folder"));
    }

    private static MessageSchemas Named(string? folder) =>
        new(Options.Create(new PaymentsOptions { Schemas = folder }), Options.Create(new BankSettings()));

    private static Stream Open(string xml) => new WrittenMessage(xml).Open();
}
