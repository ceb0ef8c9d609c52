using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Balances;

public sealed class TurnoverTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Fact]
    public async Task A_stretch_of_the_journal_is_added_up_by_value_date_for_the_accounts_asked_for()
    {
        var (one, other, cash) = (await OpenAsync("T-1"), await OpenAsync("T-2"), await OpenAsync("T-3"));
        await PostAsync(one, cash, "10.00", Day);
        var before = (await bank.SendAsync(new GetLastEntry())).EnsureSuccess();
        await PostAsync(one, cash, "1.00", Day);
        await PostAsync(one, cash, "2.00", Day);
        await PostAsync(one, cash, "4.00", Day.AddDays(-3));
        await PostAsync(cash, one, "0.50", Day);
        await PostAsync(other, cash, "7.00", Day);
        var last = (await bank.SendAsync(new GetLastEntry())).EnsureSuccess();
        await PostAsync(one, cash, "100.00", Day);

        var turnovers = (await bank.SendAsync(new GetTurnovers([one], before, last))).EnsureSuccess();

        turnovers.ShouldBe([new Turnover(one, Day, 250), new Turnover(one, Day.AddDays(-3), 400)], ignoreOrder: true);
        (await bank.SendAsync(new GetTurnovers([one], last, before))).EnsureSuccess().ShouldBeEmpty();
    }

    private async Task<long> OpenAsync(string code) =>
        (
            await bank.SendAsync(
                new OpenLedgerAccount(code, code, LedgerChart.Suspense, "EUR", MinimumBalance: null))).EnsureSuccess().LedgerAccountId;

    private async Task PostAsync(long credited, long debited, string amount, DateOnly valueDate)
    {
        var money = Money.Of(amount, "EUR");
        (await bank.SendAsync(new PostJournalEntry(
            Guid.CreateVersion7(), "tests", "T", "test", Day,
            [new Posting(credited, Side.Credit, money, valueDate), new Posting(debited, Side.Debit, money, valueDate)]))).EnsureSuccess();
    }
}
