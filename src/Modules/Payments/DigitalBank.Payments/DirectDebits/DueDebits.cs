using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits;

/// <summary>Takes a page of debits into their day: what has changed since they came counts, for payer and creditor alike.</summary>
internal sealed class DueDebits(PaymentsDbContext db, IMediator bank, DebitOutcomes outcomes, IBusinessCalendar calendar, TimeProvider clock)
{
    /// <summary>
    /// Those whose payer has blocked the creditor meanwhile, or whose account lets no money out any more, are rejected; the others begin.
    /// The caller saves, before the ledger is asked.
    /// </summary>
    /// <param name="waiting">Tracked; their day has come.</param>
    public async Task BeginAsync(IReadOnlyList<IncomingDebit> waiting, CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var accounts = await AccountsAsync(waiting, cancellationToken);
        var rules = await RulesAsync(waiting, cancellationToken);
        var creditors = await CreditorAccountsAsync(waiting, cancellationToken);
        await outcomes.PrepareAsync(waiting, cancellationToken);
        foreach (var debit in waiting)
        {
            if (accounts.TryGetValue(debit.DebtorAccountId!.Value, out var account)
                && DebitDecision.Account(account, one => CreditorRule.Allows([.. rules[one.AccountId]], debit.CreditorSchemeId, debit.IsB2B)) is { ReasonCode: { } reason } refused)
            {
                debit.Reject(reason, refused.Explanation!, clock.GetUtcNow());
                await outcomes.TellAsync(debit, entryId: null, cancellationToken);
                continue;
            }

            if (debit.CollectionId is { } collectionId)
            {
                debit.PayInto(creditors[collectionId]);
            }

            debit.BeginCollection(today, clock.GetUtcNow());
        }
    }

    /// <summary>One that has no such number any more is not here: then the ledger decides.</summary>
    private async Task<Dictionary<Guid, AccountView>> AccountsAsync(IReadOnlyList<IncomingDebit> waiting, CancellationToken cancellationToken)
    {
        var found = (await bank.Send(new FindAccounts([.. waiting.Select(debit => debit.DebtorIdentifier).Distinct()]), cancellationToken)).Value;
        return found.Values.SelectMany(ofNumber => ofNumber).DistinctBy(account => account.AccountId).ToDictionary(account => account.AccountId);
    }

    private async Task<ILookup<Guid, CreditorRule>> RulesAsync(IReadOnlyList<IncomingDebit> waiting, CancellationToken cancellationToken)
    {
        var accountIds = waiting.Select(debit => debit.DebtorAccountId!.Value).Distinct().ToList();
        return (await db.CreditorRules.AsNoTracking().Where(rule => accountIds.Contains(rule.AccountId)).ToListAsync(cancellationToken))
            .ToLookup(rule => rule.AccountId);
    }

    /// <returns>By collection the account to which its money goes now.</returns>
    private async Task<Dictionary<Guid, long>> CreditorAccountsAsync(IReadOnlyList<IncomingDebit> waiting, CancellationToken cancellationToken)
    {
        var ids = waiting.Select(debit => debit.CollectionId).OfType<Guid>().ToList();
        return ids.Count == 0 ? [] : await (
            from collection in db.Collections
            join creditor in db.Creditors on collection.CreditorId equals creditor.Id
            where ids.Contains(collection.Id)
            select new { collection.Id, creditor.LedgerAccountId }).ToDictionaryAsync(one => one.Id, one => one.LedgerAccountId, cancellationToken);
    }
}
