using System.Globalization;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Transfers;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits.Collections;

/// <summary>Takes back a collection before its day. One that is withdrawn answers as it is.</summary>
internal sealed record WithdrawCollection(Guid PartyId, Guid CollectionId) : ICommand<CollectionView>;

/// <summary>
/// Gives a collection back to its debtor, by a credit transfer from the creditor's account: once, whoever asks how often. Refused where
/// such a transfer is.
/// </summary>
/// <remarks>A pacs.007 would ask the debtor's bank to do it; a transfer reaches every debtor.</remarks>
/// <param name="IsResumed">The bank goes on with what was ordered; what was not, because somebody had to say yes first, it does not order.</param>
internal sealed record ReverseCollection(Guid PartyId, Guid CollectionId, bool IsResumed = false) : ICommand<CollectionView>;

internal sealed class WithdrawCollectionHandler(PaymentsDbContext db, DebitOutcomes outcomes, TimeProvider clock)
    : ICommandHandler<WithdrawCollection, CollectionView>
{
    private const string ByCreditor = "withdrawn by the creditor";

    public Task<Result<CollectionView>> Handle(WithdrawCollection command, CancellationToken cancellationToken) =>
        db.InsistAsync(() => WithdrawAsync(command, cancellationToken));

    private async Task<Result<CollectionView>> WithdrawAsync(WithdrawCollection command, CancellationToken cancellationToken)
    {
        var collection = await db.Collections.SingleOrDefaultAsync(c => c.Id == command.CollectionId && c.PartyId == command.PartyId, cancellationToken);
        if (collection is null)
        {
            return CollectingErrors.UnknownCollection;
        }

        if (collection.Status == CollectionStatus.Withdrawn)
        {
            return CollectionView.Of(collection);
        }

        var debit = collection.IncomingDebitId is { } id ? await db.IncomingDebits.SingleAsync(d => d.Id == id, cancellationToken) : null;
        if (collection.Status != CollectionStatus.Waiting || debit is { Status: not IncomingDebitStatus.Waiting })
        {
            return CollectingErrors.CollectionNotWaiting;
        }

        collection.Withdraw(clock.GetUtcNow());
        debit?.Reject(Iso20022.ReasonCodes.NotSpecifiedByCustomer, ByCreditor, clock.GetUtcNow());
        await outcomes.EndAsync([collection], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return CollectionView.Of(collection);
    }
}

internal sealed class ReverseCollectionHandler(PaymentsDbContext db, IMediator bank, TimeProvider clock) : ICommandHandler<ReverseCollection, CollectionView>
{
    public async Task<Result<CollectionView>> Handle(ReverseCollection command, CancellationToken cancellationToken)
    {
        var collection = await db.Collections.SingleOrDefaultAsync(c => c.Id == command.CollectionId && c.PartyId == command.PartyId, cancellationToken);
        if (collection is null)
        {
            return CollectingErrors.UnknownCollection;
        }

        if (collection.Status is not (CollectionStatus.Collected or CollectionStatus.Reversing or CollectionStatus.Reversed)
            || await IsRefundingAsync(collection, cancellationToken))
        {
            return CollectingErrors.CollectionNotCollected;
        }

        if (collection.Status == CollectionStatus.Reversed)
        {
            return CollectionView.Of(collection);
        }

        if (collection.Status == CollectionStatus.Collected)
        {
            collection.BeginReversal(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken); // before the transfer is ordered
        }

        var key = await KeyAsync(collection, cancellationToken);
        if (command.IsResumed && !await IsOrderedAsync(collection, key, cancellationToken))
        {
            collection.PutReversalOff("nothing was ordered", clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            return CollectionView.Of(collection);
        }

        return await PayBackAsync(collection, key, cancellationToken);
    }

    private async Task<Result<CollectionView>> PayBackAsync(Collection collection, Guid key, CancellationToken cancellationToken)
    {
        var creditor = await db.Creditors.AsNoTracking().SingleAsync(c => c.Id == collection.CreditorId, cancellationToken);
        var paid = await bank.Send(
            new InitiateTransfer(
                key,
                collection.PartyId,
                creditor.AccountId,
                CreditorAccountId: null,
                collection.DebtorIban,
                collection.DebtorName,
                collection.DebtorBic,
                collection.Amount,
                "Reversal of a direct debit",
                collection.EndToEndId,
                RequestedExecutionDate: null),
            cancellationToken);
        if (paid.Failure is { Kind: FailureKind.Unavailable } later)
        {
            return later;
        }

        await NoteAsync(collection, key, paid, cancellationToken);
        await db.SaveChangesAsync(CancellationToken.None); // the transfer is ordered; this must be known
        return paid.Map(_ => CollectionView.Of(collection));
    }

    /// <summary>A transfer that is held or on its way has not given anything back yet: the job asks again what became of it.</summary>
    private async Task NoteAsync(Collection collection, Guid key, Result<PaymentView> paid, CancellationToken cancellationToken)
    {
        if (paid is { IsSuccess: true, Value.Status: PaymentOrderStatus.Settled })
        {
            collection.Reverse(paid.Value.PaymentOrderId, clock.GetUtcNow());
        }
        else if (paid is { IsSuccess: true, Value.Status: PaymentOrderStatus.Returned })
        {
            collection.GiveUpReversal("the payee's bank sent it back", clock.GetUtcNow());
        }
        else if (!paid.IsSuccess && await IsOrderedAsync(collection, key, cancellationToken))
        {
            collection.GiveUpReversal(paid.Failure.Code, clock.GetUtcNow());
        }
        else if (!paid.IsSuccess)
        {
            collection.PutReversalOff(paid.Failure.Code, clock.GetUtcNow());
        }
    }

    /// <summary>After a transfer that was refused or came back the next one is another transfer; one that waits for a yes stays the same.</summary>
    private async Task<Guid> KeyAsync(Collection collection, CancellationToken cancellationToken)
    {
        var failed = await db.CollectionSteps.CountAsync(
            step => step.CollectionId == collection.Id && step.Note != null && step.Note.StartsWith(Collection.ReversalFailed), cancellationToken);
        return DerivedKey.Of("collection-reversed", collection.Id, failed.ToString(CultureInfo.InvariantCulture));
    }

    private Task<bool> IsOrderedAsync(Collection collection, Guid key, CancellationToken cancellationToken) =>
        db.Orders.AnyAsync(order => order.OrderingPartyId == collection.PartyId && order.IdempotencyKey == key, cancellationToken);

    private Task<bool> IsRefundingAsync(Collection collection, CancellationToken cancellationToken) => db.IncomingDebits.AnyAsync(
        debit => debit.Id == collection.IncomingDebitId
            && (debit.Status == IncomingDebitStatus.Refunding || debit.Status == IncomingDebitStatus.Refunded),
        cancellationToken);
}
