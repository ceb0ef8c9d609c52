using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits.Collections;

/// <summary>Tells the creditor's side what became of a debit: another bank by message, a creditor of ours by its collection. The caller saves.</summary>
internal sealed class DebitOutcomes(PaymentsDbContext db, DebitMessages messages, TimeProvider clock)
{
    /// <summary>Reads the collections of a page of debits at once.</summary>
    public async Task PrepareAsync(IReadOnlyList<IncomingDebit> debits, CancellationToken cancellationToken)
    {
        var ids = debits.Select(debit => debit.CollectionId).OfType<Guid>().ToList();
        if (ids.Count > 0)
        {
            await db.Collections.Where(collection => ids.Contains(collection.Id)).LoadAsync(cancellationToken);
            await db.PreNotifications.Where(notice => ids.Contains(notice.CollectionId)).LoadAsync(cancellationToken);
        }
    }

    /// <param name="entryId">Null where nothing was booked.</param>
    public async Task TellAsync(IncomingDebit debit, long? entryId, CancellationToken cancellationToken)
    {
        if (debit.CollectionId is not { } collectionId)
        {
            messages.QueueOutcome(debit);
            return;
        }

        var collection = await db.Collections.FindAsync([collectionId], cancellationToken)
            ?? throw new InvalidOperationException($"Direct debit {debit.Id} has lost its collection.");
        if (entryId is { } booked)
        {
            collection.Collect(booked, debit.CollectedOn!.Value, isUnplaced: false, clock.GetUtcNow());
        }
        else
        {
            collection.Reject(debit.ReasonCode!, "refused here", clock.GetUtcNow());
            await EndAsync([collection], cancellationToken);
        }
    }

    /// <returns>What the refund is called in the outside world; null for a collection of a creditor of ours.</returns>
    public async Task<string?> TellRefundAsync(IncomingDebit debit, long entryId, bool isOwed, CancellationToken cancellationToken)
    {
        if (debit.CollectionId is not { } collectionId)
        {
            return messages.QueueRefund(debit);
        }

        var collection = await db.Collections.FindAsync([collectionId], cancellationToken);
        collection!.Return(debit.ReasonCode!, "refunded here", entryId, isOwed, clock.GetUtcNow());
        return null;
    }

    /// <summary>
    /// What follows where collections come to nothing: the debtor is not told of them any more, and their mandates are as if they had not
    /// been, as far as that matters.
    /// </summary>
    /// <param name="failed">Rejected or withdrawn, tracked, and not saved yet.</param>
    public async Task EndAsync(IReadOnlyCollection<Collection> failed, CancellationToken cancellationToken)
    {
        var ids = failed.Select(collection => collection.Id).ToList();
        foreach (var notice in await NoticesAsync(ids, cancellationToken))
        {
            notice.Withdraw();
        }

        var concerned = failed.Where(ConcernsMandate).ToLookup(collection => collection.MandateId);
        var mandateIds = concerned.Select(ofMandate => ofMandate.Key).ToList();
        if (mandateIds.Count == 0)
        {
            return;
        }

        var lastDue = await LastDueAsync(mandateIds, ids, cancellationToken);
        foreach (var mandate in await db.DebitMandates.Where(mandate => mandateIds.Contains(mandate.Id)).ToListAsync(cancellationToken))
        {
            Release(mandate, [.. concerned[mandate.Id]], lastDue.TryGetValue(mandate.Id, out var due) ? due : null);
        }
    }

    /// <summary>Those of a page that was prepared are here already.</summary>
    private async Task<IEnumerable<PreNotification>> NoticesAsync(List<Guid> collectionIds, CancellationToken cancellationToken)
    {
        var unread = collectionIds.FindAll(id => db.PreNotifications.Local.FindEntry(id) is null);
        if (unread.Count > 0)
        {
            await db.PreNotifications.Where(notice => unread.Contains(notice.CollectionId)).LoadAsync(cancellationToken);
        }

        return db.PreNotifications.Local.Where(notice => notice.Status == PreNotificationStatus.Waiting && collectionIds.Contains(notice.CollectionId));
    }

    private static bool ConcernsMandate(Collection collection) =>
        collection.IsLast || collection.Status == CollectionStatus.Withdrawn || collection.OriginalDebtorIban is not null;

    private static void Release(DebitMandate mandate, IReadOnlyList<Collection> failed, DateOnly? lastDue)
    {
        if (failed.Any(collection => collection.IsLast))
        {
            mandate.GoOn();
        }

        if (failed.Any(collection => collection.Status == CollectionStatus.Withdrawn))
        {
            mandate.Unuse(lastDue);
        }

        if (failed.FirstOrDefault(collection => collection.OriginalDebtorIban is not null) is { } amending && amending.DebtorIban == mandate.PresentedIban)
        {
            mandate.PresentAgain(amending.OriginalDebtorIban!);
        }
    }

    /// <summary>Of each mandate the last due date of what was not withdrawn.</summary>
    private Task<Dictionary<Guid, DateOnly>> LastDueAsync(List<Guid> mandateIds, List<Guid> failedIds, CancellationToken cancellationToken) => db.Collections
        .Where(collection => mandateIds.Contains(collection.MandateId) && collection.Status != CollectionStatus.Withdrawn
            && !failedIds.Contains(collection.Id))
        .GroupBy(collection => collection.MandateId)
        .Select(ofMandate => new { ofMandate.Key, Last = ofMandate.Max(collection => collection.DueDate) })
        .ToDictionaryAsync(one => one.Key, one => one.Last, cancellationToken);
}
