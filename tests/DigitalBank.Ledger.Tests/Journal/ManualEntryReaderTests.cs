using System.Text;
using System.Text.Json;
using DigitalBank.Ledger.Journal;
using DigitalBank.Platform;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Journal;

public sealed class ManualEntryReaderTests
{
    private const string Money = """{"amount":"10.50","currency":"EUR"}""";

    private const string Line = $$"""{"ledgerAccountId":7,"side":"debit","amount":{{Money}}}""";

    public static TheoryData<string> UsualForms =>
    [
        $$"""{"sourceReference":"order-4711","lines":[{{Line}},{"ledgerAccountId":8,"side":"credit","amount":{{Money}},"valueDate":"2026-11-20"}]}""",
        $$"""{ "eventCode" : "fee", "lines" : [ {{Line}} ], "sourceReference" : "caf\u00e9 \"7\"" }""",
        """{"sourceReference":"","lines":[]}""",
        $$"""{"sourceReference":"first","sourceReference":"second","lines":[],"lines":[{{Line}}]}""",
    ];

    public static TheoryData<string> OtherForms =>
    [
        "",
        "null",
        "[]",
        "{",
        """{"lines":[]}""",
        """{"sourceReference":"a"}""",
        """{"sourceReference":null,"lines":[]}""",
        """{"sourceReference":"a","lines":null}""",
        """{"sourceReference":"a","lines":[null]}""",
        """{"sourceReference":"a","lines":[],"eventCode":null}""",
        """{"SourceReference":"a","lines":[]}""",
        """{"sourceReference":"a","lines":[],"more":1}""",
        """{"sourceReference":"a","lines":[]} {}""",
        $$"""{"sourceReference":"a","lines":[{"ledgerAccountId":"7","side":"debit","amount":{{Money}}}]}""",
        $$"""{"sourceReference":"a","lines":[{"ledgerAccountId":7.5,"side":"debit","amount":{{Money}}}]}""",
        $$"""{"sourceReference":"a","lines":[{"ledgerAccountId":7,"side":"DEBIT","amount":{{Money}}}]}""",
        $$"""{"sourceReference":"a","lines":[{"ledgerAccountId":7,"side":1,"amount":{{Money}}}]}""",
        $$"""{"sourceReference":"a","lines":[{"side":"debit","amount":{{Money}}}]}""",
        """{"sourceReference":"a","lines":[{"ledgerAccountId":7,"side":"debit","amount":{"amount":10.5,"currency":"EUR"}}]}""",
        """{"sourceReference":"a","lines":[{"ledgerAccountId":7,"side":"debit","amount":{"amount":"10.505","currency":"EUR"}}]}""",
        $$"""{"sourceReference":"a","lines":[{"ledgerAccountId":7,"side":"debit","amount":{{Money}},"valueDate":"20.11.2026"}]}""",
    ];

    [Theory]
    [MemberData(nameof(UsualForms))]
    public void Given_the_usual_form_Then_it_is_read_as_the_serializer_reads_it(string body)
    {
        var read = ManualEntryReader.Read(Encoding.UTF8.GetBytes(body)).ShouldNotBeNull();

        var expected = JsonSerializer.Deserialize<ManualEntryBody>(body, BankJson.Options)!;
        (read.SourceReference, read.EventCode).ShouldBe((expected.SourceReference, expected.EventCode));
        read.Lines.ShouldBe(expected.Lines);
    }

    [Theory]
    [MemberData(nameof(OtherForms))]
    public void Given_any_other_form_Then_it_is_left_to_the_serializer(string body) =>
        ManualEntryReader.Read(Encoding.UTF8.GetBytes(body)).ShouldBeNull();
}
