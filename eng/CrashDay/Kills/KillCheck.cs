namespace DigitalBank.CrashDay.Kills;

/// <summary>Compares what clients were told with what the tables hold.</summary>
internal static class KillCheck
{
    /// <param name="before">The journal after the last blow, before anyone asked again.</param>
    /// <param name="unknown">Orders whose outcome their clients did not know at that moment.</param>
    public static async Task<KillVerdict> OfAsync(
        IBook book, Answers answers, Dictionary<string, long> before, List<Order> unknown, VerbOutcome verified, CancellationToken cancellationToken)
    {
        var lines = await book.ReadAsync(cancellationToken);
        var totals = await book.ReadTotalsAsync(cancellationToken);
        var booked = lines.Where(line => line.EndToEndId is not null).ToLookup(line => line.EndToEndId!);
        return new KillVerdict(
            answers.Entries.Count,
            booked.Count,
            Missing: answers.Entries.Count(entry => booked[entry.Key].All(line => line.EntryId != entry.Value)),
            Doubled: booked.Count(order => order.DistinctBy(line => line.EntryId).Count() > 1),
            Wrong: booked.Count(order => answers.Asked.TryGetValue(order.Key, out var asked) && !IsAsOrdered(asked, [.. order])),
            Unasked: booked.Count(order => !answers.Asked.ContainsKey(order.Key)),
            UnknownBooked: unknown.Count(order => before.ContainsKey(order.Reference)),
            UnknownNotBooked: unknown.Count(order => !before.ContainsKey(order.Reference)),
            WronglyTold: unknown.Count(order =>
                !answers.Entries.TryGetValue(order.Reference, out var told) || before.GetValueOrDefault(order.Reference, told) != told),
            Differences: lines.GroupBy(line => line.Currency).Count(currency => currency.Sum(line => line.IsDebit ? line.Amount : -line.Amount) != 0),
            WrongBalances: WrongBalances(lines, totals),
            await WrongEventsAsync(book, cancellationToken),
            LedgerVerifies: verified.ExitCode == 0,
            verified.Output + verified.Error,
            answers.Refusals,
            answers.Contradictions);
    }

    /// <summary>Waits until everything that is booked has been told, or gives up after a while and lets the check count it.</summary>
    public static async Task UntilAllIsToldAsync(IBook book, TimeSpan patience, CancellationToken cancellationToken)
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        while (await UntoldAsync(book, cancellationToken) > 0 && System.Diagnostics.Stopwatch.GetElapsedTime(begun) < patience)
        {
            await Task.Delay(200, cancellationToken);
        }
    }

    private static bool IsAsOrdered(Order order, IReadOnlyList<BookedLine> lines) =>
        lines.Count == 2
        && lines.All(line => line.Amount == order.Amount && line.Currency == order.Currency)
        && lines.Count(line => line.IsDebit && line.AccountCode == order.DebitCode) == 1
        && lines.Count(line => !line.IsDebit && line.AccountCode == order.CreditCode) == 1;

    private static int WrongBalances(IReadOnlyList<BookedLine> lines, IReadOnlyList<KeptTotals> totals)
    {
        var sums = lines.GroupBy(line => (line.AccountCode, line.Currency)).ToDictionary(
            account => account.Key,
            account => (
                Debits: account.Sum(line => line.IsDebit ? line.Amount : 0),
                Credits: account.Sum(line => line.IsDebit ? 0 : line.Amount)));
        return totals.Count(total => sums.GetValueOrDefault((total.AccountCode, total.Currency)) != (total.Debits, total.Credits))
            + sums.Keys.Except(totals.Select(total => (total.AccountCode, total.Currency))).Count();
    }

    private static async Task<long> WrongEventsAsync(IBook book, CancellationToken cancellationToken)
    {
        var orders = await book.CountAsync(
            """
            SELECT count(*)
            FROM {payments.payment_orders} o
            LEFT JOIN (
                SELECT aggregate_id, count(*) AS told FROM {platform.outbox} WHERE event_type = 'Payments.PaymentBooked' GROUP BY aggregate_id
            ) x ON x.aggregate_id = o.id
            LEFT JOIN (
                SELECT lower(source_reference) AS id, count(*) AS booked FROM {ledger.journal_entries} WHERE source = 'payments' GROUP BY lower(source_reference)
            ) e ON e.id = lower(CAST(o.id AS varchar(36)))
            WHERE coalesce(x.told, 0) <> coalesce(e.booked, 0)
            """,
            cancellationToken);

        // What a subscriber to the journal keeps must be what the journal says.
        var activities = await book.CountAsync(
            """
            SELECT count(*) FROM (
                SELECT l.account_id, max(e.booking_date) AS day
                FROM {ledger.journal_entries} e
                JOIN {ledger.journal_lines} l ON l.position / 4096 = e.id
                WHERE e.source = 'payments' AND l.side = 1
                GROUP BY l.account_id
            ) paid
            LEFT JOIN {accounts.accounts} a ON a.ledger_account_id = paid.account_id
            LEFT JOIN {accounts.account_activity} y ON y.account_id = a.id
            WHERE y.last_customer_activity_date IS NULL OR y.last_customer_activity_date <> paid.day
            """,
            cancellationToken);
        return orders + activities + await UntoldAsync(book, cancellationToken);
    }

    /// <summary>Events in the outbox, and entries of the journal, that somebody has not been told of.</summary>
    private static Task<long> UntoldAsync(IBook book, CancellationToken cancellationToken) => book.CountAsync(
        """
        SELECT (SELECT count(*) FROM {platform.outbox} WHERE dispatched_at IS NULL)
            + (SELECT count(*) FROM {ledger.subscriber_cursors} c JOIN {ledger.head} h ON h.id = 1 WHERE c.last_entry_id < h.last_id)
        """,
        cancellationToken);
}
