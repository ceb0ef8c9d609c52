using DigitalBank.Payments.Answers;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits.Collections;

/// <summary>Applies what other banks say about our collections. May be repeated with the same message.</summary>
internal sealed class CollectionAnswers(
    PaymentsDbContext db, KnownCollections known, CollectionBooker booker, DebitOutcomes outcomes, SentOrders orders, TimeProvider clock)
{
    private const string Family = "pacs.003";

    public static bool IsAbout(ReceivedStatus status) => status.Original.MessageName?.StartsWith(Family, StringComparison.Ordinal) == true;

    /// <summary>pacs.002: paid, rejected, or still on their way. The caller forgets what is tracked.</summary>
    /// <param name="statuses">About direct debits; those that are none of ours are passed over.</param>
    /// <param name="itemsInMessage">The head of a message that names transactions says nothing about the others: it counts where it stands alone.</param>
    /// <returns>Null, or why some could not be booked now: the message waits.</returns>
    public async Task<Failure?> ApplyAsync(IReadOnlyList<ReceivedStatus> statuses, long itemsInMessage, CancellationToken cancellationToken)
    {
        Failure? open = null;
        var found = await known.FindAsync([.. statuses.Select(status => status.Original)], cancellationToken);
        foreach (var (status, collection) in statuses.Zip(found).Where(pair => !pair.First.IsOfGroup || (itemsInMessage == 1 && pair.First.Status is not null)))
        {
            var named = status.IsOfGroup ? await OfMessageAsync(status.Original.MessageId, cancellationToken) : collection is null ? [] : [collection];
            var sent = named.FindAll(one => one.Status == CollectionStatus.Sent);
            open = status.Status switch
            {
                "ACSC" or "ACCC" or "ACWC" => await booker.CollectAsync(sent, cancellationToken) ?? open,
                "RJCT" => await RejectAsync(sent, status, cancellationToken) ?? open,
                _ => Remark(sent, status) ?? open,
            };
        }

        await db.SaveChangesAsync(CancellationToken.None); // the money is here; this must be known
        return open;
    }

    /// <summary>pacs.004.</summary>
    /// <param name="source">Message and return id.</param>
    /// <returns>The ISO reason why it is refused, or null; a failure where it could not be booked now. The caller saves.</returns>
    public async Task<Result<ReturnAnswer>> ReturnAsync(
        Collection collection, ReceivedReturn returned, string source, CancellationToken cancellationToken)
    {
        if (returned.Amount != collection.Amount)
        {
            return new ReturnAnswer(ReasonCodes.WrongAmount);
        }

        if (collection.Status is CollectionStatus.Returned or CollectionStatus.Owed)
        {
            var isSame = await db.CollectionSteps.AnyAsync(
                step => step.CollectionId == collection.Id && step.Note != null && step.Note.StartsWith(source + ","), cancellationToken);
            return new ReturnAnswer(isSame ? null : ReasonCodes.Duplication);
        }

        if (collection.Status is not (CollectionStatus.Sent or CollectionStatus.Collected or CollectionStatus.Reversing or CollectionStatus.Reversed))
        {
            return new ReturnAnswer(ReasonCodes.NotSpecifiedByAgent);
        }

        var reason = returned.Reasons.Count > 0 && returned.Reasons[0].Code.Length <= 4 ? returned.Reasons[0].Code : ReasonCodes.Narrative;
        return await booker.ReturnAsync(collection, reason, source, cancellationToken) is { } open ? open : new ReturnAnswer(ReasonCode: null);
    }

    /// <summary>The other side never took the message: nothing of it was collected.</summary>
    public async Task UndoAsync(string messageId, CancellationToken cancellationToken)
    {
        var sent = (await OfMessageAsync(messageId, cancellationToken)).FindAll(collection => collection.Status == CollectionStatus.Sent);
        sent.ForEach(collection => collection.Reject(ReasonCodes.InvalidFileFormat, "the message was not taken", clock.GetUtcNow()));
        await outcomes.EndAsync(sent, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<List<Collection>> OfMessageAsync(string? messageId, CancellationToken cancellationToken) => messageId is null
        ? []
        : await db.Collections.Where(collection => collection.MessageId == messageId).ToListAsync(cancellationToken);

    /// <summary>While our message may be offered again, a no is none yet; after a second offer "duplicate" says that the first one arrived.</summary>
    private async Task<Failure?> RejectAsync(List<Collection> sent, ReceivedStatus status, CancellationToken cancellationToken)
    {
        var reason = status.Reasons.Count > 0 && status.Reasons[0].Code.Length <= 4 ? status.Reasons[0].Code : ReasonCodes.NotSpecifiedByAgent;
        foreach (var ofMessage in sent.GroupBy(collection => collection.MessageId!))
        {
            var delivery = await orders.DeliveryOfAsync(ofMessage.Key, cancellationToken);
            if (delivery is { IsQueued: true })
            {
                return PaymentsErrors.MessageWaits;
            }

            var rejected = ofMessage.ToList();
            if (delivery?.IsKnownByRepetition(reason) == true)
            {
                rejected.ForEach(collection => collection.Remark(status.Status!, reason, clock.GetUtcNow()));
                continue;
            }

            rejected.ForEach(collection => collection.Reject(reason, "rejected by the debtor's bank", clock.GetUtcNow()));
            await outcomes.EndAsync(rejected, cancellationToken);
        }

        return null;
    }

    private Failure? Remark(List<Collection> sent, ReceivedStatus status)
    {
        var code = status.Status is { Length: <= 4 } short4 ? short4 : ReasonCodes.Narrative;
        sent.ForEach(collection => collection.Remark(code, reasonCode: null, clock.GetUtcNow()));
        return null;
    }
}

/// <param name="ReasonCode">ISO reason why the return is refused; null when it is booked.</param>
internal sealed record ReturnAnswer(string? ReasonCode);
