using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Products;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Holding;

/// <summary>
/// Carries a decided change of an account into the ledger and records that it is there. Each step may be repeated: the ledger answers a
/// repetition with what there is.
/// </summary>
internal sealed class LedgerSide(AccountsDbContext db, IMediator bank, ProductCatalogue products, IBusinessCalendar calendar)
{
    /// <param name="command">The request to remember the answer for; null when a crash is being cleaned up.</param>
    public async Task<Result<AccountView>> OpenAsync(Account account, OpenAccount? command, CancellationToken cancellationToken)
    {
        var isNew = account.Pending == PendingChange.Opening;
        if (isNew)
        {
            var shelf = await products.ReadAsync(cancellationToken);
            var opened = await bank.Send(
                OpeningOf(account.Identifier, shelf.NameOf(account.ProductCode), account.CurrencyCode), cancellationToken);
            if (!opened.IsSuccess)
            {
                return opened.Failure;
            }

            account.ConfirmOpened(opened.Value.LedgerAccountId);
            db.Publish(new AccountOpened(account.Id, account.HolderPartyId, account.ProductCode, account.CurrencyCode));
        }

        if (command is not null)
        {
            db.Remember(command, account.View());
        }

        await db.SaveChangesAsync(cancellationToken);
        return account.View();
    }

    /// <summary>A customer's account in the ledger carries no name: the ledger keeps no personal data.</summary>
    public static OpenLedgerAccount OpeningOf(string identifier, string productName, string currencyCode) => new(
        Code: identifier,
        Name: productName,
        ParentCode: LedgerChart.CustomerDeposits,
        currencyCode,
        MinimumBalance: 0);

    /// <summary>
    /// Brings the ledger in step with the decided block. What was sent may reach the ledger after a newer decision of somebody else. So
    /// whoever has sent one looks at the account again and sends what it says then, until both are the same.
    /// </summary>
    public async Task<Result<AccountView>> BlockAsync(Account account, CancellationToken cancellationToken)
    {
        var isBehind = account.Pending == PendingChange.Blocking;
        while (isBehind)
        {
            var sent = account.Block;
            var set = await bank.Send(new SetLedgerAccountStatus(account.LedgerAccountId!.Value, StatusFor(sent)), cancellationToken);
            if (!set.IsSuccess)
            {
                return set.Failure;
            }

            account = await ConfirmBlockAsync(account, cancellationToken);
            isBehind = account.Pending == PendingChange.Blocking || account.Block != sent;
        }

        return account.View();
    }

    /// <returns>The account as it is now: confirmed, or as somebody else has decided meanwhile.</returns>
    private async Task<Account> ConfirmBlockAsync(Account account, CancellationToken cancellationToken)
    {
        if (account.Pending == PendingChange.Blocking)
        {
            account.ConfirmBlock();
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return account;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Read below.
            }
        }

        db.ChangeTracker.Clear();
        return await db.Accounts.SingleAsync(a => a.Id == account.Id, cancellationToken);
    }

    /// <summary>Closes in the ledger, which refuses unless the balance is zero; then the account stays as it was.</summary>
    public async Task<Result<AccountView>> CloseAsync(Account account, CancellationToken cancellationToken)
    {
        var closed = await bank.Send(
            new SetLedgerAccountStatus(account.LedgerAccountId!.Value, LedgerAccountStatus.Closed), cancellationToken);
        if (closed.IsSuccess)
        {
            account.ConfirmClosed(await calendar.TodayAsync(cancellationToken));
            db.Publish(new AccountClosed(account.Id));
            await db.SaveChangesAsync(cancellationToken);
            return account.View();
        }

        if (closed.Failure.Kind == FailureKind.Unavailable)
        {
            // The outcome is unknown: the intent stays, and whoever asks next finds out.
            return closed.Failure;
        }

        account.CancelClosing();
        await db.SaveChangesAsync(cancellationToken);
        return closed.Failure.Code == "ledger.balance_not_zero" ? AccountsErrors.BalanceNotZero : closed.Failure;
    }

    public static LedgerAccountStatus StatusFor(AccountBlock block) => block switch
    {
        AccountBlock.Debits => LedgerAccountStatus.DebitsBlocked,
        AccountBlock.Credits => LedgerAccountStatus.CreditsBlocked,
        AccountBlock.All => LedgerAccountStatus.Blocked,
        _ => LedgerAccountStatus.Open,
    };
}
