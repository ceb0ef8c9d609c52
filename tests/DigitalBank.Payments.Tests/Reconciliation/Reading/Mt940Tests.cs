using System.Text;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Reconciliation.Reading;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Reconciliation.Reading;

public sealed class Mt940Tests
{
    private const string TwoParts = """
        {1:F01CORRDEF0XXXX0000000000}{2:O9400000000000}{4:
        :20:STMT1
        :25:NOSTRO-EUR
        :28C:228/1
        :60F:C261122EUR1000,
        :61:2611231123D100,50NTRFREF12345678//CORR-1
        :86:166?00TRANSFER?20EREF+INV-0815?21SVWZ+Invoice of Novem?22ber?32MARIE CURIE
        :62M:C261123EUR899,50
        -}{1:F01CORRDEF0XXXX0000000000}{4:
        :20:STMT1
        :25:NOSTRO-EUR
        :28C:228/2
        :60M:C261123EUR899,50
        :61:2612310101RC99,5FMSCNONREF
        Reversal of a credit
        :61:2611231123C0,25NINTNONREF//CORR-3
        :86:/EREF/E2E-77/REMI/Interest of October/
        :62F:C261123EUR800,25
        :64:C261123EUR800,25
        -}
        """;

    [Fact]
    public void The_parts_of_a_statement_are_one_statement()
    {
        var statement = Examine(TwoParts).Statements.ShouldHaveSingleItem();

        (statement.Account.Identifier, statement.Opening!.Amount.ToString(), statement.Closing!.Amount.ToString(), statement.Entries)
            .ShouldBe(("NOSTRO-EUR", "1000.00 EUR", "800.25 EUR", 3));
    }

    [Fact]
    public void An_entry_tells_its_direction_days_and_references()
    {
        var entries = Entries(TwoParts);

        entries.Select(entry => (entry.IsCredit, entry.IsReversal, entry.Amount.ToString(), entry.ValueDate, entry.BookingDate, entry.AccountServicerReference)).ShouldBe(
        [
            (false, false, "100.50 EUR", new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 23), "CORR-1"),
            (false, true, "99.50 EUR", new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 1), null),
            (true, false, "0.25 EUR", new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 23), "CORR-3"),
        ]);
        entries.Select(entry => entry.Details[0].EndToEndId).ShouldBe(["INV-0815", null, "E2E-77"]);
        entries[0].Details[0].RemittanceInformation.ShouldBe("REF12345678 Invoice of November");
        entries[1].AdditionalInformation.ShouldBe("Reversal of a credit");
    }

    [Theory]
    [InlineData("/EREF/E2E-77/ISDF/NAME OF SOMEBODY/REMI/Interest", "E2E-77", "Interest")]
    [InlineData("EREF+E2E-77IBAN+DE89370400440532013000SVWZ+Interest", "E2E-77", "Interest")]
    public void A_word_that_nobody_knows_ends_the_value_before_it(string details, string endToEndId, string remittance)
    {
        var told = Mt940Details.Of([details]);

        (told.EndToEndId, told.Remittance).ShouldBe((endToEndId, remittance));
    }

    [Fact]
    public void A_file_may_have_several_statements()
    {
        var file = Statement("S1", "1/1", "C261122EUR0,", "C261122EUR5,", ":61:261122C5,NTRFNONREF") + Statement("S2", "2", "C261123EUR5,", "D261123EUR1,", ":61:261123D6,NTRFNONREF");

        Examine(file).Statements.Select(statement => (statement.Number, statement.StatementId, statement.Closing!.Amount.ToString()))
            .ShouldBe([(1, "1/1", "5.00 EUR"), (2, "2", "-1.00 EUR")]);
        Entries(file).Select(entry => entry.StatementNumber).ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData(":62F:C261123EUR800,25", ":62F:C261123EUR800,24", "opening balance and entries give 800.25")]
    [InlineData(":60M:C261123EUR899,50", ":60M:C261123EUR899,51", "out of order")]
    [InlineData(":28C:228/2", ":28C:228/3", "out of order")]
    [InlineData(":28C:228/1", ":28C:ABC", "28C")]
    [InlineData(":28C:228/1", ":28C:228228/1", "28C")]
    [InlineData(":28C:228/1", ":28C:228/000001", "28C")]
    [InlineData(":60F:C261122EUR1000,", ":60F:C261122EUR1000", "Field 60F is no balance")]
    [InlineData(":61:2611231123D100,50NTRF", ":61:2611231123D100.50NTRF", "Field 61 is no statement line")]
    [InlineData(":61:2611231123D100,50NTRF", ":61:2613231123D100,50NTRF", "Field 61 is no statement line")]
    [InlineData(":61:2611231123D100,50NTRF", ":61:2611231123D100,505NTRF", "Field 61 is no statement line")] // three decimals
    [InlineData(":62F:C261123EUR800,25", ":62M:C261123EUR800,25", "last part")]
    [InlineData(":62F:C261123EUR800,25", ":62F:C261123USD800,25", "USD")]
    [InlineData(":64:C261123EUR800,25", ":64:X", "Field 64 is no balance")]
    [InlineData(":20:STMT1", "", "outside of a message")]
    [InlineData(":25:NOSTRO-EUR", "", "lacks field 25")]
    public void A_file_that_breaks_a_rule_is_refused_and_says_where(string right, string wrong, string finding)
    {
        var refusals = Examine(TwoParts.Replace(right, wrong, StringComparison.Ordinal)).Refusals;

        refusals.Select(refusal => refusal.ToString()).ShouldContain(text => text.Contains(finding, StringComparison.Ordinal));
        refusals[0].Line.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_first_part_that_is_missing_is_noticed() =>
        Examine(TwoParts[TwoParts.IndexOf("-}{1:", StringComparison.Ordinal)..]).Refusals.ShouldHaveSingleItem().Message.ShouldContain("a part is missing");

    [Fact]
    public void Random_bytes_are_refused_and_crash_nothing()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var i = 0; i < 2_000; i++)
        {
            var text = TwoParts.ToCharArray();
            for (var changes = random.Next(1, 20); changes > 0; changes--)
            {
                text[random.Next(text.Length)] = (char)random.Next(1, 127);
            }

            Should.NotThrow(() => Examine(new string(text)), $"seed {seed}, round {i}");
        }
    }

    private static string Statement(string reference, string number, string opening, string closing, params string[] lines) =>
        $"\n:20:{reference}\n:25:NOSTRO-EUR\n:28C:{number}\n:60F:{opening}\n{string.Join('\n', lines)}\n:62F:{closing}\n-";

    private static StatementExamination Examine(string text) => new Mt940Format().Examine(Content(text));

    private static List<StatementEntry> Entries(string text) => [.. new Mt940Format().Entries(Content(text))];

    private static MemoryStream Content(string text) => new(Encoding.UTF8.GetBytes(text));
}
