using System.Text.Json;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Platform.Tests.Http;

public sealed class MoneyJsonTests
{
    [Theory]
    [InlineData("10.00", "EUR")]
    [InlineData("500", "JPY")]
    [InlineData("1.234", "BHD")]
    [InlineData("-0.01", "USD")]
    public void An_amount_is_written_as_text_and_read_back(string amount, string currency)
    {
        var json = JsonSerializer.Serialize(Money.Of(amount, currency), BankJson.Options);

        json.ShouldBe($$"""{"amount":"{{amount}}","currency":"{{currency}}"}""");
        JsonSerializer.Deserialize<Money>(json, BankJson.Options).ShouldBe(Money.Of(amount, currency));
    }

    [Theory]
    [InlineData("""{"amount":10.00,"currency":"EUR"}""")]
    [InlineData("""{"amount":"10.001","currency":"EUR"}""")]
    [InlineData("""{"amount":"1e3","currency":"EUR"}""")]
    [InlineData("""{"amount":"10.00","currency":"XXZ"}""")]
    [InlineData("""{"amount":"10.00"}""")]
    [InlineData("""{"currency":"EUR"}""")]
    [InlineData("""{"amount":"99999999999999999999","currency":"EUR"}""")]
    [InlineData("\"10.00 EUR\"")]
    public void Anything_that_is_not_an_exact_amount_is_refused(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Money>(json, BankJson.Options));
}
