using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Host.Tests.Journeys;

/// <summary>What a journey needs before it begins, brought about through the modules' contracts.</summary>
internal static class MoneyOnAccounts
{
    public static async Task<AccountView> AnAccountAsync(this BankFixture bank, PartyView holder, string balance = "0.00", string currency = "EUR")
    {
        var account = (await bank.SendAsync(new OpenAccount(Guid.CreateVersion7(), holder.PartyId, "current", currency))).EnsureSuccess();
        var money = Money.Of(balance, currency);
        if (money.IsPositive)
        {
            await bank.PayInAsync(account, money);
        }

        return account;
    }

    private static async Task PayInAsync(this BankFixture bank, AccountView account, Money money)
    {
        var today = await bank.Services.GetRequiredService<IBusinessCalendar>().TodayAsync(CancellationToken.None);
        var capital = (await bank.SendAsync(
            new OpenLedgerAccount("3110", "Capital", LedgerChart.Equity, money.Currency.Code, MinimumBalance: null))).EnsureSuccess();
        (await bank.SendAsync(new PostJournalEntry(
            Guid.CreateVersion7(),
            "test",
            account.AccountId.ToString(),
            "deposit",
            today,
            [
                new Posting(capital.LedgerAccountId, Side.Debit, money, today),
                new Posting(account.LedgerAccountId, Side.Credit, money, today),
            ]))).EnsureSuccess();
    }
}
