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
            await ReleaseMandateAsync([collection], cancellationToken);
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

    /// <summary>A mandate whose last collection came to nothing may be used for it again.</summary>
    public async Task ReleaseMandateAsync(IReadOnlyCollection<Collection> rejected, CancellationToken cancellationToken)
    {
        var last = rejected.Where(c => c.SequenceType is SequenceType.FNAL or SequenceType.OOFF).Select(c => c.MandateId).ToList();
        foreach (var mandate in last.Count == 0 ? [] : await db.DebitMandates.Where(mandate => last.Contains(mandate.Id)).ToListAsync(cancellationToken))
        {
            mandate.GoOn();
        }
    }
}
