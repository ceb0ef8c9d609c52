using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.DirectDebits.Collections;

/// <summary>Creditors order, withdraw and reverse their collections; debtors see what they are told; staff see all.</summary>
internal static class CollectionEndpoints
{
    /// <param name="MandateReference">Of a mandate that is kept here.</param>
    /// <param name="EndToEndId">Once under a mandate.</param>
    internal sealed record NewCollection(
        string MandateReference, SequenceType SequenceType, DateOnly DueDate, Money Amount, string EndToEndId, string? RemittanceInformation = null);

    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapPost("/payments/creditors/{creditorId:guid}/collections", PaymentsPermissions.Collect, OrderAsync)
            .RequiresIdempotencyKey().Produces<CollectionView>(StatusCodes.Status201Created).WithName("OrderCollection");
        endpoints.Customer.MapGet("/payments/collections", PaymentsPermissions.Collect, ListOwnAsync)
            .Produces<Page<CollectionView>>().WithName("ListOwnCollections");
        endpoints.Customer.MapGet("/payments/collections/{collectionId:guid}", PaymentsPermissions.Collect, GetOwnAsync)
            .Produces<CollectionDetailsView>().WithName("GetOwnCollection");
        endpoints.Customer.MapPost("/payments/collections/{collectionId:guid}/withdrawal", PaymentsPermissions.Collect, WithdrawAsync)
            .Produces<CollectionView>().WithName("WithdrawCollection");
        endpoints.Customer.MapPost("/payments/collections/{collectionId:guid}/reversal", PaymentsPermissions.Collect, ReverseAsync)
            .Produces<CollectionView>().WithName("ReverseCollection");
        endpoints.Customer.MapGet("/payments/direct-debits/notices", PaymentsPermissions.Transfer, ListNoticesAsync)
            .Produces<Page<PreNotificationView>>().WithName("ListPreNotifications");
        endpoints.Staff.MapGet("/payments/collections", PaymentsPermissions.View, ListAsync)
            .Produces<Page<CollectionView>>().WithName("ListCollections");
        endpoints.Staff.MapGet("/payments/collections/{collectionId:guid}", PaymentsPermissions.View, GetAsync)
            .Produces<CollectionDetailsView>().WithName("GetCollection");
    }

    private static async Task<IResult> OrderAsync(
        Guid creditorId, NewCollection body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new OrderCollection(
                key.Value,
                actor.PartyId ?? Guid.Empty,
                creditorId,
                body.MandateReference,
                body.SequenceType,
                body.DueDate,
                body.Amount,
                body.EndToEndId,
                body.RemittanceInformation),
            cancellationToken)).ToCreated(collection => $"/api/v1/payments/collections/{collection.CollectionId}");

    private static Task<IResult> ListOwnAsync(
        Guid? creditorId, CollectionStatus? status, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        PageAsync(actor.PartyId ?? Guid.Empty, creditorId, status, page, bank, cancellationToken);

    private static Task<IResult> ListAsync(
        Guid? creditorId, CollectionStatus? status, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        PageAsync(partyId: null, creditorId, status, page, bank, cancellationToken);

    private static async Task<IResult> PageAsync(
        Guid? partyId, Guid? creditorId, CollectionStatus? status, PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListCollections(partyId, creditorId, status, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> GetOwnAsync(Guid collectionId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetCollection(collectionId, actor.PartyId ?? Guid.Empty), cancellationToken)).ToHttp();

    private static async Task<IResult> GetAsync(Guid collectionId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetCollection(collectionId, PartyId: null), cancellationToken)).ToHttp();

    private static async Task<IResult> WithdrawAsync(Guid collectionId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new WithdrawCollection(actor.PartyId ?? Guid.Empty, collectionId), cancellationToken)).ToHttp();

    private static async Task<IResult> ReverseAsync(Guid collectionId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ReverseCollection(actor.PartyId ?? Guid.Empty, collectionId), cancellationToken)).ToHttp();

    private static async Task<IResult> ListNoticesAsync(
        [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListPreNotifications(actor.PartyId ?? Guid.Empty, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();
}
