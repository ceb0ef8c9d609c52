using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>
/// Shows that the two balances of an account differ by its open items and by nothing else: ledger balance less what is open in the ledger
/// is statement balance, with what was notified since, less what is open in the statements.
/// </summary>
/// <param name="LedgerBalance">After the last line of our ledger that was taken up; debits count as above zero.</param>
/// <param name="StatementBalance">Closing balance of the last statement from our view; null before the first one.</param>
/// <param name="NotInStatement">Sum of the open items of our ledger.</param>
/// <param name="NotInLedger">Sum of the open items of the statements.</param>
/// <param name="Notified">Sum of what was notified and stands in no statement yet, matched or not.</param>
internal sealed record AccountProof(
    string AccountCode, string CurrencyCode, Money LedgerBalance, Money? StatementBalance, Money NotInStatement, Money NotInLedger, Money Notified)
{
    /// <summary>Zero, or a statement or a line is missing; null before the first statement.</summary>
    public Money? Unexplained => StatementBalance is { } statement
        ? LedgerBalance - NotInStatement - (statement + Notified - NotInLedger)
        : null;

    public bool Holds => Unexplained is not { IsZero: false };
}

/// <summary>The proof of every account that is reconciled.</summary>
/// <param name="AccountCode">Only this account; null for all.</param>
internal sealed record ProveAccounts(string? AccountCode, string? CurrencyCode) : IQuery<Page<AccountProof>>;

internal sealed class ProveAccountsHandler(ReconciledAccounts accounts, AccountBalances balances) : IQueryHandler<ProveAccounts, Page<AccountProof>>
{
    public async Task<Result<Page<AccountProof>>> Handle(ProveAccounts query, CancellationToken cancellationToken)
    {
        var proofs = new List<AccountProof>();
        foreach (var account in await accounts.AllAsync(cancellationToken))
        {
            if ((query.AccountCode ?? account.Code) == account.Code && (query.CurrencyCode ?? account.CurrencyCode) == account.CurrencyCode)
            {
                proofs.Add(await balances.ProveAsync(account, cancellationToken));
            }
        }

        return new Page<AccountProof>(proofs, Next: null);
    }
}

/// <summary>What the two sides of an account say.</summary>
internal sealed class AccountBalances(PaymentsDbContext db)
{
    public async Task<AccountProof> ProveAsync(ReconciledAccount account, CancellationToken cancellationToken)
    {
        var items = db.ReconciliationItems.Where(item => item.LedgerAccountId == account.LedgerAccountId);
        var open = items.Where(item => item.MatchId == null);
        return ProofOf(
            account,
            (await LastLineAsync(account, cancellationToken))?.BalanceAfterMinor ?? 0,
            (await LastStatementAsync(account, cancellationToken))?.ClosingBalance,
            await open.Where(item => item.Side == ReconciliationSide.Ledger).SumAsync(item => item.AmountMinor, cancellationToken),
            await open.Where(item => item.Side == ReconciliationSide.Statement).SumAsync(item => item.AmountMinor, cancellationToken),
            await items.Where(item => item.Side == ReconciliationSide.Statement && item.StatementId != null && item.StatedInId == null)
                .SumAsync(item => item.AmountMinor, cancellationToken));
    }

    private static AccountProof ProofOf(ReconciledAccount account, long ledger, long? statement, long openLedger, long openStatement, long notified)
    {
        return new AccountProof(
            account.Code, account.CurrencyCode, Amount(ledger), statement is { } minor ? Amount(minor) : null, Amount(openLedger), Amount(openStatement), Amount(notified));

        Money Amount(long minorUnits) => Money.OfMinor(minorUnits, account.Currency);
    }

    private Task<ReconciliationItem?> LastLineAsync(ReconciledAccount account, CancellationToken cancellationToken) => db.ReconciliationItems.AsNoTracking()
        .Where(item => item.LedgerAccountId == account.LedgerAccountId && item.EntryId != null)
        .OrderByDescending(item => item.EntryId).ThenByDescending(item => item.LineNumber)
        .FirstOrDefaultAsync(cancellationToken);

    private Task<ReceivedStatement?> LastStatementAsync(ReconciledAccount account, CancellationToken cancellationToken) => db.ReceivedStatements.AsNoTracking()
        .Where(statement => statement.LedgerAccountId == account.LedgerAccountId && !statement.IsNotification)
        .OrderByDescending(statement => statement.ClosingDate).ThenByDescending(statement => statement.Number)
        .FirstOrDefaultAsync(cancellationToken);
}
