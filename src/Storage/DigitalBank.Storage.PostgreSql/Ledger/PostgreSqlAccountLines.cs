using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Storage.PostgreSql.Ledger;

/// <summary>Follows the links between the lines of accounts, of many accounts side by side.</summary>
internal sealed class PostgreSqlAccountLines : IAccountLines
{
    // LIMIT 1 makes each step a look-up by key, whatever the planner thinks of the number of steps. Each step goes back and stays on the
    // account, so that links altered by hand neither go round in circles nor show another customer's lines.
    private const string Walk =
        """
        SELECT * FROM (
            WITH RECURSIVE walk AS (
                SELECT line.*
                FROM unnest({0}) AS asked (id)
                JOIN ledger.balances b ON b.account_id = asked.id
                CROSS JOIN LATERAL (
                    SELECT * FROM ledger.journal_lines
                    WHERE account_id = asked.id AND position = COALESCE(
                        (SELECT min(m.position) FROM ledger.history_marks m WHERE m.account_id = asked.id AND m.position >= {2}), b.last_position)
                    LIMIT 1) AS line
                UNION ALL
                SELECT line.*
                FROM walk
                CROSS JOIN LATERAL (
                    SELECT * FROM ledger.journal_lines
                    WHERE position = walk.previous AND account_id = walk.account_id
                    LIMIT 1) AS line
                WHERE walk.previous >= {1} AND walk.previous < walk.position)
            SELECT * FROM walk WHERE position >= {1} AND position < {2}) AS lines
        """;

    public IQueryable<JournalLine> Of(LedgerDbContext db, IReadOnlyCollection<long> accountIds, long from, long until) =>
        db.JournalLines.FromSqlRaw(Walk, accountIds as long[] ?? [.. accountIds], from, until);
}
