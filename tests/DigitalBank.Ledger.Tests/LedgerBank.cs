using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Verification;
using DigitalBank.Ledger.Proofs;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Ledger.Tests;

/// <summary>A whole bank on a real database, with the words in which ledger tests speak.</summary>
public class LedgerBank : BankFixture
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    private int _accounts;

    /// <summary>Tests seal when they want to.</summary>
    protected override IEnumerable<string> MoreSettings => ["--Ledger:Proofs:Enabled=false"];

    public async Task<long> SealAsync() => await Services.GetRequiredService<Sealer>().SealAsync(CancellationToken.None)
        ?? throw new InvalidOperationException("Another process holds the lease.");

    /// <summary>An account that never refuses, as the bank's own are.</summary>
    public Task<LedgerAccountView> ABankAccountAsync(string currency = "EUR") => AnAccountAsync(LedgerChart.Assets, currency, minimum: null);

    /// <summary>A customer's account without an overdraft.</summary>
    public Task<LedgerAccountView> ACustomerAccountAsync(string currency = "EUR", long? minimum = 0) =>
        AnAccountAsync(LedgerChart.CustomerDeposits, currency, minimum);

    public async Task<LedgerAccountView> AnAccountAsync(string parent, string currency, long? minimum, bool manual = false)
    {
        var code = $"T{Interlocked.Increment(ref _accounts):D6}";
        return (await SendAsync(new OpenLedgerAccount(code, $"Test account {code}", parent, currency, minimum, manual))).EnsureSuccess();
    }

    /// <summary>Debits one account and credits another.</summary>
    public static PostJournalEntry AnEntry(LedgerAccountView debit, LedgerAccountView credit, string amount, Guid? key = null) => new(
        key ?? Guid.CreateVersion7(),
        "test",
        "T-1",
        "transfer",
        Today,
        [Debit(debit, amount), Credit(credit, amount)]);

    public static Posting Debit(LedgerAccountView account, string amount) =>
        new(account.LedgerAccountId, Side.Debit, Money.Of(amount, account.CurrencyCode!), Today);

    public static Posting Credit(LedgerAccountView account, string amount) =>
        new(account.LedgerAccountId, Side.Credit, Money.Of(amount, account.CurrencyCode!), Today);

    public Task<Result<JournalEntryReceipt>> PostAsync(LedgerAccountView debit, LedgerAccountView credit, string amount, Guid? key = null) =>
        SendAsync(AnEntry(debit, credit, amount, key));

    public async Task<Money> BalanceOfAsync(LedgerAccountView account) =>
        (await SendAsync(new GetBalances([account.LedgerAccountId]))).EnsureSuccess()[account.LedgerAccountId].BookedBalance;

    public async Task<Money> AvailableOfAsync(LedgerAccountView account) =>
        (await SendAsync(new GetBalances([account.LedgerAccountId]))).EnsureSuccess()[account.LedgerAccountId].AvailableBalance;

    public async Task<Money> HeldOnAsync(LedgerAccountView account) =>
        (await SendAsync(new GetBalances([account.LedgerAccountId]))).EnsureSuccess()[account.LedgerAccountId].Held;

    /// <summary>Sets money of the account aside.</summary>
    public static PlaceHold AHold(LedgerAccountView account, string amount, DateTimeOffset? expiresAt = null, Guid? id = null) => new(
        id ?? Guid.CreateVersion7(),
        account.LedgerAccountId,
        Money.Of(amount, account.CurrencyCode!),
        "test",
        "T-1",
        "card-authorisation",
        expiresAt);

    /// <summary>Captures part of a hold by paying another account.</summary>
    public static CaptureHold ACapture(
        PlaceHold hold, LedgerAccountView from, LedgerAccountView to, string amount, bool releasesRemainder = false, Guid? key = null) => new(
        key ?? Guid.CreateVersion7(),
        hold.HoldId,
        Today,
        [Debit(from, amount), Credit(to, amount)],
        releasesRemainder,
        "test",
        "T-1",
        "card-clearing");

    public async Task<VerificationReport> VerifyAsync() => (await SendAsync(new VerifyLedger())).EnsureSuccess();
}
