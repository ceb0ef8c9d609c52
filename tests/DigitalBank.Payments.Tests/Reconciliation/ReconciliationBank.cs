using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Reconciliation;
using DigitalBank.Payments.Reconciliation.Breaks;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace DigitalBank.Payments.Tests.Reconciliation;

/// <summary>A bank with an account at a scheme, a suspense account and rules of matching. Each test takes an account of its own.</summary>
public sealed class ReconciliationBank : PaymentsBank
{
    private const int Schemes = 20;

    private int _used;

    private (HttpClient First, HttpClient Second)? _supervisors;

    protected override IEnumerable<string> MoreSettings =>
    [
        .. base.MoreSettings,
        .. Enumerable.Range(0, Schemes).SelectMany(i => new[]
        {
            $"--Reconciliation:Accounts:{i}:Code={CodeOf(i)}",
            $"--Reconciliation:Accounts:{i}:Currency=EUR",
            $"--Reconciliation:Accounts:{i}:AccountIdentifier={IdentifierOf(i)}",
        }),
        $"--Reconciliation:Accounts:{Schemes}:Code=2610",
        $"--Reconciliation:Accounts:{Schemes}:Currency=EUR",
        $"--Reconciliation:Accounts:{Schemes}:Kind=Suspense",
        "--Reconciliation:Rules:0:Currency=EUR",
        "--Reconciliation:Rules:0:Tolerance=0.05",
        "--Reconciliation:WriteOffs:0:Currency=EUR",
        "--Reconciliation:WriteOffs:0:Account=5900",
        "--Reconciliation:WriteOffs:0:Cap=10.00",
        "--Reconciliation:CsvLayouts:0:Columns:Account=account",
        "--Reconciliation:CsvLayouts:0:Columns:Currency=currency",
        "--Reconciliation:CsvLayouts:0:Columns:BookingDate=date",
        "--Reconciliation:CsvLayouts:0:Columns:Amount=amount",
        "--Reconciliation:CsvLayouts:0:Columns:EndToEndId=reference",
    ];

    /// <summary>An account at a scheme that no other test has used.</summary>
    internal async Task<SchemeAccount> ASchemeAccountAsync()
    {
        var i = Interlocked.Increment(ref _used) - 1;
        var opened = (await SendAsync(new OpenLedgerAccount(CodeOf(i), "Settlement at a scheme", LedgerChart.Nostro, "EUR", MinimumBalance: null))).EnsureSuccess();
        return new SchemeAccount(this, opened.LedgerAccountId, opened.Code, IdentifierOf(i));
    }

    internal async Task<(HttpClient First, HttpClient Second)> TwoSupervisorsAsync() =>
        _supervisors ??= (await StaffAsync(RoleNames.Supervisor), await StaffAsync(RoleNames.Supervisor));

    internal async Task<LedgerAccountView> OwnAccountAsync(string code, string parent) =>
        (await SendAsync(new OpenLedgerAccount(code, code, parent, "EUR", MinimumBalance: null))).EnsureSuccess();

    internal async Task BookAsync(long debit, long credit, string amount, string reference)
    {
        var (today, money) = (await TodayAsync(), Money.Of(amount, "EUR"));
        (await SendAsync(new PostJournalEntry(
            Guid.CreateVersion7(), "treasury", reference, "settlement", today,
            [new Posting(debit, Side.Debit, money, today), new Posting(credit, Side.Credit, money, today)]))).EnsureSuccess();
    }

    internal async Task<StepReport> RunAsync(string job)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<IBankJob>().Single(one => one.Name == job).RunAsync(default);
    }

    private static string CodeOf(int i) => $"11{50 + i}";

    private static string IdentifierOf(int i) => $"SCHEME-{i}";
}

/// <summary>One account of the bank and what tests do with it.</summary>
internal sealed record SchemeAccount(ReconciliationBank Bank, long LedgerAccountId, string Code, string Identifier)
{
    /// <summary>Money that came in on this account, by our ledger; below zero is money that left.</summary>
    public async Task BookedAsync(string amount, string reference)
    {
        var counter = await Bank.OwnAccountAsync("3900.test", LedgerChart.TakeOver);
        await (amount.StartsWith('-')
            ? Bank.BookAsync(counter.LedgerAccountId, LedgerAccountId, amount[1..], reference)
            : Bank.BookAsync(LedgerAccountId, counter.LedgerAccountId, amount, reference));
    }

    public async Task<StatementBuilder> StatementAsync(decimal opening = 0, int daysBack = 0) =>
        new((await Bank.TodayAsync()).AddDays(-daysBack), opening) { Account = Identifier };

    public async Task<ReconciledStatement> ReconcileAsync(StatementBuilder statement, bool isDryRun = false) =>
        await ReconcileAsync(statement.WriteTo(Bank.DataFolder), isDryRun);

    public async Task<ReconciledStatement> ReconcileAsync(string path, bool isDryRun = false) =>
        (await Bank.SendAsync(new ReconcileStatements(path, Path.GetFileName(path), null, isDryRun))).EnsureSuccess().Statements.ShouldHaveSingleItem();

    public async Task<IReadOnlyList<BreakView>> BreaksAsync() =>
        (await Bank.SendAsync(new ListBreaks(Code, "EUR", null, null, 200))).EnsureSuccess().Items;

    public async Task<AccountProof> ProofAsync() =>
        (await Bank.SendAsync(new ProveAccounts(Code, "EUR"))).EnsureSuccess().Items.ShouldHaveSingleItem();

    public Task<string> BalanceAsync() => Bank.BalanceOfOwnAsync(Code, "EUR");
}
