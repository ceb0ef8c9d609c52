using System.Buffers;
using System.Globalization;
using System.Text;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Export;

/// <summary>RFC 4180, one line per posting; amounts are above zero and the side says the direction.</summary>
internal sealed class CsvFormat : IJournalFormat
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "entry_id", "line", "booking_date", "value_date", "account_code", "account_name", "side", "amount", "currency",
        "source", "source_reference", "event_code", "idempotency_key", "recorded_at", "reverses", "reversed_by", "recorded_by",
    ];

    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    public bool DeclaresAccounts => false;

    public void Begin(StringBuilder text, IEnumerable<Currency> currencies) => text.AppendJoin(',', Columns).Append("\r\n");

    public void Declare(StringBuilder text, LedgerAccount account) => throw new NotSupportedException("CSV has no place for it.");

    public void Append(StringBuilder text, BookedEntryLines booked)
    {
        var entry = booked.Entry;
        for (var i = 0; i < booked.Lines.Count; i++)
        {
            var (line, account) = booked.Lines[i];
            var amount = Money.OfMinor(line.Amount, Currency.Of(account.CurrencyCode));
            text.Append(CultureInfo.InvariantCulture, $"{entry.Id},{i + 1},{entry.BookingDate:yyyy-MM-dd},{line.ValueDate:yyyy-MM-dd},");
            text.Append(Quoted(account.Code)).Append(',').Append(Quoted(account.Name));
            text.Append(line.Side == Side.Debit ? ",Debit," : ",Credit,").Append(amount.ToAmountText()).Append(',').Append(account.CurrencyCode);
            text.Append(',').Append(Quoted(entry.Source)).Append(',').Append(Quoted(entry.SourceReference)).Append(',').Append(Quoted(entry.EventCode));
            text.Append(CultureInfo.InvariantCulture, $",{entry.IdempotencyKey},{entry.RecordedAt:yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'}");
            text.Append(CultureInfo.InvariantCulture, $",{entry.Reverses},{booked.ReversedBy},{Quoted(entry.RecordedBy ?? "")}\r\n");
        }
    }

    public void End(StringBuilder text, long entries)
    {
        // The number of lines is no part of the format.
    }

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(Special) || field is [' ', ..] or [.., ' ']
            ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : field;
}
