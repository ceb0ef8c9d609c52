using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Platform.Http;

/// <summary>Writes <c>{"amount":"10.00","currency":"EUR"}</c>. The amount is text, so that no client turns it into a floating number.</summary>
public sealed class MoneyJsonConverter : JsonConverter<Money>
{
    private const int LongestAmount = 40;

    private const int LongestCode = 8;

    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An amount of money is an object with 'amount' (text) and 'currency'.");
        }

        // Longer ones are no amount and no currency, whatever they say.
        Span<char> text = stackalloc char[LongestAmount];
        Span<char> code = stackalloc char[LongestCode];
        var (textLength, codeLength) = (0, 0);
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
                textLength = Copy(ref reader, text);
            }
            else if (isCurrency)
            {
                codeLength = Copy(ref reader, code);
            }
            else
            {
                reader.Skip();
            }
        }

        return Parse(text[..textLength], code[..codeLength]);
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("amount"u8, value.ToAmountText());
        writer.WriteString("currency"u8, value.Currency.Code);
        writer.WriteEndObject();
    }

    /// <returns>How long it is; 0 when it does not fit.</returns>
    private static int Copy(ref Utf8JsonReader reader, scoped Span<char> room) =>
        (reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length) <= room.Length ? reader.CopyString(room) : 0;

    private static Money Parse(ReadOnlySpan<char> amount, ReadOnlySpan<char> currencyCode)
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
