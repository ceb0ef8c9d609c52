using System.Text.Json;
using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Storage.Sqlite.Ledger;

/// <summary>Follows the links between the lines of accounts, of many accounts side by side.</summary>
internal sealed class SqliteAccountLines : IAccountLines
{
    // CROSS JOIN keeps the order: one look-up by row id per step. Each step goes back and stays on the account, so that links altered by
    // hand neither go round in circles nor show another customer's lines.
    private const string Walk =
        """
        SELECT * FROM (
            WITH RECURSIVE walk AS (
                SELECT line.*
                FROM json_each({0}) AS asked
                CROSS JOIN ledger_balances b ON b.account_id = asked.value
                CROSS JOIN ledger_journal_lines line ON line.account_id = asked.value AND line.position = COALESCE(
                    (SELECT min(m.position) FROM ledger_history_marks m WHERE m.account_id = asked.value AND m.position >= {2}), b.last_position)
                UNION ALL
                SELECT line.*
                FROM walk
                CROSS JOIN ledger_journal_lines line ON line.position = walk.previous AND line.account_id = walk.account_id
                WHERE walk.previous >= {1} AND walk.previous < walk.position)
            SELECT * FROM walk WHERE position >= {1} AND position < {2})
        """;

    public IQueryable<JournalLine> Of(LedgerDbContext db, IReadOnlyCollection<long> accountIds, long from, long until) =>
        db.JournalLines.FromSqlRaw(Walk, JsonSerializer.Serialize(accountIds), from, until);
}
