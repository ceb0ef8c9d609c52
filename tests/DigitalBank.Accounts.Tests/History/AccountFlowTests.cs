using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;

namespace DigitalBank.Accounts.Tests.History;

/// <summary>What came in and went out, as decisions on credit ask for it.</summary>
public sealed class AccountFlowTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    [Fact]
    public async Task Flows_are_added_up_per_month_without_what_was_reversed_or_lent()
    {
        var (number, today) = (bank.ANumber(), await bank.TodayAsync());
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-2);
        await bank.ImportAsync(
            [$"{number},EUR,current,Ada Lovelace,person,GB,{first.AddDays(4):yyyy-MM-dd}"],
            header: "identifier,currency,product,holder_name,holder_kind,holder_country,opened_on");
        var account = await bank.FindAsync(number);

        await BookAsync(account, Side.Credit, "1000.00", first.AddDays(10));
        await BookAsync(account, Side.Debit, "300.00", first.AddDays(11));
        var wrong = await BookAsync(account, Side.Credit, "77.00", first.AddDays(12));
        (await bank.SendAsync(new ReverseJournalEntry(Guid.CreateVersion7(), wrong, first.AddDays(13), "Wrong account"))).EnsureSuccess();
        await BookAsync(account, Side.Credit, "5000.00", first.AddDays(14), source: "lending");
        await BookAsync(account, Side.Credit, "9.00", first.AddMonths(2));

        var flows = (await bank.SendAsync(new GetAccountFlows(
            account.AccountId, first.AddMonths(-6), first.AddMonths(2).AddDays(-1), WithoutSource: "lending"))).EnsureSuccess();

        flows.OpenedOn.ShouldBe(first.AddDays(4));
        flows.Months.Select(month => $"{month.Month:yyyy-MM-dd} {month.Inflow} {month.Outflow}").ShouldBe(
        [
            $"{first:yyyy-MM-dd} 1000.00 EUR 300.00 EUR",
            $"{first.AddMonths(1):yyyy-MM-dd} 0.00 EUR 0.00 EUR",
        ]);
    }

    private async Task<long> BookAsync(AccountView account, Side side, string amount, DateOnly day, string source = "tests")
    {
        var cash = (await bank.SendAsync(new OpenLedgerAccount("1190", "Cash for tests", LedgerChart.Nostro, "EUR", null))).EnsureSuccess();
        var (money, other) = (Money.Of(amount, "EUR"), side == Side.Credit ? Side.Debit : Side.Credit);
        return (await bank.SendAsync(new PostJournalEntry(
            Guid.CreateVersion7(), source, Guid.CreateVersion7().ToString(), "test", day,
            [new Posting(account.LedgerAccountId, side, money, day), new Posting(cash.LedgerAccountId, other, money, day)]))).EnsureSuccess().EntryId;
    }
}
