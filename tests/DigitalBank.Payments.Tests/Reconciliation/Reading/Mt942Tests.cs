using System.Text;
using DigitalBank.Payments.Reconciliation.Reading;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Reconciliation.Reading;

public sealed class Mt942Tests
{
    private const string Report = """
        {1:F01CORRDEF0XXXX0000000000}{2:O9420000000000}{4:
        :20:INTERIM1
        :25:NOSTRO-EUR
        :28C:5/1
        :34F:EURD0,
        :13D:2611231200+0100
        :61:2611231123D100,50NTRFREF12345678//CORR-1
        :86:166?00TRANSFER?20EREF+INV-0815
        :61:2611231123C0,25NINTNONREF//CORR-3
        :90D:1EUR100,50
        :90C:1EUR0,25
        -}
        """;

    [Fact]
    public void A_report_has_entries_and_no_balances()
    {
        var report = Examine(Report).Statements.ShouldHaveSingleItem();

        (report.Account.Identifier, report.Account.Currency, report.Entries, report.Balances.Count, report.StatementId)
            .ShouldBe(("NOSTRO-EUR", "EUR", 2L, 0, "INTERIM1 5/1 2611231200+0100"));
        new Mt942Format().Entries(Bytes(Report)).Select(entry => (entry.IsCredit, entry.Amount.ToString(), entry.AccountServicerReference, entry.Details[0].EndToEndId))
            .ShouldBe([(false, "100.50 EUR", "CORR-1", "INV-0815"), (true, "0.25 EUR", "CORR-3", null)]);
    }

    [Theory]
    [InlineData(":90C:1EUR0,25", ":90C:1EUR0,26", "add up")]
    [InlineData(":90D:1EUR100,50", ":90D:2EUR100,50", "add up")]
    [InlineData(":90C:1EUR0,25", ":90C:oneEUR0,25", "no sum")]
    [InlineData(":34F:EURD0,", ":34F:XX", "currency")]
    [InlineData(":25:NOSTRO-EUR", ":25:", "lacks")]
    [InlineData("C0,25NINT", "X0,25NINT", "no statement line")]
    public void What_is_wrong_with_it_refuses_it(string sound, string broken, string why) =>
        Examine(Report.Replace(sound, broken, StringComparison.Ordinal)).Refusals.ShouldContain(finding => finding.Message.Contains(why));

    private static Payments.Iso20022.Models.StatementExamination Examine(string text) => new Mt942Format().Examine(Bytes(text));

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
