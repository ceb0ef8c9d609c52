using DigitalBank.Ledger.Contracts;
using DigitalBank.Payments.DirectDebits;
using DigitalBank.Payments.Reconciliation;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Reconciliation;

public sealed class AccountReconciliationTests(ReconciliationBank bank) : IClassFixture<ReconciliationBank>
{
    [Fact]
    public async Task A_dry_run_tells_the_same_as_the_run_after_it_and_saves_nothing()
    {
        var account = await bank.ASchemeAccountAsync();
        await account.BookedAsync("100.00", "SETTLE-100");
        await account.BookedAsync("30.00", "SETTLE-030");
        var path = (await account.StatementAsync()).Entry(100, endToEndId: "SETTLE-100").Entry(5).WriteTo(bank.DataFolder);

        var dry = await account.ReconcileAsync(path, isDryRun: true);

        (await bank.InDatabaseAsync(db => db.ReconciliationItems.CountAsync(item => item.AccountCode == account.Code))).ShouldBe(0);
        var real = await account.ReconcileAsync(path);
        Words(dry).ShouldBe(Words(real));
        Words(real).ShouldBe(["Breaks NotInLedger 5.00 EUR", "Breaks NotInStatement 30.00 EUR", "Matches Reference 100.00 EUR", "Proof 0.00 EUR"]);
    }

