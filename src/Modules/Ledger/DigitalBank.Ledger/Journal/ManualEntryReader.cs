using System.Globalization;
using System.Text.Json;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Journal;

/// <summary>
/// Reads an entry in the form in which programs send it, without what the serializer keeps for every level of nesting, which is more than the entry
/// itself. Whatever is not in that form is left to the serializer, which knows the other forms and says what is wrong.
/// </summary>
internal static class ManualEntryReader
{
    private static readonly MoneyJsonConverter Amounts = new();

    /// <returns>Null for whatever the serializer has to look at.</returns>
    public static ManualEntryBody? Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            return reader.Read() && Entry(ref reader) is { } entry && !reader.Read() ? entry : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ManualEntryBody? Entry(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        string? reference = null;
        string? eventCode = null;
        List<ManualLine>? lines = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKnown = NameOf(ref reader) switch
            {
                Name.SourceReference => IsText(ref reader) && (reference = reader.GetString()) is not null,
                Name.EventCode => IsText(ref reader) && (eventCode = reader.GetString()) is not null,
                Name.Lines => (lines = Lines(ref reader)) is not null,
                _ => false,
            };
            if (!isKnown)
            {
                return null;
            }
        }

        return reference is not null && lines is not null ? new ManualEntryBody(reference, lines, eventCode) : null;
    }

    private static List<ManualLine>? Lines(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var lines = new List<ManualLine>(capacity: 2);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Line(ref reader) is not { } line)
            {
                return null;
            }

            lines.Add(line);
        }

        return lines;
    }

    private static ManualLine? Line(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        long? account = null;
        Side? side = null;
        Money? amount = null;
        DateOnly? valueDate = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKnown = NameOf(ref reader) switch
            {
                Name.LedgerAccountId => (account = NumberOf(ref reader)) is not null,
                Name.Side => IsText(ref reader) && (side = SideOf(ref reader)) is not null,
                Name.Amount => (amount = AmountOf(ref reader)) is not null,
                Name.ValueDate => IsText(ref reader) && (valueDate = DateOf(ref reader)) is not null,
                _ => false,
            };
            if (!isKnown)
            {
                return null;
            }
        }

        return account is { } on && side is { } toSide && amount is { } money ? new ManualLine(on, toSide, money, valueDate) : null;
    }

    private static Name NameOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("ledgerAccountId"u8) ? Name.LedgerAccountId
        : reader.ValueTextEquals("side"u8) ? Name.Side
        : reader.ValueTextEquals("amount"u8) ? Name.Amount
        : reader.ValueTextEquals("valueDate"u8) ? Name.ValueDate
        : reader.ValueTextEquals("sourceReference"u8) ? Name.SourceReference
        : reader.ValueTextEquals("lines"u8) ? Name.Lines
        : reader.ValueTextEquals("eventCode"u8) ? Name.EventCode
        : Name.Other;

    private static long? NumberOf(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : null;

    private static Money? AmountOf(ref Utf8JsonReader reader) =>
        reader.Read() ? Amounts.Read(ref reader, typeof(Money), BankJson.Options) : null;

    private static Side? SideOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("debit"u8) ? Side.Debit : reader.ValueTextEquals("credit"u8) ? Side.Credit : null;

    private static DateOnly? DateOf(ref Utf8JsonReader reader) =>
        DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static bool IsText(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.String;

    private enum Name
    {
        Other = 0,
        SourceReference,
        EventCode,
        Lines,
        LedgerAccountId,
        Side,
        Amount,
        ValueDate,
    }
}
