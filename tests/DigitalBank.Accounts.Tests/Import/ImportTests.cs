using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Import;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Import;

public class ImportTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    [Fact]
    public async Task Accounts_come_over_with_holder_balance_and_block()
    {
        var number = bank.ANumber();

        var outcome = await bank.ImportAsync([$"{number},EUR,savings,Ada Lovelace,person,GB,C-{number},2020-02-29,1234.50,active,debits"]);

        outcome.Report.Accepted.ShouldBe(1);
        var account = await bank.FindAsync(number);
        account.HolderName.ShouldBe("Ada Lovelace");
        account.ProductCode.ShouldBe("savings");
        account.OpenedOn.ShouldBe(new DateOnly(2020, 2, 29));
        account.Block.ShouldBe(AccountBlock.Debits);
        account.Iban.ShouldBeNull();
        (await bank.BalanceOfAsync(account)).ShouldBe("1234.50 EUR");
        var side = (await bank.SendAsync(new FindLedgerAccount(number, "EUR"))).EnsureSuccess();
        side.ParentCode.ShouldBe(LedgerChart.CustomerDeposits);
        side.Status.ShouldBe(LedgerAccountStatus.DebitsBlocked);
        (await bank.SendAsync(new GetParty(account.HolderPartyId))).EnsureSuccess().Reference.ShouldBe($"C-{number}");
    }

    [Fact]
    public async Task A_number_may_come_in_several_currencies_and_has_one_holder()
    {
        var number = bank.ANumber();

        await bank.ImportAsync([Line(number, "EUR", "10.00"), Line(number, "JPY", "500")]);

        var found = (await bank.SendAsync(new FindAccounts([number]))).EnsureSuccess()[number];
        found.Select(account => account.CurrencyCode).ShouldBe(["EUR", "JPY"]);
        found.Select(account => account.HolderPartyId).Distinct().Count().ShouldBe(1);
        (await bank.BalanceOfAsync(found[1])).ShouldBe("500 JPY");
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_changes_nothing()
    {
        var (good, bad) = (bank.ANumber(), bank.ANumber());
        string[] lines = [Line(good, "EUR", "10.00"), Line(bad, "EUR", "-1.00")];

        var tried = await bank.ImportAsync(lines, dryRun: true);

        (await bank.SendAsync(new FindAccounts([good]))).EnsureSuccess().ShouldBeEmpty();
        (await bank.SendAsync(new FindParties([$"account:{good}"]))).EnsureSuccess().ShouldBeEmpty();
        var done = await bank.ImportAsync(lines);
        (tried.Report with { DryRun = false, RejectedByCode = done.Report.RejectedByCode, Totals = done.Report.Totals }).ShouldBe(done.Report);
        tried.Report.Totals.ShouldBe(done.Report.Totals);
    }

    [Fact]
    public async Task Imported_twice_is_imported_once()
    {
        var number = bank.ANumber();
        string[] lines = [Line(number, "EUR", "10.00"), Line(bank.ANumber(), "EUR", "")];
        await bank.ImportAsync(lines);

        var again = await bank.ImportAsync(lines);

        (again.Report.Accepted, again.Report.AlreadyImported, again.Report.Rejected).ShouldBe((0, 2, 0));
        (await bank.BalanceOfAsync(await bank.FindAsync(number))).ShouldBe("10.00 EUR");
    }

    [Fact]
    public async Task A_line_that_has_changed_since_is_rejected_and_says_where()
    {
        var number = bank.ANumber();
        await bank.ImportAsync([Line(number, "EUR", "10.00")]);

        var again = await bank.ImportAsync([Line(number, "EUR", "11.00")]);

        var reject = again.Rejects.ShouldHaveSingleItem();
        reject.Code.ShouldBe("accounts.import.differs_from_import");
        reject.Reason.ShouldContain("opening_balance");
        (await bank.BalanceOfAsync(await bank.FindAsync(number))).ShouldBe("10.00 EUR");
    }

    [Fact]
    public async Task A_bad_line_stops_no_other()
    {
        string[] numbers = [bank.ANumber(), bank.ANumber(), bank.ANumber()];

        var outcome = await bank.ImportAsync(
        [
            Line(numbers[0], "EUR", "1.00"), "DE89370400440532013001,EUR,current,Ada,person,DE,,,,,", Line(numbers[1], "EUR", "2.00"),
            "1,\"open", Line(numbers[0], "EUR", "5.00"), Line(numbers[2], "EUR", "3.00"),
        ]);

        outcome.Rejects.Select(reject => (reject.LineNumber, reject.Code)).ShouldBe(
        [
            (3, "accounts.import.iban_check_digits"), (5, "accounts.import.line_malformed"), (6, "accounts.import.duplicate_line"),
        ]);
        outcome.Report.Accepted.ShouldBe(3);
        outcome.Report.Totals.ShouldHaveSingleItem().Imported.ShouldBe(Money.Of("6.00", "EUR"));
    }

    [Fact]
    public async Task Holders_that_contradict_each_other_are_rejected()
    {
        var (first, second, third, fourth) = (bank.ANumber(), bank.ANumber(), bank.ANumber(), bank.ANumber());
        await bank.ImportAsync([$"{first},EUR,current,Ada,person,DE,R-{first},,,,"]);

        var outcome = await bank.ImportAsync(
        [
            $"{second},EUR,current,Bob,person,DE,R-{first},,,,",
            $"{third},EUR,current,Carl,person,DE,R-{third},,,,",
            $"{fourth},EUR,current,Dora,person,DE,R-{third},,,,",
            $"{third},USD,current,Dora,person,DE,R-{fourth},,,,",
            $"{first},USD,current,Ada,person,DE,another,,,,",
        ]);

        outcome.Report.Accepted.ShouldBe(1);
        outcome.Rejects.ShouldAllBe(reject => reject.Code == "accounts.import.holder_differs");
        outcome.Rejects.Select(reject => reject.LineNumber).ShouldBe([2, 4, 5, 6]);
    }

    [Fact]
    public async Task An_account_that_the_bank_opened_itself_is_not_imported_over()
    {
        var own = await bank.AnAccountAsync();

        var outcome = await bank.ImportAsync([Line(own.Identifier, "EUR", "10.00")]);

        outcome.Rejects.ShouldHaveSingleItem().Code.ShouldBe("accounts.import.identifier_in_use");
    }

    [Fact]
    public async Task A_number_of_the_banks_own_chart_is_not_a_customers_account()
    {
        (await bank.SendAsync(new OpenLedgerAccount("NOSTRO-1", "Ours", LedgerChart.Nostro, "EUR", null))).EnsureSuccess();

        var outcome = await bank.ImportAsync([Line("NOSTRO-1", "EUR", "10.00")]);

        outcome.Rejects.ShouldHaveSingleItem().Code.ShouldBe("accounts.import.identifier_reserved");
    }

    [Fact]
    public async Task Control_totals_are_compared_before_anything_is_booked()
    {
        var number = bank.ANumber();
        string[] lines = [Line(number, "EUR", "10.00"), Line(bank.ANumber(), "EUR", "0.50"), Line(bank.ANumber(), "USD", "7.00")];

        var short1 = await bank.ImportAsync(lines, expected: new ControlTotals(4, [Money.Of("10.50", "EUR")]));
        var short2 = await bank.ImportAsync(lines, expected: new ControlTotals(3, [Money.Of("10.51", "EUR"), Money.Of("1.00", "GBP")]));

        short1.Result.ShouldFailWith("accounts.import.control_total");
        short1.Result.Failure!.Message.ShouldContain("3 lines instead of 4");
        short2.Result.ShouldFailWith("accounts.import.control_total");
        short2.Result.Failure!.Message.ShouldContain("10.50 EUR instead of 10.51 EUR, 0.00 GBP instead of 1.00 GBP");
        (await bank.SendAsync(new FindAccounts([number]))).EnsureSuccess().ShouldBeEmpty();
        (await bank.ImportAsync(lines, expected: new ControlTotals(3, [Money.Of("10.50", "EUR"), Money.Of("7.00", "USD")])))
            .Report.Accepted.ShouldBe(3);
    }

    [Fact]
    public async Task An_import_that_was_stopped_is_continued_by_the_next_run()
    {
        var lines = Enumerable.Range(0, 2_500).Select(i => Line(bank.ANumber(), "EUR", $"{i}.00")).ToList();
        using var killed = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(
            () => bank.ImportAsync(lines, progressed: _ => killed.Cancel(), cancellationToken: killed.Token));

        var again = await bank.ImportAsync(lines);

        again.Report.AlreadyImported.ShouldBeGreaterThan(0);
        (again.Report.Accepted + again.Report.AlreadyImported, again.Report.Rejected).ShouldBe((2_500, 0));
        (await bank.BalanceOfAsync(await bank.FindAsync(lines[2_499].Split(',')[0]))).ShouldBe("2499.00 EUR");
        (await bank.BalanceOfAsync(await bank.FindAsync(lines[7].Split(',')[0]))).ShouldBe("7.00 EUR");
    }

    /// <summary>The moments between the modules: party registered, ledger opened, row saved, balance booked, and the note of it.</summary>
    [Fact]
    public async Task Whatever_a_crash_left_behind_is_picked_up()
    {
        var (inLedger, unbooked, unnoted) = (bank.ANumber(), bank.ANumber(), bank.ANumber());
        (await bank.SendAsync(new RegisterParties([new PartyToRegister($"account:{inLedger}", PartyKind.Person, "Ada", "DE")]))).EnsureSuccess();
        (await bank.SendAsync(new OpenLedgerAccount(inLedger, "Current account", LedgerChart.CustomerDeposits, "EUR", 0))).EnsureSuccess();
        await bank.ImportAsync([Line(unnoted, "EUR", "20.00")]);
        await ForgetAsync(unnoted);

        var outcome = await bank.ImportAsync([Line(inLedger, "EUR", "10.00"), Line(unbooked, "EUR", "15.00"), Line(unnoted, "EUR", "20.00")]);

        (outcome.Report.Accepted, outcome.Report.AlreadyImported, outcome.Report.Rejected).ShouldBe((2, 1, 0));
        (await bank.BalanceOfAsync(await bank.FindAsync(inLedger))).ShouldBe("10.00 EUR");
        (await bank.BalanceOfAsync(await bank.FindAsync(unnoted))).ShouldBe("20.00 EUR");
    }

    [Fact]
    public async Task A_byte_order_mark_and_other_alphabets_are_welcome()
    {
        var number = bank.ANumber();
        byte[] file = [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes($"{AccountsBank.Header}\n{number},EUR,current,Žofia Łęcka 株式会社,organisation,PL,,,,,\n")];

        (await bank.ImportAsync(file)).Report.Accepted.ShouldBe(1);

        (await bank.FindAsync(number)).HolderName.ShouldBe("Žofia Łęcka 株式会社");
    }

    [Fact]
    public async Task A_line_that_is_not_UTF_8_is_rejected_alone()
    {
        var number = bank.ANumber();
        byte[] file =
        [
            .. System.Text.Encoding.UTF8.GetBytes($"{AccountsBank.Header}\n"),
            .. System.Text.Encoding.Latin1.GetBytes($"{bank.ANumber()},EUR,current,Jürgen,person,DE,,,,,\n{number},EUR,current,Ada,person,DE,,,,,\n"),
        ];

        var outcome = await bank.ImportAsync(file);

        outcome.Rejects.ShouldHaveSingleItem().Code.ShouldBe("accounts.import.not_utf8");
        outcome.Report.Accepted.ShouldBe(1);
    }

    [Fact]
    public async Task An_empty_file_is_refused() =>
        (await bank.ImportAsync(Array.Empty<byte>())).Result.ShouldFailWith("accounts.import.empty");

    [Fact]
    public async Task Rejects_can_be_corrected_and_imported_as_they_are()
    {
        var number = bank.ANumber();
        var outcome = await bank.ImportAsync([$"{number},EUR,current,\"Lovelace, Ada\",person,DE,,,-5.00,,"]);
        await using var text = new StringWriter();
        var columns = ImportColumns.From(new Accounts.Csv.CsvRecord(1, AccountsBank.Header.Split(','), Error: null)).EnsureSuccess();
        await new RejectsFile(text).WriteAsync(columns, outcome.Rejects.Single());

        var corrected = await bank.ImportAsync(System.Text.Encoding.UTF8.GetBytes(text.ToString().Replace("-5.00", "5.00", StringComparison.Ordinal)));

        corrected.Report.Accepted.ShouldBe(1);
        (await bank.FindAsync(number)).HolderName.ShouldBe("Lovelace, Ada");
    }

    private static string Line(string number, string currency, string balance) =>
        $"{number},{currency},current,Ada,person,DE,,,{balance},,";

    /// <summary>As if the process had died right after the ledger booked the balance.</summary>
    private async Task ForgetAsync(string number)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Accounts
            .Where(account => account.Identifier == number)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.TakenOver, false));
    }
}
