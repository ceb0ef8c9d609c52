using System.Collections.Concurrent;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Platform;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Import;

/// <summary>Books what the accounts held in the other system, against the account for balances taken over in the same currency.</summary>
internal sealed class OpeningBalances(AccountsDbContext db, IMediator bank, IBusinessCalendar calendar, IServiceScopeFactory scopes)
{
    /// <summary>What the entries of this module say of themselves in the ledger.</summary>
    public const string Source = "accounts";

    private const string EventCode = "opening-balance";

    private const string TakeOverCode = "3910";

    /// <summary>The ledger commits what waits for it in groups, so many at once are much faster than one after the other.</summary>
    private const int InFlight = 512;

    /// <summary>The key of an account's one opening entry.</summary>
    public static Guid KeyOf(string identifier, string currencyCode) => DerivedKey.Of("opening-balance", identifier, currencyCode);

    /// <returns>The accounts that could not be finished, with the ledger's reason. The next run tries them again.</returns>
    public async Task<IReadOnlyDictionary<AccountKey, Failure>> BookAsync(
        IReadOnlyList<Account> accounts, CancellationToken cancellationToken)
    {
        var refused = new ConcurrentDictionary<AccountKey, Failure>();
        if (accounts.Count == 0)
        {
            return refused;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var takeOver = await TakeOverAccountsAsync(accounts, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(accounts, options, async (account, ct) =>
        {
            if (await FinishAsync(account, takeOver[account.CurrencyCode], today, ct) is { } failure)
            {
                refused.TryAdd(new AccountKey(account.Identifier, account.CurrencyCode), failure);
            }
        });

        var finished = accounts
            .Where(account => !refused.ContainsKey(new AccountKey(account.Identifier, account.CurrencyCode)))
            .Select(account => account.Id)
            .ToList();

        // Not through the tracked rows: this only notes how far the import came, there is nothing to audit in it.
        await db.Accounts
            .Where(account => finished.Contains(account.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.TakenOver, true), cancellationToken);
        return refused;
    }

    private async Task<Dictionary<string, Result<LedgerAccountView>>> TakeOverAccountsAsync(
        IReadOnlyList<Account> accounts, CancellationToken cancellationToken)
    {
        var views = new Dictionary<string, Result<LedgerAccountView>>();
        foreach (var currency in accounts.Select(account => account.CurrencyCode).Distinct())
        {
            views[currency] = await bank.Send(
                new OpenLedgerAccount(TakeOverCode, "Balances taken over", LedgerChart.TakeOver, currency, MinimumBalance: null),
                cancellationToken);
        }

        return views;
    }

    private async Task<Failure?> FinishAsync(
        Account account, Result<LedgerAccountView> takeOver, DateOnly today, CancellationToken cancellationToken)
    {
        if (!takeOver.IsSuccess)
        {
            return takeOver.Failure;
        }

        // A scope of its own: what runs at the same time must not share a database context.
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<IMediator>();
        if (account.OpeningBalance > 0
            && await BookAsync(own, account, takeOver.Value.LedgerAccountId, today, cancellationToken) is { } failure)
        {
            return failure;
        }

        if (account.Block == AccountBlock.None)
        {
            return null;
        }

        var blocked = await own.Send(
            new SetLedgerAccountStatus(account.LedgerAccountId!.Value, LedgerSide.StatusFor(account.Block)), cancellationToken);
        return blocked.Failure;
    }

    private static async Task<Failure?> BookAsync(
        IMediator bank, Account account, long takeOverId, DateOnly today, CancellationToken cancellationToken)
    {
        var key = KeyOf(account.Identifier, account.CurrencyCode);
        var amount = Money.OfMinor(account.OpeningBalance, Currency.Of(account.CurrencyCode));
        var booked = await bank.Send(
            new PostJournalEntry(
                key,
                Source,
                SourceReference: account.Id.ToString(),
                EventCode,
                today,
                [
                    new Posting(takeOverId, Side.Debit, amount, today),
                    new Posting(account.LedgerAccountId!.Value, Side.Credit, amount, today),
                ]),
            cancellationToken);
        if (booked.IsSuccess)
        {
            return null;
        }

        // A run that was killed on an earlier business date booked it under that date: then the key is taken, by this very balance.
        var earlier = await bank.Send(new FindJournalEntryByKey(key), cancellationToken);
        return earlier.IsSuccess ? null : booked.Failure;
    }
}
