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
        ["accounts.interest_postings"] = ["credit_entry_id", "debit_entry_id"],

        // Accounts that are reckoned on after their posting look at the last entry of that moment.
        ["accounts.interest_accounts"] = ["seen_entry_id"],

        // How many accounts share an accrual entry, and so how many entries there are, depends on where a run went on.
        ["accounts.interest_runs"] = ["through_entry_id"],
        ["ledger.head"] = ["last_id", "token"],

        // The moment of the proof.
        ["ledger.sub_ledger_proofs"] = ["proved_at"],
    };

    /// <summary>Tables that are compared otherwise, or prove the journal as it was numbered: <c>ledger verify</c> checks those.</summary>
    private static readonly HashSet<string> Elsewhere = new()
    {
        "accounts.accrual_bookings", "ledger.balances", "ledger.history_marks", "ledger.journal_entries", "ledger.journal_lines", "ledger.entry_requests", "ledger.tree_heads", "ledger.tree_tiles", "ledger.subscriber_cursors",
    };

    /// <summary>What accrued by day and account of the bank; a sum below zero is booked the other way round.</summary>
    private const string AccrualsInJournal = """
        SELECT e.event_code, e.booking_date, l.value_date, a.code, a.currency_code, CAST(SUM(CASE WHEN l.side = 1 THEN l.amount ELSE -l.amount END) AS bigint)
        FROM {ledger.journal_entries} e
        JOIN {ledger.journal_lines} l ON l.position >= e.id * 4096 AND l.position < (e.id + 1) * 4096
        JOIN {ledger.accounts} a ON a.id = l.account_id
        WHERE e.event_code LIKE '%-accrual'
        GROUP BY e.event_code, e.booking_date, l.value_date, a.code, a.currency_code
        """;

    private const string AccrualsBooked = """
        SELECT business_date, product_code, currency_code, event_code, CAST(SUM(amount) AS bigint), COUNT(*) - COUNT(entry_id)
        FROM {accounts.accrual_bookings}
        GROUP BY business_date, product_code, currency_code, event_code
        """;

    private const string Balances =
        "SELECT a.code, a.currency_code, b.credits - b.debits, b.held FROM {ledger.balances} b JOIN {ledger.accounts} a ON a.id = b.account_id";

    /// <returns>Table and hash; the journal is one of them.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> HashAsync(BankTables tables, CancellationToken cancellationToken)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["journal"] = Hash(await JournalAsync(tables, cancellationToken)),
            ["accruals in the journal"] = await HashAsync(AccrualsInJournal),
            ["accruals booked"] = await HashAsync(AccrualsBooked),
            ["balances"] = await HashAsync(Balances),
        };
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

        async Task<string> HashAsync(string statement) => Hash((await tables.ReadAsync(statement, cancellationToken)).Select(row => Text(row)));
    }

    /// <summary>
    /// Entries with their lines, without what follows from their number: the number itself, balances after a line and checksums. Those of
    /// accruals are added up apart.
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
            "SELECT id, event_code, source, booking_date, reverses, recorded_by, idempotency_key, source_reference FROM {ledger.journal_entries} WHERE event_code NOT LIKE '%-accrual'",
            cancellationToken);
        return entries.Select(entry =>
            Text(entry.Skip(1)) + string.Concat(lines[Convert.ToInt64(entry[0], CultureInfo.InvariantCulture)]));
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
