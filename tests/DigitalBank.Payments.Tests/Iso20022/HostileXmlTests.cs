using System.Text;
using DigitalBank.Payments.Iso20022.Pain001;
using DigitalBank.Payments.Iso20022.Validation;
using DigitalBank.Platform.Iso20022;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Iso20022;

public class HostileXmlTests
{
    private const string Bomb = """
        <?xml version="1.0"?>
        <!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">&c;</Document>
        """;

    [Fact]
    public void An_entity_bomb_is_refused_before_it_unfolds() => Refusal(Bomb).Message.ShouldContain("declares a document type");

    [Fact]
    public void A_reference_to_a_file_is_not_followed() => Refusal(
        "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\">&secret;</Document>")
        .Message.ShouldContain("declares a document type");

    [Fact]
    public void Deep_nesting_is_refused() => Refusal(
        Samples.Pain001.Replace("<Nm>Jane Doe</Nm>", string.Concat(Enumerable.Repeat("<CtctDtls>", 100_000)), StringComparison.Ordinal))
        .Message.ShouldNotBeEmpty();

    [Fact]
    public void Deep_nesting_in_foreign_content_is_refused() => Refusal(
        Samples.Pain001.Replace(
            "</CstmrCdtTrfInitn>",
            $"<SplmtryData><Envlp>{string.Concat(Enumerable.Repeat("<x>", 100_000))}",
            StringComparison.Ordinal))
        .Message.ShouldContain("nested deeper than 40");

    [Fact]
    public void A_huge_text_is_refused() =>
        Refusal(Samples.Pain001.Replace("Jane Doe", new string('J', 1_000_000), StringComparison.Ordinal)).Message.ShouldContain("longer than the 100000 characters");

    [Fact]
    public void A_huge_attribute_is_refused() => Refusal(
        Samples.Pain001.Replace("Ccy=\"EUR\">50<", $"Ccy=\"{new string('E', 1_000_000)}\">50<", StringComparison.Ordinal))
        .Message.ShouldContain("longer than the 100000 characters");

    [Fact]
    public void A_payment_of_too_many_elements_is_refused() => Refusal(
        Samples.Pain001.Replace("<Ustrd>of October</Ustrd>", string.Concat(Enumerable.Repeat("<Ustrd>x</Ustrd>", 2_000)), StringComparison.Ordinal),
        XmlLimits.Default with { MaxElementsPerItem = 1_000 }).Message.ShouldContain("more than 1000 elements");

    [Fact]
    public void An_oversized_file_is_refused() => Refusal(Samples.Pain001, XmlLimits.Default with { MaxBytes = 1_000 }).Message.ShouldContain("larger than the 1000 bytes");

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_and_never_crashes()
    {
        for (var length = 0; length < Samples.Pain001.Length - 1; length += 13)
        {
            Refusal(Samples.Pain001[..length]).ReasonCode.ShouldBe("FF01");
        }
    }

    [Fact]
    public void Something_that_is_no_XML_at_all_is_refused() => Refusal("PK\u0003\u0004 not XML").Message.ShouldContain("not well-formed XML");

    [Theory]
    [InlineData("<!DOCTYPE Document SYSTEM \"http://127.0.0.1:9/x.dtd\">")]
    [InlineData("<!DOCTYPE Document [<!ENTITY % remote SYSTEM \"http://127.0.0.1:9/x.dtd\"> %remote;]>")]
    [InlineData("<!DOCTYPE Document [<!ATTLIST Amt Ccy CDATA \"EUR\">]>")]
    [InlineData("<!DOCTYPE Document>")]
    public void Every_kind_of_document_type_is_refused_unread(string declaration) =>
        Refusal(Body().Insert(0, declaration)).Message.ShouldContain("declares a document type");

    [Theory]
    [InlineData("iso-8859-1", "utf-8")]
    [InlineData("utf-8", "utf-16")]
    [InlineData("utf-16", "utf-8")]
    [InlineData("utf-8", "x-unknown")]
    [InlineData("utf-8", "utf-7")]
    [InlineData("utf-32", "utf-8")]
    public void A_file_in_another_encoding_than_it_says_is_refused(string written, string declared)
    {
        var text = $"<?xml version=\"1.0\" encoding=\"{declared}\"?>{Body()}";
        using var file = new MemoryStream(Encoding.GetEncoding(written).GetBytes(text));

        var examination = Pain001Reader.Examine(file);

        examination.IsAccepted.ShouldBeFalse();
        examination.Refusals[0].ReasonCode.ShouldBe("FF01");
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("utf-16")]
    public void A_file_in_the_encoding_that_it_says_is_read(string encoding)
    {
        var written = Encoding.GetEncoding(encoding);
        var text = $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>{Body()}";
        using var file = new MemoryStream([.. written.GetPreamble(), .. written.GetBytes(text)]);

        Pain001Reader.Payments(file).First().Creditor!.Name.ShouldBe("Société Générale de Café");
    }

    [Fact]
    public void A_schema_that_a_file_names_is_not_fetched_and_changes_nothing()
    {
        var file = Samples.Pain001.Replace(
            "<Document ", "<Document xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x http://127.0.0.1:9/x.xsd\" ", StringComparison.Ordinal);

        Pain001Reader.Examine(new WrittenMessage(file).Open()).IsAccepted.ShouldBeTrue();
        Refusal(file.Replace("<PmtMtd>", "<PmtMtd xsi:type=\"Max35Text\">", StringComparison.Ordinal)).Message.ShouldContain("no attribute type");
    }

    [PublishedFact]
    public void The_validator_is_as_careful_as_the_reader()
    {
        var validator = new MessageValidator(new SchemaFolder(PublishedMessages.Schemas), XmlLimits.Default with { MaxBytes = 100_000 });
        foreach (var hostile in new[] { Bomb, Samples.Pain001 + new string(' ', 200_000), Samples.Pain001[..1_000], string.Empty })
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(hostile));
            var verdict = validator.Validate("hostile", content);
            verdict.Result.ShouldBe(MessageVerdict.Invalid);
            verdict.Findings.ShouldNotBeEmpty();
        }
    }

    private static string Body() => Samples.Pain001[Samples.Pain001.IndexOf("<Document", StringComparison.Ordinal)..];

    private static MessageFinding Refusal(string xml, XmlLimits? limits = null)
    {
        var examination = Pain001Reader.Examine(new WrittenMessage(xml).Open(), limits);
        examination.IsAccepted.ShouldBeFalse();
        return examination.Refusals[0];
    }
}
