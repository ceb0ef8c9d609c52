using System.Globalization;
using System.Text;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Import;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests;

/// <summary>A bank with what tests of accounts need again and again.</summary>
public sealed class AccountsBank : BankFixture
{
    public const string Header = "identifier,currency,product,holder_name,holder_kind,holder_country,holder_reference,opened_on,opening_balance,status,block";

    private long _lastNumber = 7_000_000_000;

    /// <summary>A domestic number that no other test uses.</summary>
    public string ANumber() => Interlocked.Increment(ref _lastNumber).ToString(CultureInfo.InvariantCulture);

    public async Task<AccountView> AnAccountAsync(string currency = "EUR", string product = "current", Guid? holder = null) =>
        (await SendAsync(new OpenAccount(
            Guid.CreateVersion7(), holder ?? (await APersonAsync()).PartyId, product, currency))).EnsureSuccess();

    public async Task<BlockView> BlockAsync(AccountView account, AccountBlock kind, DateOnly? expiryDate = null) =>
        (await SendAsync(new PlaceBlock(Guid.CreateVersion7(), account.AccountId, kind, "Court order", expiryDate))).EnsureSuccess();

    public async Task LiftAsync(BlockView block) =>
        (await SendAsync(new LiftBlock(block.AccountId, block.BlockId, "Order withdrawn"))).EnsureSuccess();

    /// <summary>Runs one step of the close of business for a day.</summary>
    public async Task<StepReport> StepAsync(string name, DateOnly closingDate)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(step => step.Name == name)
            .RunAsync(closingDate, CancellationToken.None);
    }

    /// <summary>Puts money on an account, against an account of the bank's own.</summary>
    public Task CreditAsync(AccountView account, string amount) => BookAsync(account, Side.Credit, amount);

    public Task DebitAsync(AccountView account, string amount) => BookAsync(account, Side.Debit, amount);

    public async Task<string> BalanceOfAsync(AccountView account)
    {
        var balances = await SendAsync(new GetBalances([account.LedgerAccountId]));
        return balances.EnsureSuccess()[account.LedgerAccountId].BookedBalance.ToString();
    }

    public async Task<AccountView> FindAsync(string identifier, string currency = "EUR") =>
        (await SendAsync(new FindAccounts([identifier]))).EnsureSuccess()[identifier].Single(account => account.CurrencyCode == currency);

    internal async Task<ImportOutcome> ImportAsync(
        IEnumerable<string> lines, bool dryRun = false, ControlTotals? expected = null, string header = Header,
        Action<long>? progressed = null, CancellationToken cancellationToken = default) =>
        await ImportAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Prepend(header))), dryRun, expected, progressed, cancellationToken);

    internal async Task<ImportOutcome> ImportAsync(
        byte[] file, bool dryRun = false, ControlTotals? expected = null, Action<long>? progressed = null, CancellationToken cancellationToken = default)
    {
        await using var scope = Services.CreateAsyncScope();
        var listener = new Listener(progressed);
        var report = await scope.ServiceProvider.GetRequiredService<AccountImport>().RunAsync(
            new MemoryStream(file), new ImportOrder(dryRun, expected ?? new ControlTotals(null, [])), listener, cancellationToken);
        return new ImportOutcome(report, listener.Rejects);
    }

    /// <summary>Ends the business day and runs the step that writes statements.</summary>
    public async Task<StepReport> CloseTheDayAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var calendar = scope.ServiceProvider.GetRequiredService<IBusinessCalendar>();
        var today = await calendar.TodayAsync(CancellationToken.None);
        await calendar.OpenNextDayAsync(today, CancellationToken.None);
        return await RunStatementsAsync(today);
    }

    public async Task<StepReport> RunStatementsAsync(DateOnly closingDate)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(step => step.Name == "statements")
            .RunAsync(closingDate, CancellationToken.None);
    }

    /// <summary>Brings all entries under a signed tree head.</summary>
    public async Task SealAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IBankJob>().Single(job => job.Name == "prove-journal").RunAsync(CancellationToken.None);
    }

    public async Task<DateOnly> TodayAsync() =>
        await Services.GetRequiredService<IBusinessCalendar>().TodayAsync(CancellationToken.None);

    private async Task BookAsync(AccountView account, Side side, string amount)
    {
        var cash = (await SendAsync(new OpenLedgerAccount("1190", "Cash for tests", LedgerChart.Nostro, account.CurrencyCode, null))).EnsureSuccess();
        var money = Money.Of(amount, account.CurrencyCode);
        var today = await TodayAsync();
        var other = side == Side.Credit ? Side.Debit : Side.Credit;
        (await SendAsync(new PostJournalEntry(
            Guid.CreateVersion7(), "tests", Guid.CreateVersion7().ToString(), "test", today,
            [new Posting(account.LedgerAccountId, side, money, today), new Posting(cash.LedgerAccountId, other, money, today)]))).EnsureSuccess();
    }

    private sealed class Listener(Action<long>? progressed) : IImportListener
    {
        public List<ImportReject> Rejects { get; } = [];

        public Task RejectedAsync(ImportColumns columns, ImportReject reject)
        {
            Rejects.Add(reject);
            return Task.CompletedTask;
        }

        public void Progressed(long rows) => progressed?.Invoke(rows);
    }
}

internal sealed record ImportOutcome(Result<ImportReport> Result, IReadOnlyList<ImportReject> Rejects)
{
    public ImportReport Report => Result.EnsureSuccess();
}
