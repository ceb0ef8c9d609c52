using System.Net.Http.Json;
using System.Text;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Lending.Collections;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Sources;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Origination;

/// <summary>A bank that lends, and customers whose salaries it has seen.</summary>
public class LendingBank : BankFixture
{
    private long _lastNumber = 8_000_000_000;

    private int _products;

    private HttpClient? _importing;

    /// <summary>Lets a test decide which of two acceptances comes first.</summary>
    internal AcceptanceOrder Acceptances { get; } = new();

    /// <summary>500 to 20,000 EUR over 6 to 60 months at 6 %, when 40 % of the income bears it.</summary>
    internal static LoanProductTerms Terms(CreditPolicy? policy = null) => new(
        "Personal loan",
        Money.Of("500.00", "EUR"),
        Money.Of("20000.00", "EUR"),
        LeastInstalments: 6,
        MostInstalments: 60,
        AnnualPercent: 6,
        OfferDays: 14,
        policy ?? Policy);

    /// <summary>Accounts are looked at because the loan cannot be judged otherwise; <see cref="AskingPolicy"/> asks before.</summary>
    internal static CreditPolicy Policy => AskingPolicy with { Sources = [new SourceUse(CreditSource.OwnAccount, SourceGround.Contract)] };

    internal static CreditPolicy AskingPolicy => new(
        MostDebtServicePercent: 40, MostExposure: Money.Of("25000.00", "EUR"), LeastHistoryMonths: 3);

    internal async Task<string> AProductAsync(CreditPolicy? policy = null, int offerDays = 14, LoanCharges? charges = null, CollectionTerms? collections = null, bool twoPeopleChange = false)
    {
        var code = $"personal-{Interlocked.Increment(ref _products)}";
        (await SendAsync(new AddLoanProduct(code, LoanProductKind.InstalmentLoan, Terms(policy) with { OfferDays = offerDays, Charges = charges, Collections = collections, TwoPeopleChange = twoPeopleChange }))).EnsureSuccess();
        return code;
    }

    /// <summary>A new customer whose account came over from another bank with as many full months, in each of which the salary came in.</summary>
    internal async Task<AccountView> ACustomerAsync(string salary = "2000.00", int months = 4)
    {
        var today = await TodayAsync();
        var opened = new DateOnly(today.Year, today.Month, 1).AddMonths(-months);
        var account = await ImportAsync($"{Interlocked.Increment(ref _lastNumber)}", opened);
        for (var month = 0; month < months; month++)
        {
            await PayInAsync(account, salary, opened.AddMonths(month).AddDays(14));
        }

        return account;
    }

    internal async Task<LoanApplicationView> ApplyAsync(
        AccountView account, string product, string amount = "6000.00", int instalments = 12, Guid? key = null, string purpose = "car") =>
        (await TryApplyAsync(account, product, amount, instalments, key, purpose)).EnsureSuccess();

    internal Task<Result<LoanApplicationView>> TryApplyAsync(
        AccountView account, string product, string amount = "6000.00", int instalments = 12, Guid? key = null, string purpose = "car", string? income = null) =>
        SendAsync(new ApplyForLoan(
            key ?? Guid.CreateVersion7(), account.HolderPartyId, product, Money.Of(amount, "EUR"), instalments, account.AccountId, purpose,
            income is null ? null : Money.Of(income, "EUR"), null));

    /// <summary>The customer allows what a decision on credit reads.</summary>
    /// <returns>The consent's id.</returns>
    internal static async Task<Guid> ConsentAsync(HttpClient app, params string[] scope)
    {
        using var given = await app.PostAsJsonAsync(
            "/api/v1/consents", new { purpose = SourceUse.Purpose, scope, wordingVersion = "2026-11", expiresAt = (DateTimeOffset?)null });
        return (await given.ShouldBeJsonAsync()).GetProperty("consentId").GetGuid();
    }

    internal static async Task RevokeAsync(HttpClient app, Guid consentId)
    {
        using var revoked = await app.PostAsync($"/api/v1/consents/{consentId}/revoke", content: null);
        await revoked.ShouldBeJsonAsync();
    }

    internal Task<Result<LoanView>> AcceptAsync(LoanApplicationView application, Guid? key = null) =>
        SendAsync(new AcceptOffer(key ?? Guid.CreateVersion7(), application.ApplicationId, application.PartyId));

    internal async Task<string> BalanceOfAsync(long ledgerAccountId) =>
        (await SendAsync(new GetBalances([ledgerAccountId]))).EnsureSuccess()[ledgerAccountId].BookedBalance.ToAmountText();

    internal async Task<DateOnly> TodayAsync() => await Services.GetRequiredService<IBusinessCalendar>().TodayAsync(CancellationToken.None);

    /// <summary>Ends the business day; takes a second, because other processes may still be booking on it.</summary>
    internal async Task NextDayAsync() =>
        await Services.GetRequiredService<IBusinessCalendar>().OpenNextDayAsync(await TodayAsync(), CancellationToken.None);

    protected override void Add(IServiceCollection services) =>
        services.ConfigureDbContext<LendingDbContext>(options => options.AddInterceptors(Acceptances));

    private async Task<AccountView> ImportAsync(string number, DateOnly opened)
    {
        _importing ??= await StaffAsync("operations", "supervisor", "administrator");
        var file = $"identifier,currency,product,holder_name,holder_kind,holder_country,opened_on\n{number},EUR,current,Ada Lovelace,person,GB,{opened:yyyy-MM-dd}\n";
        using var content = new StringContent(file, Encoding.UTF8, "text/csv");
        using var response = await _importing.PostAsync("/staff/v1/accounts/import?expectCount=1", content);
        await response.ShouldBeJsonAsync();
        return (await SendAsync(new FindAccounts([number]))).EnsureSuccess()[number].Single();
    }

    private async Task PayInAsync(AccountView account, string amount, DateOnly day)
    {
        var cash = (await SendAsync(new OpenLedgerAccount("1190", "Cash for tests", LedgerChart.Nostro, "EUR", null))).EnsureSuccess();
        var money = Money.Of(amount, "EUR");
        (await SendAsync(new PostJournalEntry(
            Guid.CreateVersion7(), "tests", Guid.CreateVersion7().ToString(), "salary", day,
            [new Posting(account.LedgerAccountId, Side.Credit, money, day), new Posting(cash.LedgerAccountId, Side.Debit, money, day)]))).EnsureSuccess();
    }
}
