using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Csv;
using DigitalBank.Accounts.Import;
using DigitalBank.Accounts.Products;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;

namespace DigitalBank.Accounts.Tests.Import;

public class LineCheckTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>One row per reason, in the order in which the code looks for them.</summary>
    [Theory]
    [InlineData("field_count", "DE89370400440532013000,EUR,current,Ada,person,DE,,,,")]
    [InlineData("not_utf8", "DE89370400440532013000,EUR,current,\uFFFD,person,DE,,,,,")]
    [InlineData("identifier_missing", ",EUR,current,Ada,person,DE,,,,,")]
    [InlineData("identifier_too_long", "12345678901234567890123456789012345,EUR,current,Ada,person,DE,,,,,")]
    [InlineData("identifier_unprintable", "12345ß,EUR,current,Ada,person,DE,,,,,")]
    [InlineData("iban_malformed", "DE89-3704-0044-0532-0130-00,EUR,current,Ada,person,DE,,,,,")]
    [InlineData("iban_length", "DE8937040044053201300,EUR,current,Ada,person,DE,,,,,")]
    [InlineData("iban_structure", "DE8937040044053201300X,EUR,current,Ada,person,DE,,,,,")]
    [InlineData("iban_check_digits", "LT007180000000000000,EUR,current,Ada,person,DE,,,,,")]
    [InlineData("identifier_too_short", "1100,EUR,current,Ada,person,DE,,,,,")]
    [InlineData("currency_unknown", "00125574999,eur,current,Ada,person,DE,,,,,")]
    [InlineData("product_unknown", "00125574999,EUR,gold,Ada,person,DE,,,,,")]
    [InlineData("product_currency", "00125574999,USD,home,Ada,person,DE,,,,,")]
    [InlineData("holder_name_missing", "00125574999,EUR,current, ,person,DE,,,,,")]
    [InlineData("holder_name_unprintable", "00125574999,EUR,current,\"Ada\nLovelace\",person,DE,,,,,")]
    [InlineData("holder_kind_unknown", "00125574999,EUR,current,Ada,cat,DE,,,,,")]
    [InlineData("holder_country_unknown", "00125574999,EUR,current,Ada,person,ZZ,,,,,")]
    [InlineData("opened_on_malformed", "00125574999,EUR,current,Ada,person,DE,,31.12.2024,,,")]
    [InlineData("opened_on_in_future", "00125574999,EUR,current,Ada,person,DE,,2026-11-24,,,")]
    [InlineData("opening_balance_malformed", "00125574999,EUR,current,Ada,person,DE,,,\"1,50\",,")]
    [InlineData("opening_balance_malformed", "00125574999,EUR,current,Ada,person,DE,,,1e3,,")]
    [InlineData("opening_balance_too_precise", "00125574999,EUR,current,Ada,person,DE,,,1.005,,")]
    [InlineData("opening_balance_too_precise", "00125574999,JPY,current,Ada,person,DE,,,1.5,,")]
    [InlineData("opening_balance_too_large", "00125574999,EUR,current,Ada,person,DE,,,99999999999999999999,,")]
    [InlineData("opening_balance_negative", "00125574999,EUR,current,Ada,person,DE,,,-0.01,,")]
    [InlineData("status_not_active", "00125574999,EUR,current,Ada,person,DE,,,,closed,")]
    [InlineData("block_unknown", "00125574999,EUR,current,Ada,person,DE,,,,,some")]
    public async Task A_line_is_rejected_for_its_first_fault(string code, string line) =>
        (await CheckAsync(line)).Failure.ShouldNotBeNull().Code.ShouldBe($"accounts.import.{code}");

    [Fact]
    public async Task Long_names_and_references_are_rejected()
    {
        (await CheckAsync($"00125574999,EUR,current,{new string('x', 141)},person,DE,,,,,"))
            .ShouldFailWith("accounts.import.holder_name_too_long");
        (await CheckAsync($"00125574999,EUR,current,Ada,person,DE,{new string('x', 65)},,,,"))
            .ShouldFailWith("accounts.import.holder_reference_too_long");
    }

    [Fact]
    public async Task A_line_with_everything_is_read_whole()
    {
        var line = (await CheckAsync(
            "de89 3704 0044 0532 0130 00,EUR,savings,\" Ada  Lovelace \",Person,GB,C-1,2020-02-29,1234.5,active,Debits")).EnsureSuccess();

        line.ShouldBe(new AccountToImport(
            LineNumber: 2, "DE89370400440532013000", IsIban: true, "savings", "C-1", "Ada Lovelace", PartyKind.Person, "GB",
            new DateOnly(2020, 2, 29), Money.Of("1234.50", "EUR"), AccountBlock.Debits));
    }

    [Fact]
    public async Task A_line_with_the_least_has_sensible_values_for_the_rest()
    {
        var line = (await CheckAsync("00125574999,JPY,current,Acme K.K.,organisation,JP,,,,,")).EnsureSuccess();

        line.IsIban.ShouldBeFalse();
        line.HolderReference.ShouldBe("account:00125574999");
        line.OpenedOn.ShouldBeNull();
        line.OpeningBalance.ShouldBe(Money.Zero(Currency.Of("JPY")));
        line.Block.ShouldBe(AccountBlock.None);
    }

    [Theory]
    [InlineData("identifier,currency,product,holder_name,holder_kind", "lacks holder_country")]
    [InlineData("identifier,currency,product,holder_name,holder_kind,holder_country,iban", "Column 7")]
    [InlineData("identifier,currency,product,holder_name,holder_kind,holder_country,currency", "twice")]
    public void A_header_that_leaves_doubts_is_refused(string header, string reason)
    {
        var columns = ImportColumns.From(new CsvRecord(1, header.Split(','), Error: null));

        columns.ShouldFailWith("accounts.import.header");
        columns.Failure!.Message.ShouldContain(reason);
    }

    [Theory]
    [InlineData("EUR=10", null)]
    [InlineData("EUR=10.001", "accounts.import.control_option")]
    [InlineData("EUR", "accounts.import.control_option")]
    [InlineData("XXX=1", "accounts.import.control_option")]
    public void A_control_total_names_a_currency_and_an_amount(string text, string? code) =>
        (ControlTotals.Parse(null, [text]).Failure?.Code).ShouldBe(code);

    private static async Task<SharedKernel.Results.Result<AccountToImport>> CheckAsync(string line)
    {
        var products = new ProductShelf(
        [
            new OfferedProduct("current", new ProductTerms("Current")),
            new OfferedProduct("savings", new ProductTerms("Savings")),
            new OfferedProduct("home", new ProductTerms("At home", ["EUR"])),
        ]);
        var records = new List<CsvRecord>();
        await foreach (var record in new CsvReader(new StringReader($"{AccountsBank.Header}\n{line}")).ReadAsync(CancellationToken.None))
        {
            records.Add(record);
        }

        var columns = ImportColumns.From(records[0]).EnsureSuccess();
        return new LineCheck(columns, products, Today).Check(records[1]);
    }
}
