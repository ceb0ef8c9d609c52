using System.Net.Http.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Lines;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Lines;

/// <summary>A bank with credit lines: 12 % on draws, statements on the 15th, due ten days later, at least 25.00 or 5 %, 10.00 when late.</summary>
internal sealed class LineScene(LendingBank bank)
{
    private static int _products;

    public static CreditLineTerms Line => new(
        DrawPercent: 12, PurchasePercent: 12, StatementDay: 15, PaymentDays: 10, new MinimumPaymentRule(Money.Of("25.00", "EUR"), Percent: 5),
        CommitmentPercent: 1, LatePayment: new LatePenaltyRule(Money.Of("10.00", "EUR")));

    public static LoanProductTerms Terms => LendingBank.Terms() with { Name = "Reserve", AnnualPercent = 12, Line = Line };

    public async Task<string> AProductAsync(LoanProductTerms? terms = null)
    {
        var code = $"reserve-{Interlocked.Increment(ref _products)}";
        (await bank.SendAsync(new AddLoanProduct(code, LoanProductKind.CreditLine, terms ?? Terms))).EnsureSuccess();
        return code;
    }

    public async Task<(AccountView Account, CreditLineView Line)> ALineAsync(string limit = "3000.00", LoanProductTerms? terms = null, string salary = "2000.00")
    {
        var account = await bank.ACustomerAsync(salary);
        var application = await bank.ApplyAsync(account, await AProductAsync(terms), limit);
        var line = (await bank.SendAsync(new OpenCreditLine(Guid.CreateVersion7(), application.ApplicationId, application.PartyId))).EnsureSuccess();
        line.Limit.ToAmountText().ShouldBe(limit);
        return (account, line);
    }

    public Task<Result<CreditLineView>> DrawAsync(CreditLineView line, string amount, Guid? key = null) =>
        bank.SendAsync(new DrawCreditLine(key ?? Guid.CreateVersion7(), line.LineId, line.PartyId, Money.Of(amount, "EUR")));

    public Task<Result<CreditLineView>> RepayAsync(CreditLineView line, string amount) =>
        bank.SendAsync(new RepayCreditLine(Guid.CreateVersion7(), line.LineId, line.PartyId, Money.Of(amount, "EUR")));

    public async Task<CreditLineStanding> StandingAsync(CreditLineView line) => (await bank.SendAsync(new GetCreditLine(line.LineId, null))).EnsureSuccess();

    public Task<int> InDatabaseAsync(Func<LendingDbContext, Task> work) => ChangeAsync(async db =>
    {
        await work(db);
        return await db.SaveChangesAsync();
    });

    public async Task<T> ChangeAsync<T>(Func<LendingDbContext, Task<T>> work)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<LendingDbContext>());
    }

    /// <summary>As if the banking days until then had been closed one after the other: what is missed is caught up with.</summary>
    public async Task<StepReport> CloseAsync(DateOnly closingDate)
    {
        var report = await StepAsync("service-credit-lines", closingDate);
        await StepAsync("service-loans", closingDate);
        return report;
    }

    public async Task<StepReport> StepAsync(string name, DateOnly closingDate)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(step => step.Name == name)
            .RunAsync(closingDate, CancellationToken.None);
    }

    public async Task RunJobAsync(string name)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IBankJob>().Single(job => job.Name == name).RunAsync(CancellationToken.None);
    }

    /// <summary>What each line has drawn is the balance of its ledger account; what is earned and not paid is that of the accrued income.</summary>
    public async Task BooksShouldAgreeAsync()
    {
        await StepAsync("prove-credit-lines", await bank.TodayAsync());
        var lines = await ChangeAsync(db => db.CreditLines.AsNoTracking().ToListAsync());
        var loans = await ChangeAsync(db => db.Loans.AsNoTracking().ToListAsync());
        (await OwnAsync("1530")).ShouldBe(lines.Sum(line => line.Owed.Interest) + loans.Sum(loan => loan.Owed.Interest));
        (await OwnAsync("1531")).ShouldBe(lines.Sum(line => line.Owed.Fees) + loans.Sum(loan => loan.Owed.Fees));
        (await OwnAsync("1532")).ShouldBe(lines.Sum(line => line.Owed.Penalties) + loans.Sum(loan => loan.Owed.Penalties));
        (await OwnAsync("4130")).ShouldBe(lines.Sum(line => line.Accrued.Interest) + loans.Sum(loan => loan.Accrued.Interest));
    }

    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: BankJson.Options) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await client.SendAsync(request);
    }

    private async Task<long> OwnAsync(string code)
    {
        var account = (await bank.SendAsync(new FindLedgerAccount(code, "EUR"))).EnsureSuccess();
        return Money.Of(await bank.BalanceOfAsync(account.LedgerAccountId), "EUR").MinorUnits;
    }
}