    [Fact]
    public async Task A_dry_run_over_a_file_of_two_statements_reads_the_second_after_the_first()
    {
        var account = await bank.ASchemeAccountAsync();
        await account.BookedAsync("10.00", "SETTLE-010");
        var first = (await account.StatementAsync(daysBack: 1)).Entry(10, endToEndId: "SETTLE-010");
        var path = (await account.StatementAsync(opening: 10)).Entry(5).WriteTo(bank.DataFolder, "dry.xml", before: first);

        var report = (await bank.SendAsync(new ReconcileStatements(path, "dry.xml", IsDryRun: true))).EnsureSuccess();

        report.Statements.Select(statement => (statement.MatchCount, statement.BreakCount)).ShouldBe([(1, 0), (0, 1)]);
        (await bank.SendAsync(new ListStatements(account.Code, "EUR", null, 10))).EnsureSuccess().Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_mt940_statement_goes_the_same_way()
    {
        var account = await bank.ASchemeAccountAsync();
        await account.BookedAsync("100.00", "SETTLE-100");
        var day = (await bank.TodayAsync()).ToString("yyMMdd", null);
        var path = Path.Combine(bank.DataFolder, "one.sta");
        await File.WriteAllTextAsync(
            path, $":20:S1\n:25:{account.Identifier}\n:28C:1/1\n:60F:C{day}EUR0,\n:61:{day}C100,NTRFSETTLE-100//X1\n:86:/REMI/Day/\n:62F:C{day}EUR100,\n-\n");

        var statement = await account.ReconcileAsync(path);

        (statement.BreakCount, statement.Matches.Single().Rule, statement.Unexplained!.Value.IsZero).ShouldBe((0, MatchRule.Reference, true));
        var again = await bank.SendAsync(new ReconcileStatements(path, "again.sta"));
        again.ShouldFailWith("payments.statement_duplicate");
        again.Failure!.Message.ShouldContain("one.sta");
    }

    [Fact]
    public async Task An_mt940_statement_that_is_sent_again_in_another_message_is_known_and_a_second_one_of_the_day_is_not()
    {
        var account = await bank.ASchemeAccountAsync();
        var day = (await bank.TodayAsync()).ToString("yyMMdd", null);
        async Task<Result<ReconciliationReport>> TakeInAsync(string reference, string number, int opening, int closing)
        {
            var path = Path.Combine(bank.DataFolder, $"{reference}.sta");
            await File.WriteAllTextAsync(
                path, $":20:{reference}\n:25:{account.Identifier}\n:28C:{number}\n:60F:C{day}EUR{opening},\n:61:{day}C{closing - opening},NTRFNONREF\n:62F:C{day}EUR{closing},\n-\n");
            return await bank.SendAsync(new ReconcileStatements(path, Path.GetFileName(path)));
        }

        (await TakeInAsync("S1", "00000/001", 0, 5)).EnsureSuccess();
        (await TakeInAsync("S2", "00000/001", 0, 5)).ShouldFailWith("payments.statement_duplicate");
        (await TakeInAsync("S1", "00000/002", 5, 9)).EnsureSuccess();
        (await TakeInAsync("S1", "00000/002", 9, 10)).EnsureSuccess(); // of a bank that numbers none

        (await account.ProofAsync()).Unexplained!.Value.IsZero.ShouldBeTrue();
    }

    [Fact]
    public async Task A_csv_statement_without_balances_goes_the_same_way()
    {
        var account = await bank.ASchemeAccountAsync();
        await account.BookedAsync("-7.50", "FEE-000001");
        var path = Path.Combine(bank.DataFolder, "one.csv");
        await File.WriteAllTextAsync(path, $"date;account;currency;amount;reference\n{await bank.TodayAsync():yyyy-MM-dd};{account.Identifier};EUR;-7.50;FEE-000001\n");

        var statement = await account.ReconcileAsync(path);

        (statement.BreakCount, statement.StatementBalance.ToString(), statement.Unexplained!.Value.IsZero).ShouldBe((0, "-7.50 EUR", true));
    }

    [Fact]
    public async Task What_was_notified_during_the_day_is_matched_at_once_and_not_counted_again_with_the_statement()
    {
        var account = await bank.ASchemeAccountAsync();
        await account.BookedAsync("100.00", "SETTLE-100");
        var statement = (await account.StatementAsync()).Entry(100, endToEndId: "SETTLE-100", reference: "CORR-1").Entry(20, reference: "CORR-2").Entry(1, reference: "CORR-3");

        var notified = await account.ReconcileAsync(statement.WriteNotificationTo(bank.DataFolder, entries: 2));
        var between = await account.ProofAsync();
        var stated = await account.ReconcileAsync(statement);
        var late = await account.ReconcileAsync(statement.WriteNotificationTo(bank.DataFolder, entries: 3));

        (notified.MatchCount, notified.BreakCount, notified.Notified.ToString()).ShouldBe((1, 1, "120.00 EUR"));
        between.Unexplained.ShouldBeNull(); // there is no statement yet
        (stated.MatchCount, stated.BreakCount, stated.Notified.IsZero, stated.Unexplained!.Value.IsZero).ShouldBe((0, 2, true, true));
        (late.Skipped, late.BreakCount).ShouldBe((3, 2));
    }

    [Fact]
    public async Task Reports_that_repeat_the_day_so_far_are_matched_at_once_and_counted_once_with_the_statement()
    {
        var account = await bank.ASchemeAccountAsync();
        await account.BookedAsync("100.00", "SETTLE-100");
        var statement = (await account.StatementAsync()).Entry(100, endToEndId: "SETTLE-100", reference: "CORR-1").Entry(20, reference: "CORR-2");

        var morning = await account.ReconcileAsync(statement.WriteReportTo(bank.DataFolder, entries: 1));
        var noon = await account.ReconcileAsync(statement.WriteReportTo(bank.DataFolder, entries: 2));
        var stated = await account.ReconcileAsync(statement);

        (morning.MatchCount, morning.Notified.ToString()).ShouldBe((1, "100.00 EUR"));
        (noon.Skipped, noon.Notified.ToString(), noon.BreakCount).ShouldBe((1, "120.00 EUR", 1));
        (stated.MatchCount, stated.BreakCount, stated.Notified.IsZero, stated.StatementBalance.ToString(), stated.Unexplained!.Value.IsZero)
            .ShouldBe((0, 1, true, "120.00 EUR", true));
    }

    [Fact]
    public async Task An_mt942_is_a_report_as_well_and_the_mt940_of_the_day_takes_its_entries_over()
    {
        var account = await bank.ASchemeAccountAsync();
        await account.BookedAsync("100.00", "SETTLE-942");
        var report = await WriteAsync("noon.mt942", $"""
            :20:INTERIM1
            :25:{account.Identifier}
            :28C:1/1
            :34F:EUR0,
            :13D:2611231200+0100
            :61:2611231123C100,NTRFSETTLE-942//CORR-942
            :90D:0EUR0,
            :90C:1EUR100,
            -
            """);
        var statement = await WriteAsync("evening.mt940", $"""
            :20:STMT1
            :25:{account.Identifier}
            :28C:1/1
            :60F:C261123EUR0,
            :61:2611231123C100,NTRFSETTLE-942//CORR-942
            :62F:C261123EUR100,
            -
            """);

        var noon = await account.ReconcileAsync(report);
        var evening = await account.ReconcileAsync(statement);

        (noon.MatchCount, noon.Notified.ToString()).ShouldBe((1, "100.00 EUR"));
        (evening.BreakCount, evening.StatementBalance.ToString(), evening.Unexplained!.Value.IsZero).ShouldBe((0, "100.00 EUR", true));
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(bank.DataFolder, name);
        await File.WriteAllTextAsync(path, text.ReplaceLineEndings("\r\n"));
        return path;
    }

    [Fact]
    public async Task A_direct_debit_of_another_bank_matches_its_line_on_the_statement_of_the_nostro_account()
    {
        var payer = await bank.AnAccountAsync();
        var debit = new DebitIn(payer.Iban!, await bank.TodayAsync());
        await bank.ReceiveAsync(BankMessages.DirectDebits(debit));
        (await bank.SendAsync(new CollectDueDebits())).EnsureSuccess();

        var nostro = new SchemeAccount(bank, 0, "1110", "NOSTRO-EUR");
        var stated = await nostro.ReconcileAsync((await nostro.StatementAsync()).Entry(-25, debit.Uetr));

        (stated.Matches.ShouldHaveSingleItem().Rule, stated.BreakCount).ShouldBe((MatchRule.Uetr, 0));
    }

    [Fact]
    public async Task Equal_payments_of_one_notification_are_all_taken_in_and_once()
    {
        var account = await bank.ASchemeAccountAsync();
        var statement = (await account.StatementAsync()).Entry(10, reference: "CORR-1").Entry(10, reference: "CORR-1").Entry(10, reference: "NONREF").Entry(10, reference: "CORR-1");

        var first = await account.ReconcileAsync(statement.WriteNotificationTo(bank.DataFolder, entries: 3));
        var second = await account.ReconcileAsync(statement.WriteNotificationTo(bank.DataFolder, entries: 4));
        var stated = await account.ReconcileAsync(statement);

        (first.Notified.ToString(), first.Skipped).ShouldBe(("20.00 EUR", 1)); // a placeholder recognises nothing
        (second.Notified.ToString(), second.Skipped).ShouldBe(("30.00 EUR", 3));
        (stated.StatementBalance.ToString(), stated.BreakCount, stated.Notified.IsZero).ShouldBe(("40.00 EUR", 4, true));
    }

    [Fact]
    public async Task A_statement_that_comes_late_closes_the_gap_that_it_left()
    {
        var account = await bank.ASchemeAccountAsync();
        var second = await account.ReconcileAsync((await account.StatementAsync(opening: 10)).Entry(5));
        second.Breaks.ShouldContain(item => item.Reason == BreakReason.OpeningBalance);

        var first = await account.ReconcileAsync((await account.StatementAsync(daysBack: 1)).Entry(10));

        first.Breaks.Select(item => item.Reason).ShouldBe([BreakReason.NotInLedger, BreakReason.NotInLedger]);
        (first.StatementBalance.ToString(), first.Unexplained!.Value.IsZero).ShouldBe(("15.00 EUR", true));
    }

    [Fact]
    public async Task A_late_statement_closes_its_gap_when_the_next_one_covers_several_days()
    {
        var account = await bank.ASchemeAccountAsync();
        var today = await bank.TodayAsync();
        var path = Path.Combine(bank.DataFolder, "week.sta");
        await File.WriteAllTextAsync(
            path, $":20:S1\n:25:{account.Identifier}\n:28C:7\n:60F:C{today.AddDays(-3):yyMMdd}EUR10,\n:61:{today:yyMMdd}C5,NTRFNONREF\n:62F:C{today:yyMMdd}EUR15,\n-\n");
        (await account.ReconcileAsync(path)).Breaks.ShouldContain(item => item.Reason == BreakReason.OpeningBalance);

        var late = await account.ReconcileAsync((await account.StatementAsync(daysBack: 4)).Entry(10));

        late.Breaks.ShouldNotContain(item => item.Reason == BreakReason.OpeningBalance);
    }

    [Fact]
    public async Task Late_statements_that_each_fill_a_part_of_a_gap_close_it_together()
    {
        var account = await bank.ASchemeAccountAsync();
        foreach (var day in new[] { 3, 0, 1, 2 })
        {
            await account.ReconcileAsync((await account.StatementAsync(opening: 10 * day, daysBack: 3 - day)).Entry(10));
        }

        (await account.BreaksAsync()).Select(item => item.Reason).ShouldAllBe(reason => reason == BreakReason.NotInLedger);
        (await account.ProofAsync()).Unexplained!.Value.IsZero.ShouldBeTrue();
    }

    [Fact]
    public async Task Statements_of_one_account_at_the_same_time_are_one_chain()
    {
        var account = await bank.ASchemeAccountAsync();
        var statements = new List<string>();
        for (var day = 0; day < 4; day++)
        {
            statements.Add((await account.StatementAsync(opening: 10 * day, daysBack: 3 - day)).Entry(10).WriteTo(bank.DataFolder));
        }

        await Task.WhenAll(statements.Select(path => Task.Run(() => account.ReconcileAsync(path))));

        (await account.BreaksAsync()).Select(item => item.Reason).ShouldAllBe(reason => reason == BreakReason.NotInLedger);
        (await account.ProofAsync()).Unexplained!.Value.IsZero.ShouldBeTrue();
    }

    [Fact]
    public async Task A_tolerated_difference_stays_open_by_itself_and_the_proof_holds()
    {
        var account = await bank.ASchemeAccountAsync();
        await account.BookedAsync("100.00", "SETTLE-100");

        var statement = await account.ReconcileAsync((await account.StatementAsync()).Entry(99.97m, endToEndId: "SETTLE-100"));

        statement.Matches.Single().Difference.ToString().ShouldBe("-0.03 EUR");
        var left = statement.Breaks.ShouldHaveSingleItem();
        (left.Reason, left.Amount.ToString()).ShouldBe((BreakReason.Tolerated, "-0.03 EUR"));
        statement.Unexplained!.Value.IsZero.ShouldBeTrue();
    }

    [Fact]
    public async Task What_came_to_suspense_and_left_it_is_cleared_at_night_and_the_rest_has_an_age()
    {
        var suspense = await bank.OwnAccountAsync("2610", LedgerChart.Suspense);
        var counter = await bank.OwnAccountAsync("3900.test", LedgerChart.TakeOver);
        await bank.BookAsync(counter.LedgerAccountId, suspense.LedgerAccountId, "70.00", "CASE-00070");
        await bank.BookAsync(counter.LedgerAccountId, suspense.LedgerAccountId, "80.00", "CASE-00080");
        await bank.BookAsync(suspense.LedgerAccountId, counter.LedgerAccountId, "70.00", "CASE-00070");

        (await bank.RunAsync("reconcile-accounts")).Failed.ShouldBe(0);
        (await bank.RunAsync("reconcile-accounts")).Failed.ShouldBe(0);

        var open = (await bank.SendAsync(new DigitalBank.Payments.Reconciliation.Breaks.ListBreaks("2610", "EUR", null, null, 10))).EnsureSuccess().Items;
        open.ShouldHaveSingleItem().Amount.ToString().ShouldBe("-80.00 EUR");
        var cleared = (await bank.SendAsync(new ListReconciliationItems("2610", "EUR", null, IsMatched: true, IsOnlyNotified: false, null, 10))).EnsureSuccess().Items;
        cleared.Select(item => item.Rule).ShouldBe([MatchRule.Cleared, MatchRule.Cleared]);
    }

    [Fact]
    public async Task A_file_of_which_one_statement_is_known_says_which()
    {
        var account = await bank.ASchemeAccountAsync();
        var first = (await account.StatementAsync(daysBack: 1)).Entry(10);
        await account.ReconcileAsync(first);
        var path = (await account.StatementAsync(opening: 10)).Entry(5).WriteTo(bank.DataFolder, "two.xml", before: first);

        var report = (await bank.SendAsync(new ReconcileStatements(path, "two.xml"))).EnsureSuccess();

        report.Refused.Select(one => (one.Number, one.Code)).ShouldBe([(1, "payments.statement_duplicate")]);
        report.Statements.ShouldHaveSingleItem().StatementBalance.ToString().ShouldBe("15.00 EUR");
    }

    private static IEnumerable<string> Words(ReconciledStatement statement) =>
        statement.Matches.Select(match => $"Matches {match.Rule} {match.Amount}")
            .Concat(statement.Breaks.Select(item => $"Breaks {item.Reason} {item.Amount}"))
            .Append($"Proof {statement.Unexplained}")
            .Order(StringComparer.Ordinal);
}
