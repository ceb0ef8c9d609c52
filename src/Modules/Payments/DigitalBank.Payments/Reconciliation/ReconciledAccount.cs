using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Reconciliation.Matching;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>What the other side of a reconciled account is.</summary>
internal enum ReconciledAccountKind
{
    /// <summary>A correspondent's statements.</summary>
    Nostro = 1,

    /// <summary>The statements of a clearing house or a card scheme.</summary>
    Scheme = 2,

    /// <summary>None: what came to the account has to leave it again.</summary>
    Suspense = 3,
}

/// <summary>A ledger account of ours that is reconciled.</summary>
/// <param name="IsDebitNormal">Its balance counts debits, as an asset's does.</param>
internal sealed record ReconciledAccount(
    long LedgerAccountId, string Code, string CurrencyCode, ReconciledAccountKind Kind, bool IsDebitNormal)
{
    public Currency Currency => Currency.Of(CurrencyCode);
}

/// <summary>Which accounts are reconciled, and by which rules.</summary>
internal sealed class ReconciledAccounts(
    NostroBook nostros,
    BankLedgerAccounts ledgerAccounts,
    IMediator bank,
    PaymentsDbContext db,
    IOptions<ReconciliationOptions> options,
    IOptions<PaymentsOptions> payments)
{
    /// <summary>The account that a statement is about, by our code or by the number that the statement calls it.</summary>
    public async Task<Result<ReconciledAccount>> FindAsync(
        string? code, string accountIdentifier, string currencyCode, CancellationToken cancellationToken)
    {
        var setting = options.Value.Accounts.FirstOrDefault(account => account.Currency == currencyCode
            && (code is null ? Plain(account.AccountIdentifier) == Plain(accountIdentifier) && accountIdentifier.Length > 0 : account.Code == code));
        if (setting is not null)
        {
            return await OpenAsync(setting.Code, setting.Currency, setting.Kind, cancellationToken);
        }

        return nostros.Find(code, accountIdentifier, currencyCode) is { } nostro
            ? (await ledgerAccounts.NostroAsync(nostro, cancellationToken)).Map(id => NostroAccount(nostro, id))
            : PaymentsErrors.UnknownNostro;
    }

    /// <summary>Every account that is configured and open, and every nostro that ever had a statement.</summary>
    public async Task<IReadOnlyList<ReconciledAccount>> AllAsync(CancellationToken cancellationToken)
    {
        var known = await db.ReceivedStatements
            .Select(statement => new { statement.AccountCode, statement.CurrencyCode }).Distinct().ToListAsync(cancellationToken);
        var codes = options.Value.Accounts.Select(account => (account.Code, account.Currency))
            .Concat(payments.Value.Nostros.Select(nostro => (nostro.Code, nostro.Currency)))
            .Concat(known.Select(statement => (Code: statement.AccountCode, Currency: statement.CurrencyCode)))
            .Distinct().Order();
        var accounts = new List<ReconciledAccount>();
        foreach (var (code, currency) in codes)
        {
            if (await ByCodeAsync(code, currency, cancellationToken) is { IsSuccess: true } found)
            {
                accounts.Add(found.Value);
            }
        }

        return accounts;
    }

    public Task<Result<ReconciledAccount>> ByCodeAsync(string code, string currencyCode, CancellationToken cancellationToken)
    {
        var setting = options.Value.Accounts.FirstOrDefault(account => account.Code == code && account.Currency == currencyCode);
        return OpenAsync(code, currencyCode, setting?.Kind ?? ReconciledAccountKind.Nostro, cancellationToken);
    }

    public MatchRules RulesFor(ReconciledAccount account)
    {
        var setting = options.Value.Rules.FirstOrDefault(rule =>
            (string.IsNullOrEmpty(rule.Account) || rule.Account == account.Code)
            && (string.IsNullOrEmpty(rule.Currency) || rule.Currency == account.CurrencyCode));
        return new MatchRules(
            setting?.WindowDays ?? payments.Value.MatchWindowDays,
            (long)decimal.Truncate((setting?.Tolerance ?? 0) * account.Currency.MinorUnitsPerUnit));
    }

    private async Task<Result<ReconciledAccount>> OpenAsync(
        string code, string currencyCode, ReconciledAccountKind kind, CancellationToken cancellationToken)
    {
        var found = await bank.Send(new FindLedgerAccount(code, currencyCode), cancellationToken);
        return found.Map(account => new ReconciledAccount(
            account.LedgerAccountId, code, currencyCode, kind, account.Class is AccountClass.Asset or AccountClass.Expense));
    }

    private static ReconciledAccount NostroAccount(Nostro nostro, long ledgerAccountId) =>
        new(ledgerAccountId, nostro.Code, nostro.CurrencyCode, ReconciledAccountKind.Nostro, IsDebitNormal: true);

    private static string Plain(string identifier) => identifier.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
}
