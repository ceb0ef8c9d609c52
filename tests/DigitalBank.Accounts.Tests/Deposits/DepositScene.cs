using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Products;
using DigitalBank.Accounts.Tests.Accruals;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Deposits;

/// <summary>A customer with a current account and money on it, who deposits some of it.</summary>
public abstract class DepositScene : InterestScene
{
    /// <summary>3.65 % by ACT/365 for three months and more, 7.3 % for a year: 10,000.00 earn one or two euros a day.</summary>
    private protected static ProductTerms ATerm(PostingFrequency posting = PostingFrequency.AtMaturity) => new(
        "Term deposit",
        ["EUR"],
        new InterestSettings([new TierSettings(1.825m, FromTerm: 1), new TierSettings(3.65m, FromTerm: 3), new TierSettings(7.3m, FromTerm: 12)], Posting: posting),
        Term: new TermSettings([1, 3, 12], MinimumAmount: 100, MaximumAmount: 1_000_000, PenaltyPercent: 0.365m));

    private protected static ProductTerms InInstalments(int graceDays = 10) => ATerm(PostingFrequency.Monthly) with
    {
        Name = "Saving in instalments",
        Term = new TermSettings([3, 12], MinimumAmount: 10, PenaltyPercent: 1, Recurring: new RecurringSettings(GraceDays: graceDays)),
    };

    private protected async Task OfferAsync(ProductTerms terms, string code = "term")
    {
        var kind = terms.Term!.Recurring is null ? ProductKind.TermDeposit : ProductKind.RecurringDeposit;
        (await Bank.SendAsync(new AddProduct(code, kind, terms))).EnsureSuccess();
    }

    private protected async Task<AccountView> ACustomerAsync(string balance = "100000.00")
    {
        var account = await Bank.AnAccountAsync();
        await Bank.CreditAsync(account, balance);
        return account;
    }

    private protected static OpenDeposit Order(
        AccountView from, string amount = "10000.00", int term = 3, MaturityInstruction instruction = MaturityInstruction.PayOut,
        string product = "term", Guid? key = null) =>
        new(key ?? Guid.CreateVersion7(), from.HolderPartyId, product, term, Money.Of(amount, from.CurrencyCode), from.AccountId, null, instruction);

    private protected async Task<DepositView> DepositAsync(
        AccountView from, string amount = "10000.00", int term = 3, MaturityInstruction instruction = MaturityInstruction.PayOut,
        string product = "term") =>
        (await Bank.SendAsync(Order(from, amount, term, instruction, product))).EnsureSuccess();

    private protected async Task<DepositView> ReadAsync(DepositView deposit) =>
        (await Bank.SendAsync(new GetDeposit(deposit.Deposit.DepositId, Holder: null))).EnsureSuccess();

    private protected async Task<AccountView> AccountOfAsync(DepositView deposit) =>
        (await Bank.SendAsync(new GetAccount(deposit.Deposit.AccountId!.Value))).EnsureSuccess();

    private protected async Task<string> AvailableOfAsync(AccountView account) =>
        (await Bank.SendAsync(new GetBalances([account.LedgerAccountId]))).EnsureSuccess()[account.LedgerAccountId].AvailableBalance.ToString();

    /// <summary>Closes one day with everything that concerns deposits; the bank's date has moved on, as in a close.</summary>
    private protected async Task<StepReport> CloseDepositsAsync(DateOnly day)
    {
        await MoveDateAsync(day);
        await CloseAsync(day);
        await StepAsync("collect-instalments", day);
        return await StepAsync("mature-deposits", day);
    }

    private protected async Task CloseDepositsAsync(DateOnly from, DateOnly until, Func<DateOnly, Task>? afterEach = null)
    {
        var calendar = Bank.Services.GetRequiredService<IBusinessCalendar>();
        for (var day = from; day < until; day = calendar.NextBusinessDay(day))
        {
            await CloseDepositsAsync(day);
            if (afterEach is not null)
            {
                await afterEach(day);
            }
        }
    }

    /// <summary>Sets the bank's date to the one after the day, without the second for which a close waits for other processes.</summary>
    private protected async Task MoveDateAsync(DateOnly day)
    {
        var calendar = Bank.Services.GetRequiredService<IBusinessCalendar>();
        var next = calendar.NextBusinessDay(day);
        await ReadAsync(db => db.Database.IsSqlite()
            ? db.Database.ExecuteSqlAsync($"UPDATE platform_business_days SET today = {next}")
            : db.Database.ExecuteSqlAsync($"UPDATE platform.business_days SET today = {next}"));

        // Closes nothing, and makes the calendar look again.
        await calendar.OpenNextDayAsync(DateOnly.MinValue, CancellationToken.None);
    }
}
