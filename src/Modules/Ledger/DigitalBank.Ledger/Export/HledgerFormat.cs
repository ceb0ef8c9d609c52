using System.Globalization;
using System.Text;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Export;

/// <summary>
/// The journal format of hledger (https://hledger.org/hledger.html): debits above zero, currencies as commodities with all their decimals,
/// a value date that differs as the posting's secondary date, and everything else an entry carries as tags.
/// </summary>
internal sealed class HledgerFormat(AccountTree tree) : IJournalFormat
{
    private string? _lastDeclared;

    public bool DeclaresAccounts => true;

    public void Begin(StringBuilder text, IEnumerable<Currency> currencies)
    {
        text.Append("decimal-mark .\n\n");
        foreach (var currency in currencies)
        {
            // The mark stands there even without decimals: it tells hledger that 1.000 of another currency is one and not a thousand.
            text.Append("commodity 1000.").Append('0', currency.Decimals).Append(CultureInfo.InvariantCulture, $" {currency.Code}\n");
        }

        text.Append('\n');
    }

    public void Declare(StringBuilder text, LedgerAccount account)
    {
        var name = tree.NameOf(account);
        if (name != _lastDeclared)
        {
            text.Append(CultureInfo.InvariantCulture, $"account {name}  ; type:{TypeOf(account.Class)}, code:{HledgerText.Value(account.Code)}\n");
            _lastDeclared = name;
        }
    }

    public void Append(StringBuilder text, BookedEntryLines booked)
    {
        var entry = booked.Entry;
        text.Append(CultureInfo.InvariantCulture, $"\n{entry.BookingDate:yyyy-MM-dd} ({entry.Id}) {HledgerText.Value(entry.EventCode)}");
        text.Append(CultureInfo.InvariantCulture, $"  ; source:{HledgerText.Value(entry.Source)}, ref:{HledgerText.Value(entry.SourceReference)}");
        text.Append(CultureInfo.InvariantCulture, $", event:{HledgerText.Value(entry.EventCode)}, key:{entry.IdempotencyKey}");
        text.Append(CultureInfo.InvariantCulture, $", recorded:{entry.RecordedAt:yyyy-MM-dd'T'HH'%3A'mm'%3A'ss.fffffff'Z'}");
        AppendTag(text, "reverses", entry.Reverses);
        AppendTag(text, "reversed-by", booked.ReversedBy);
        if (entry.RecordedBy is not null)
        {
            text.Append(", by:").Append(HledgerText.Value(entry.RecordedBy));
        }

        text.Append('\n');
        foreach (var (line, account) in booked.Lines)
        {
            var amount = Money.OfMinor(line.Amount, Currency.Of(account.CurrencyCode));
            text.Append("    ").Append(tree.NameOf(account)).Append(line.Side == Side.Debit ? "  " : "  -").Append(amount.ToString());
            if (line.ValueDate != entry.BookingDate)
            {
                text.Append(CultureInfo.InvariantCulture, $"  ; date2:{line.ValueDate:yyyy-MM-dd}");
            }

            text.Append('\n');
        }
    }

    public void End(StringBuilder text, long entries) =>
        text.Append(CultureInfo.InvariantCulture, $"\n; The end: {entries} entries.\n");

    private static void AppendTag(StringBuilder text, string name, long? entryId)
    {
        if (entryId is { } id)
        {
            text.Append(CultureInfo.InvariantCulture, $", {name}:{id}");
        }
    }

    private static char TypeOf(AccountClass accountClass) => accountClass switch
    {
        AccountClass.Asset => 'A',
        AccountClass.Liability => 'L',
        AccountClass.Equity => 'E',
        AccountClass.Income => 'R',
        _ => 'X',
    };
}
