namespace DigitalBank.Storage.PostgreSql.Ledger;

/// <summary>The posting engine's statements on PostgreSQL.</summary>
internal static class LedgerSql
{
    public const string AccountColumns =
        "a.id, a.currency_code, a.class, a.is_header, a.allows_manual_posting, a.status, a.minimum_balance, b.debits, b.credits, b.held, "
        + "b.lines, b.last_position";

    /// <summary>Head and accounts in one statement, so in one snapshot.</summary>
    public const string ReadAccounts =
        $"""
        SELECT h.last_id, h.token, h.closed_through, {AccountColumns}
        FROM ledger.head h
        LEFT JOIN (ledger.accounts a LEFT JOIN ledger.balances b ON b.account_id = a.id) ON a.id = ANY ($1)
        WHERE h.id = 1
        """;

    public const string LockHead = "SELECT last_id, token, closed_through FROM ledger.head WHERE id = 1 FOR UPDATE";

    public const string TurnAccounts =
        $"""
        SELECT {AccountColumns}
        FROM ledger.accounts a
        LEFT JOIN ledger.balances b ON b.account_id = a.id
        WHERE a.id IN (
            SELECT unnest($1)
            UNION
            SELECT l.account_id FROM unnest($2) AS o (id)
            JOIN ledger.journal_lines l ON l.position >= o.id << 12 AND l.position < (o.id + 1) << 12)
        """;

    /// <summary>Entries first: where a key was used for an entry and, by mistake, for a hold as well, the entry decides.</summary>
    public const string FindKeys =
        """
        SELECT e.idempotency_key, e.id, COALESCE(r.request_hash, e.request_hash), e.recorded_at
        FROM ledger.journal_entries e LEFT JOIN ledger.entry_requests r ON r.entry_id = e.id
        WHERE e.idempotency_key = ANY ($1)
        UNION ALL
        SELECT idempotency_key, 0, request_hash, recorded_at
        FROM ledger.hold_changes
        WHERE idempotency_key = ANY ($1) AND entry_id IS NULL
        """;

    public const string Originals =
        """
        SELECT e.id, e.reverses IS NOT NULL, r.original_id IS NOT NULL, l.account_id, l.side, l.amount, a.currency_code, l.value_date
        FROM unnest($1) AS o (id)
        JOIN ledger.journal_entries e ON e.id = o.id
        LEFT JOIN ledger.reversals r ON r.original_id = e.id
        JOIN ledger.journal_lines l ON l.position >= e.id << 12 AND l.position < (e.id + 1) << 12
        JOIN ledger.accounts a ON a.id = l.account_id
        ORDER BY l.position
        """;

    /// <summary>
    /// Moves the head on if it still carries the expected token. If not, the new token is null, which the column refuses: the statement
    /// fails, and with it everything that was sent behind it in the same round trip.
    /// </summary>
    public const string AdvanceHead =
        "UPDATE ledger.head SET last_id = $1, token = CASE WHEN token = $3 THEN $2 END WHERE id = 1";

    public const string EntryColumns =
        "id, idempotency_key, request_hash, content_hash, source, source_reference, event_code, booking_date, recorded_at, reverses, recorded_by";

    public const string LineColumns = "position, account_id, side, amount, booking_date, value_date, balance_after, previous, checksum";

    public const string InsertEntries =
        $"""
        INSERT INTO ledger.journal_entries ({EntryColumns})
        SELECT t.id, t.key, t.request_hash, t.content_hash, t.source, t.reference, t.event, t.booking_date, $11, t.reverses, t.recorded_by
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            AS t (id, key, request_hash, content_hash, source, reference, event, booking_date, reverses, recorded_by)
        """;

    public const string InsertLines =
        $"""
        INSERT INTO ledger.journal_lines ({LineColumns})
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    public const string InsertReversals =
        "INSERT INTO ledger.reversals (original_id, reversal_id, reason) SELECT * FROM unnest($1, $2, $3)";

    public const string AddToBalances =
        """
        UPDATE ledger.balances b
        SET debits = b.debits + t.debits, credits = b.credits + t.credits, lines = t.lines, last_position = t.last_position
        FROM unnest($1, $2, $3, $4, $5) AS t (id, debits, credits, lines, last_position)
        WHERE b.account_id = t.id
        """;

    public const string InsertMarks = "INSERT INTO ledger.history_marks (account_id, position) SELECT * FROM unnest($1, $2)";

    public const string CopyEntries = $"COPY ledger.journal_entries ({EntryColumns}) FROM STDIN (FORMAT binary)";

    public const string CopyLines = $"COPY ledger.journal_lines ({LineColumns}) FROM STDIN (FORMAT binary)";
}
