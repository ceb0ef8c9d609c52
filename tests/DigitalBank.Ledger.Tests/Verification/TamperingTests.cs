using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Verification;

/// <summary>Someone with full access to the database changes what is booked. Each row is one change, and what the check must name.</summary>
public sealed class TamperingTests
{
    /// <summary>Statement, entry named, line named (0 where the finding is about the entry), code. Entry 3 reverses entry 2.</summary>
    public static TheoryData<string, long, int, string> Changes => new()
    {
        { "UPDATE ledger.journal_lines SET amount = amount + 1 WHERE position = 4096 * 2 + 1", 2, 1, "line_altered" },
        { "UPDATE ledger.journal_lines SET side = 3 - side WHERE position = 4096 * 2 + 2", 2, 2, "line_altered" },
        { "UPDATE ledger.journal_lines SET account_id = account_id + 1 WHERE position = 4096 * 1 + 1", 1, 1, "line_altered" },
        { "UPDATE ledger.journal_lines SET booking_date = '2026-11-24' WHERE position = 4096 * 1 + 1", 1, 1, "line_altered" },
        { "UPDATE ledger.journal_lines SET value_date = '2026-11-24' WHERE position = 4096 * 1 + 2", 1, 2, "line_altered" },
        { "UPDATE ledger.journal_lines SET balance_after = balance_after + 1 WHERE position = 4096 * 1 + 2", 1, 2, "line_altered" },
        { "UPDATE ledger.journal_lines SET checksum = 5 WHERE position = 4096 * 1 + 2", 1, 2, "line_altered" },
        { "UPDATE ledger.journal_lines SET position = 4096 * 1 + 3 WHERE position = 4096 * 1 + 2", 1, 2, "line_missing" },
        { "DELETE FROM ledger.journal_lines WHERE position = 4096 * 4 + 1", 4, 1, "line_missing" },
        { "DELETE FROM ledger.journal_lines WHERE position = 4096 * 4 + 2", 4, 0, "entry_altered" },
        {
            "INSERT INTO ledger.journal_lines SELECT 4096 * 4 + 3, account_id, side, amount, booking_date, value_date, balance_after, previous, checksum "
            + "FROM ledger.journal_lines WHERE position = 4096 * 4 + 2",
            4, 3, "line_altered"
        },
        {
            "INSERT INTO ledger.journal_lines SELECT 4096 * 9 + 1, account_id, side, amount, booking_date, value_date, balance_after, previous, checksum "
            + "FROM ledger.journal_lines WHERE position = 4096 * 4 + 2",
            9, 1, "line_inserted"
        },
        { "UPDATE ledger.journal_entries SET source = 'x' WHERE id = 1", 1, 0, "entry_altered" },
        { "UPDATE ledger.journal_entries SET source_reference = 'x' WHERE id = 1", 1, 0, "entry_altered" },
        { "UPDATE ledger.journal_entries SET event_code = 'x' WHERE id = 1", 1, 0, "entry_altered" },
        { "UPDATE ledger.journal_entries SET booking_date = '2026-11-24' WHERE id = 1", 1, 0, "entry_altered" },
        { "UPDATE ledger.journal_entries SET recorded_at = recorded_at + 1 WHERE id = 1", 1, 0, "entry_altered" },
        { "UPDATE ledger.journal_entries SET recorded_by = 'x' WHERE id = 1", 1, 0, "entry_altered" },
        { "UPDATE ledger.journal_entries SET reverses = 4 WHERE id = 3", 3, 0, "entry_altered" },
        { "UPDATE ledger.journal_entries SET reverses = NULL WHERE id = 3", 3, 0, "entry_altered" },
        { "UPDATE ledger.journal_entries SET reverses = 2 WHERE id = 4", 4, 0, "entry_altered" },
        { "UPDATE ledger.journal_entries SET request_hash = content_hash WHERE id = 1", 1, 0, "entry_altered" },
        { "UPDATE ledger.journal_entries SET content_hash = request_hash WHERE id = 1", 1, 0, "entry_altered" },
        { "UPDATE ledger.journal_entries SET idempotency_key = " + AnotherKey + " WHERE id = 1", 1, 0, "entry_altered" },
        { "UPDATE ledger.journal_entries SET id = 99 WHERE id = 5", 99, 0, "entry_inserted" },
        { "DELETE FROM ledger.journal_entries WHERE id = 5", 5, 0, "entry_missing" },
        { "DELETE FROM ledger.journal_entries WHERE id = 1", 1, 2, "line_without_entry" },
        { "UPDATE ledger.reversals SET reason = 'x' WHERE original_id = 2", 3, 0, "entry_altered" },
        { "UPDATE ledger.reversals SET reversal_id = 4 WHERE original_id = 2", 2, 0, "reversal_altered" },
        { "DELETE FROM ledger.reversals WHERE original_id = 2", 3, 0, "reversal_altered" },
        { "INSERT INTO ledger.reversals VALUES (4, 5, 'x')", 4, 0, "reversal_altered" },
    };

