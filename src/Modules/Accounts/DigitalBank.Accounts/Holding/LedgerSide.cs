using System.Globalization;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Fees;
using DigitalBank.Accounts.Products;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Platform;
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
            await ChargeOpeningFeesAsync(account, cancellationToken);
            db.Publish(new AccountOpened(account.Id, account.HolderPartyId, account.ProductCode, account.CurrencyCode));
        }

        if (command is not null)
        {
            db.Remember(command, account.View());
        }

        await db.SaveChangesAsync(cancellationToken);
        return account.View();
    }

    private async Task ChargeOpeningFeesAsync(Account account, CancellationToken cancellationToken)
    {
        var fees = ((await products.TermsOfAsync(account.ProductCode, cancellationToken))?.Fees ?? [])
            .Where(fee => fee.On == FeeOccasion.Opening)
            .ToList();
        if (fees.Count > 0)
        {
            var today = await calendar.TodayAsync(cancellationToken);
            db.FeeCharges.AddRange(fees.Select(fee => FeeCharge.Once(account, fee, today)));
        }
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

    /// <summary>
    /// Pays out what is left and closes in the ledger, which refuses unless the balance is zero; then the account stays as it was.
    /// </summary>
    public async Task<Result<AccountView>> CloseAsync(Account account, CancellationToken cancellationToken)
    {
        var refused = await PayOutAsync(account, cancellationToken)
            ?? (await bank.Send(
                new SetLedgerAccountStatus(account.LedgerAccountId!.Value, LedgerAccountStatus.Closed), cancellationToken)).Failure;
        if (refused is null)
        {
            account.ConfirmClosed(await calendar.TodayAsync(cancellationToken));
            db.Publish(new AccountClosed(account.Id));
            await db.SaveChangesAsync(cancellationToken);
            return account.View();
        }

        if (refused.Kind == FailureKind.Unavailable)
        {
            // The outcome is unknown: the intent stays, and whoever asks next finds out.
            return refused;
        }

        account.CancelClosing();
        await GoOnEarningAsync(account.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return refused.Code == "ledger.balance_not_zero" ? AccountsErrors.BalanceNotZero : refused;
    }

    /// <summary>A deposit that ended early stays without interest, whatever lies on its account.</summary>
    private async Task GoOnEarningAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var row = await db.InterestAccounts.SingleOrDefaultAsync(r => r.AccountId == accountId, cancellationToken);
        var isEndedDeposit = await db.DepositTerms.AnyAsync(term => term.AccountId == accountId && term.ClosedOn != null, cancellationToken);
        if (row is not null && !isEndedDeposit)
        {
            row.GoOn();
        }
    }

    /// <summary>
    /// The key holds the account's version, which a closing that was given up has raised: what comes in later is paid out under another key,
    /// and two who close at once pay out once.
    /// </summary>
    /// <returns>Why not, or null.</returns>
    private async Task<Failure?> PayOutAsync(Account account, CancellationToken cancellationToken)
    {
        var ledgerAccountId = account.LedgerAccountId!.Value;
        if (account.PayOutAccountId is not { } payOutAccountId)
        {
            return null;
        }

        var balances = await bank.Send(new GetBalances([ledgerAccountId]), cancellationToken);
        if (!balances.IsSuccess || !balances.Value[ledgerAccountId].BookedBalance.IsPositive)
        {
            return balances.Failure;
        }

        var payee = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == payOutAccountId, cancellationToken);
        var today = await calendar.TodayAsync(cancellationToken);
        var amount = balances.Value[ledgerAccountId].BookedBalance;
        var version = account.Version.ToString(CultureInfo.InvariantCulture);
        var booked = await bank.Send(
            new PostJournalEntry(
                DerivedKey.Of("closing-payout", account.Id.ToString(), version),
                ClosingNarrator.EntrySource,
                account.Id.ToString(),
                ClosingNarrator.EventCode,
                today,
                [
                    new Posting(ledgerAccountId, Side.Debit, amount, today),
                    new Posting(payee.LedgerAccountId!.Value, Side.Credit, amount, today),
                ]),
            cancellationToken);
        return booked.Failure;
    }

    public static LedgerAccountStatus StatusFor(AccountBlock block) => block switch
    {
        AccountBlock.Debits => LedgerAccountStatus.DebitsBlocked,
        AccountBlock.Credits => LedgerAccountStatus.CreditsBlocked,
        AccountBlock.All => LedgerAccountStatus.Blocked,
        _ => LedgerAccountStatus.Open,
    };
}
