using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Platform.Http;

/// <summary>Writes <c>{"amount":"10.00","currency":"EUR"}</c>. The amount is text, so that no client turns it into a floating number.</summary>
public sealed class MoneyJsonConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An amount of money is an object with 'amount' (text) and 'currency'.");
        }

        string? amount = null;
        string? currency = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var isAmount = reader.ValueTextEquals("amount"u8);
            var isCurrency = reader.ValueTextEquals("currency"u8);
            reader.Read();
            if ((isAmount || isCurrency) && reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException("'amount' and 'currency' are written as text: {\"amount\":\"10.00\",\"currency\":\"EUR\"}.");
            }

            if (isAmount)
            {
                amount = reader.GetString();
            }
            else if (isCurrency)
            {
                currency = reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }

        return Parse(amount, currency);
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("amount"u8, value.ToAmountText());
        writer.WriteString("currency"u8, value.Currency.Code);
        writer.WriteEndObject();
    }

    private static Money Parse(string? amount, string? currencyCode)
    {
        if (!Currency.TryOf(currencyCode, out var currency))
        {
            throw new JsonException("'currency' must be a code of ISO 4217, such as EUR.");
        }

        return Money.TryParse(amount, currency, out var money)
            ? money
            : throw new JsonException($"'amount' must be a decimal with at most {currency.Decimals} decimals for {currency.Code}.");
    }
}