    private static string AnotherKey => TestSql.IsSqlite
        ? "x'00112233445566778899AABBCCDDEEFF'"
        : "'00112233-4455-6677-8899-aabbccddeeff'";

    [Theory, MemberData(nameof(Changes))]
    public async Task Given_a_change_by_hand_Then_the_check_names_the_entry_and_the_line(string statement, long entry, int line, string code)
    {
        await using var tampered = await TamperedBank.WithEntriesAsync();
        (await tampered.Bank.VerifyAsync()).Findings.ShouldBeEmpty();

        await TestSql.TamperAsync(tampered.Bank, statement);

        var report = await tampered.Bank.VerifyAsync();
        report.Holds.ShouldBeFalse();
        report.Findings.ShouldContain(
            finding => finding.Code == "ledger.verify." + code && finding.EntryId == entry && (finding.LineNumber ?? 0) == line,
            string.Join('\n', report.Findings));
    }

    [Theory]
    [InlineData("UPDATE ledger.balances SET credits = credits + 1 WHERE credits > 0")]
    [InlineData("DELETE FROM ledger.balances WHERE credits > 0")]
    [InlineData("INSERT INTO ledger.balances (account_id, debits, credits, held, lines, last_position) VALUES (999, 1, 1, 0, 0, 0)")]
    public async Task Given_totals_changed_by_hand_Then_the_check_names_the_account(string statement)
    {
        await using var tampered = await TamperedBank.WithEntriesAsync();

        await TestSql.TamperAsync(tampered.Bank, statement);

        (await tampered.Bank.VerifyAsync()).Findings.ShouldContain(finding => finding.Code == "ledger.verify.balance_differs");
    }

    [Theory]
    [InlineData("UPDATE ledger.balances SET last_position = last_position - 4096 WHERE lines > 1")]
    [InlineData("UPDATE ledger.balances SET lines = lines + 64 WHERE lines > 1")]
    [InlineData("INSERT INTO ledger.history_marks (account_id, position) SELECT min(account_id), 4096 * 2 + 1 FROM ledger.balances WHERE lines > 1")]
    [InlineData("INSERT INTO ledger.history_marks (account_id, position) VALUES (999, 4096 * 2 + 1)")]
    public async Task Given_a_history_bent_by_hand_Then_the_check_names_the_account(string statement)
    {
        await using var tampered = await TamperedBank.WithEntriesAsync();

        await TestSql.TamperAsync(tampered.Bank, statement);

        var report = await tampered.Bank.VerifyAsync();
        report.Findings.ShouldContain(finding => finding.Code == "ledger.verify.history_differs" && finding.LedgerAccountId != null);
    }

    [Theory]
    [InlineData("UPDATE ledger_journal_lines SET value_date = 'soon' WHERE position = 4096 * 2 + 1")]
    [InlineData("UPDATE ledger_journal_entries SET booking_date = 'never' WHERE id = 2")]
    [InlineData("UPDATE ledger_journal_entries SET content_hash = 12345 WHERE id = 2")]
    [InlineData("UPDATE ledger_journal_entries SET idempotency_key = x'00' WHERE id = 2")]
    [InlineData("UPDATE ledger_journal_entries SET source = CAST(source AS BLOB) WHERE id = 2")]
    [InlineData("UPDATE ledger_journal_lines SET amount = amount + 0.5 WHERE position = 4096 * 2 + 1")]
    [InlineData("UPDATE ledger_journal_lines SET side = 300 WHERE position = 4096 * 2 + 1")]
    public async Task Given_nonsense_in_a_column_Then_the_check_names_the_entry_and_goes_on(string statement)
    {
        if (!TestSql.IsSqlite)
        {
            return; // the others know types and refuse such values themselves
        }

        await using var tampered = await TamperedBank.WithEntriesAsync();

        await TestSql.TamperAsync(tampered.Bank, statement);

        (await tampered.Bank.VerifyAsync()).Findings.ShouldContain(finding => finding.Code == "ledger.verify.entry_unreadable" && finding.EntryId == 2);
    }

    /// <summary>A bank of its own for each change.</summary>
    private sealed class TamperedBank : IAsyncDisposable
    {
        public LedgerBank Bank { get; } = new();

        public static async Task<TamperedBank> WithEntriesAsync()
        {
            var tampered = new TamperedBank();
            var bank = tampered.Bank;
            await bank.InitializeAsync();
            var (cash, customer) = (await bank.ABankAccountAsync(), await bank.ACustomerAccountAsync());
            (await bank.PostAsync(cash, customer, "10.00")).EnsureSuccess();
            var second = (await bank.PostAsync(cash, customer, "20.00")).EnsureSuccess();
            (await bank.SendAsync(new ReverseJournalEntry(Guid.CreateVersion7(), second.EntryId, LedgerBank.Today, "mistake"))).EnsureSuccess();
            (await bank.PostAsync(customer, cash, "5.00")).EnsureSuccess();
            (await bank.PostAsync(cash, customer, "1.00")).EnsureSuccess();
            return tampered;
        }

        public async ValueTask DisposeAsync() => await Bank.DisposeAsync();
    }
}
