using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigitalBank.CrashDay.Closes;

/// <summary>
/// What the ledger and the accounts hold, as one hash per table over rows in a canonical order. A table that is added to the bank is
/// compared by all of its columns until something is written here about it.
/// </summary>
public static class BankContent
{
    private static readonly string[] Schemas = ["accounts", "ledger"];

    /// <summary>Columns that may differ between two runs of the same day, and why.</summary>
    private static readonly Dictionary<string, string[]> MayDiffer = new()
    {
        // Numbered by the moment at which a booking arrives; chunks are booked side by side.
        ["accounts.accrual_bookings"] = ["id", "entry_id"],
        ["accounts.interest_postings"] = ["credit_entry_id", "debit_entry_id"],

        // Accounts that are reckoned on after their posting look at the last entry of that moment.
        ["accounts.interest_accounts"] = ["seen_entry_id"],

        // The moment of the proof.
        ["ledger.sub_ledger_proofs"] = ["proved_at"],

        // Says which process has posted last.
        ["ledger.head"] = ["token"],
    };

    /// <summary>Tables that are compared otherwise, or prove the journal as it was numbered: <c>ledger verify</c> checks those.</summary>
    private static readonly HashSet<string> Elsewhere = new()
    {
        "ledger.journal_entries", "ledger.journal_lines", "ledger.entry_requests", "ledger.tree_heads", "ledger.tree_tiles", "ledger.subscriber_cursors",
    };

    /// <returns>Table and hash; the journal is one of them.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> HashAsync(BankTables tables, CancellationToken cancellationToken)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["journal"] = Hash(await JournalAsync(tables, cancellationToken)) };
        foreach (var schema in Schemas)
        {
            foreach (var table in (await tables.NamesAsync(schema, cancellationToken)).Where(table => !Elsewhere.Contains($"{schema}.{table}")))
            {
                var leftOut = MayDiffer.GetValueOrDefault($"{schema}.{table}", []);
                var rows = await tables.RowsAsync(schema, table, cancellationToken);
                hashes[$"{schema}.{table}"] = Hash(rows.Select(row => Text(row
                    .Where(column => !leftOut.Contains(column.Key))
                    .OrderBy(column => column.Key, StringComparer.Ordinal)
                    .Select(column => column.Value))));
            }
        }

        return hashes;
    }

    /// <summary>
    /// Entries with their lines, without what follows from their number: the number itself, balances after a line and checksums. The keys
    /// of accruals are left out too, because they are made of the number of what is booked.
    /// </summary>
    private static async Task<IEnumerable<string>> JournalAsync(BankTables tables, CancellationToken cancellationToken)
    {
        var lines = (await tables.ReadAsync(
            """
            SELECT l.position / 4096, a.code, a.currency_code, l.side, l.amount, l.value_date
            FROM {ledger.journal_lines} l JOIN {ledger.accounts} a ON a.id = l.account_id
            ORDER BY l.position
            """,
            cancellationToken)).ToLookup(row => Convert.ToInt64(row[0], CultureInfo.InvariantCulture), row => Text(row.Skip(1)));
        var entries = await tables.ReadAsync(
            "SELECT id, event_code, source, booking_date, reverses, recorded_by, idempotency_key, source_reference FROM {ledger.journal_entries}",
            cancellationToken);
        return entries.Select(entry =>
        {
            var isAccrual = ((string)entry[1]).EndsWith("-accrual", StringComparison.Ordinal);
            return Text(entry.Skip(1).Take(isAccrual ? 5 : 7)) + string.Concat(lines[Convert.ToInt64(entry[0], CultureInfo.InvariantCulture)]);
        });
    }

    private static string Text(IEnumerable<object> values) => string.Join('|', values.Select(value => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    })) + "\n";

    private static string Hash(IEnumerable<string> rows) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(rows.Order(StringComparer.Ordinal)))))[..16];
}
