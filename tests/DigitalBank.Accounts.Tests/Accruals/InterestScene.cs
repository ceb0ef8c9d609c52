using System.Globalization;
using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Interest;
using DigitalBank.Accounts.Products;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Accruals;

/// <summary>A bank of one test's own, whose days are closed without waiting: the steps are told which day ended.</summary>
public abstract class InterestScene : IAsyncLifetime
{
    private protected AccountsBank Bank { get; } = new();

    private protected DateOnly Start { get; private set; }

    public async Task InitializeAsync()
    {
        await Bank.InitializeAsync();
        Start = await Bank.TodayAsync();
    }

    public Task DisposeAsync() => Bank.DisposeAsync();

    private protected async Task<string> AProductAsync(ProductTerms terms, string code = "saver")
    {
        (await Bank.SendAsync(new AddProduct(code, ProductKind.Savings, terms))).EnsureSuccess();
        return code;
    }

    /// <summary>3.65 % by ACT/365: 10,000.00 earn one euro a day.</summary>
    private protected static ProductTerms AEuroADay(PostingFrequency posting = PostingFrequency.Monthly) =>
        new("Saver", ["EUR"], new InterestSettings([new TierSettings(3.65m)], Posting: posting));

    private protected Task<AccountView> AnAccountAsync(string product = "saver") => Bank.AnAccountAsync(product: product);

    private protected async Task MoveAsync(AccountView account, string amount, DateOnly valueDate, DateOnly? bookedOn = null)
    {
        var cash = (
            await Bank.SendAsync(
                new OpenLedgerAccount("1190", "Cash for tests", LedgerChart.Nostro, account.CurrencyCode, null))).EnsureSuccess();
        var isCredit = !amount.StartsWith('-');
        var money = Money.Of(amount.TrimStart('-'), account.CurrencyCode);
        (await Bank.SendAsync(new PostJournalEntry(
            Guid.CreateVersion7(), "tests", Guid.CreateVersion7().ToString(), "test", bookedOn ?? valueDate,
            [
                new Posting(account.LedgerAccountId, isCredit ? Side.Credit : Side.Debit, money, valueDate),
                new Posting(cash.LedgerAccountId, isCredit ? Side.Debit : Side.Credit, money, valueDate),
            ]))).EnsureSuccess();
    }

    private protected async Task<StepReport> StepAsync(string name, DateOnly closingDate)
    {
        await using var scope = Bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider
            .GetServices<ICloseOfBusinessStep>()
            .Single(step => step.Name == name)
            .RunAsync(closingDate, CancellationToken.None);
    }

    /// <summary>Closes one day: accrual, then posting.</summary>
    private protected async Task<(StepReport Accrued, StepReport Posted)> CloseAsync(DateOnly day) =>
        (await StepAsync("accrue-interest", day), await StepAsync("capitalise-interest", day));

    /// <summary>Closes every business day from the first one up to, not including, the second.</summary>
    private protected async Task CloseEveryDayAsync(DateOnly from, DateOnly until, Func<DateOnly, Task>? afterEach = null)
    {
        var calendar = Bank.Services.GetRequiredService<IBusinessCalendar>();
        for (var day = from; day < until; day = calendar.NextBusinessDay(day))
        {
            await CloseAsync(day);
            if (afterEach is not null)
            {
                await afterEach(day);
            }
        }
    }

    private protected async Task<InterestView> InterestOfAsync(AccountView account) =>
        (await Bank.SendAsync(new GetInterest(account.AccountId))).EnsureSuccess();

    /// <summary>The exact amounts, as stored.</summary>
    private protected async Task<InterestPosition> PositionOfAsync(AccountView account) =>
        (await ReadAsync(db => db.InterestAccounts.SingleAsync(row => row.AccountId == account.AccountId))).Position();

    private protected async Task<T> ReadAsync<T>(Func<AccountsDbContext, Task<T>> read)
    {
        await using var scope = Bank.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AccountsDbContext>());
    }

    /// <summary>Booked balance of one of the bank's own accounts, on its normal side.</summary>
    private protected async Task<long> OwnAsync(string code, string currency = "EUR")
    {
        var account = (await Bank.SendAsync(new FindLedgerAccount(code, currency))).EnsureSuccess();
        return (
            await Bank.SendAsync(
                new GetBalances([account.LedgerAccountId]))).EnsureSuccess()[account.LedgerAccountId].BookedBalance.MinorUnits;
    }

    /// <summary>Accrued interest in the ledger is the sum of what the accounts have accrued, each rounded to the cent.</summary>
    private protected async Task ControlAccountsAgreeAsync(DateOnly day)
    {
        var booked = await ReadAsync(db => db.InterestAccounts.Select(row => new { row.BookedCredit, row.BookedDebit }).ToListAsync());
        (await OwnAsync("2310")).ShouldBe(booked.Sum(row => row.BookedCredit), day.ToString(CultureInfo.InvariantCulture));
        (await OwnAsync("1510")).ShouldBe(booked.Sum(row => row.BookedDebit), day.ToString(CultureInfo.InvariantCulture));
    }
}
