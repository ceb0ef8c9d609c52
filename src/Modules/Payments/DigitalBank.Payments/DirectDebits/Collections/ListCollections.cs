using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits.Collections;

/// <summary>A page of collections, newest first.</summary>
/// <param name="PartyId">Only this customer's; null for all.</param>
/// <param name="Status">Null for all; <see cref="CollectionStatus.Owed"/> lists the bank's claims on creditors.</param>
internal sealed record ListCollections(Guid? PartyId, Guid? CreditorId, CollectionStatus? Status, Guid? Before, int Limit) : IQuery<Page<CollectionView>>;

/// <summary>One collection with its history.</summary>
internal sealed record GetCollection(Guid CollectionId, Guid? PartyId) : IQuery<CollectionDetailsView>;

/// <summary>A page of the notices of direct debits that a customer was given as a debtor, newest first.</summary>
internal sealed record ListPreNotifications(Guid DebtorPartyId, Guid? Before, int Limit) : IQuery<Page<PreNotificationView>>;

/// <param name="IsHere">The debtor banks here too.</param>
/// <param name="ReasonCode">ISO reason of a rejection or return.</param>
internal sealed record CollectionView(
    Guid CollectionId,
    Guid CreditorId,
    Guid MandateId,
    CollectionStatus Status,
    SequenceType SequenceType,
    Money Amount,
    DateOnly DueDate,
    DateOnly? CollectedOn,
    bool IsHere,
    string EndToEndId,
    string Uetr,
    string? RemittanceInformation,
    DateTimeOffset OrderedAt,
    string? ReasonCode)
{
    public static CollectionView Of(Collection collection) => new(
        collection.Id,
        collection.CreditorId,
        collection.MandateId,
        collection.Status,
        collection.SequenceType,
        collection.Amount,
        collection.DueDate,
        collection.CollectedOn,
        collection.IncomingDebitId is not null,
        collection.EndToEndId,
        collection.Uetr,
        collection.RemittanceInformation,
        collection.OrderedAt,
        collection.ReasonCode);
}

/// <param name="Notice">Where the notice to the debtor stands.</param>
internal sealed record CollectionDetailsView(CollectionView Collection, PreNotificationStatus Notice, IReadOnlyList<CollectionStepView> History);

internal sealed record CollectionStepView(int Number, CollectionStatus Status, DateTimeOffset RecordedAt, string? ReasonCode, string? Note);

/// <param name="MandateReference">As it stands on what the debtor has signed.</param>
internal sealed record PreNotificationView(
    Guid CollectionId,
    Guid IncomingDebitId,
    PreNotificationStatus Status,
    string? CreditorName,
    string CreditorSchemeId,
    string MandateReference,
    Money Amount,
    DateOnly DueDate,
    string? RemittanceInformation,
    DateTimeOffset? ToldAt);

internal sealed class ListCollectionsHandler(PaymentsDbContext db) : IQueryHandler<ListCollections, Page<CollectionView>>
{
    public async Task<Result<Page<CollectionView>>> Handle(ListCollections request, CancellationToken cancellationToken)
    {
        var collections = db.Collections.AsNoTracking().Where(collection =>
            (request.PartyId == null || collection.PartyId == request.PartyId)
            && (request.CreditorId == null || collection.CreditorId == request.CreditorId)
            && (request.Status == null || collection.Status == request.Status));
        if (request.Before is { } before)
        {
            collections = collections.Where(collection => collection.Id < before);
        }

        var page = await collections.OrderByDescending(collection => collection.Id).Take(request.Limit).ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(CollectionView.Of), request.Limit, collection => collection.CollectionId.ToString());
    }
}

internal sealed class GetCollectionHandler(PaymentsDbContext db) : IQueryHandler<GetCollection, CollectionDetailsView>
{
    public async Task<Result<CollectionDetailsView>> Handle(GetCollection request, CancellationToken cancellationToken)
    {
        var collection = await db.Collections.AsNoTracking().SingleOrDefaultAsync(
            c => c.Id == request.CollectionId && (request.PartyId == null || c.PartyId == request.PartyId), cancellationToken);
        if (collection is null)
        {
            return CollectingErrors.UnknownCollection;
        }

        var notice = await db.PreNotifications.Where(n => n.CollectionId == collection.Id).Select(n => n.Status).SingleAsync(cancellationToken);
        var history = await db.CollectionSteps
            .Where(step => step.CollectionId == collection.Id)
            .OrderBy(step => step.Number)
            .Select(step => new CollectionStepView(step.Number, step.Status, step.RecordedAt, step.ReasonCode, step.Note))
            .ToListAsync(cancellationToken);
        return new CollectionDetailsView(CollectionView.Of(collection), notice, history);
    }
}

internal sealed class ListPreNotificationsHandler(PaymentsDbContext db) : IQueryHandler<ListPreNotifications, Page<PreNotificationView>>
{
    public async Task<Result<Page<PreNotificationView>>> Handle(ListPreNotifications request, CancellationToken cancellationToken)
    {
        var told =
            from notice in db.PreNotifications.AsNoTracking()
            join collection in db.Collections on notice.CollectionId equals collection.Id
            join creditor in db.Creditors on collection.CreditorId equals creditor.Id
            join mandate in db.DebitMandates on collection.MandateId equals mandate.Id
            where notice.DebtorPartyId == request.DebtorPartyId && notice.ToldAt != null
            select new { Notice = notice, Collection = collection, creditor.Name, creditor.SchemeId, mandate.Reference };
        if (request.Before is { } before)
        {
            told = told.Where(one => one.Notice.CollectionId < before);
        }

        var page = await told.OrderByDescending(one => one.Notice.CollectionId).Take(request.Limit).ToListAsync(cancellationToken);
        return Page.Of(
            page.ConvertAll(one => new PreNotificationView(
                one.Collection.Id,
                one.Collection.IncomingDebitId!.Value,
                one.Notice.Status,
                one.Name,
                one.SchemeId,
                one.Reference,
                one.Collection.Amount,
                one.Collection.DueDate,
                one.Collection.RemittanceInformation,
                one.Notice.ToldAt)),
            request.Limit,
            notice => notice.CollectionId.ToString());
    }
}
