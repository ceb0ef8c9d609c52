using System.Globalization;
using DigitalBank.Payments.Transfers;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.StandingOrders;

/// <param name="LastDate">Or leave it out, with or without a number of payments.</param>
internal sealed record StandingOrderRequest(
    Guid DebtorAccountId,
    TransferCreditor Creditor,
    Money Amount,
    StandingOrderFrequency Frequency,
    DateOnly FirstDate,
    int Interval = 1,
    DateOnly? LastDate = null,
    int? MaxPayments = null,
    BankHolidayShift Shift = BankHolidayShift.After,
    string? RemittanceInformation = null,
    string? EndToEndId = null)
{
    public OrderStandingOrder ToCommand(IdempotencyKey key, Guid partyId) => new(
        key.Value,
        new TransferRequest(DebtorAccountId, Creditor, Amount, RemittanceInformation, EndToEndId).ToCommand(key, partyId),
        new StandingOrderSchedule(Frequency, Interval, FirstDate, LastDate, MaxPayments, Shift));
}

internal static class StandingOrderEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        var customer = endpoints.Customer;
        customer.MapPost("/payments/standing-orders", PaymentsPermissions.Transfer, OrderAsync)
            .RequiresIdempotencyKey().Produces<StandingOrderView>(StatusCodes.Status201Created).WithName("OrderStandingOrder");
        customer.MapGet("/payments/standing-orders", PaymentsPermissions.Transfer, ListOwnAsync)
            .Produces<Page<StandingOrderView>>().WithName("ListStandingOrders");
        customer.MapGet("/payments/standing-orders/{standingOrderId:guid}/payments", PaymentsPermissions.Transfer, OwnPaymentsAsync)
            .Produces<Page<StandingOrderPaymentView>>().WithName("ListStandingOrderPayments");
        customer.MapPut("/payments/standing-orders/{standingOrderId:guid}/suspension", PaymentsPermissions.Transfer, SuspendAsync)
            .Produces<StandingOrderView>().WithName("SuspendStandingOrder");
        customer.MapDelete("/payments/standing-orders/{standingOrderId:guid}/suspension", PaymentsPermissions.Transfer, ResumeAsync)
            .Produces<StandingOrderView>().WithName("ResumeStandingOrder");
        customer.MapDelete("/payments/standing-orders/{standingOrderId:guid}", PaymentsPermissions.Transfer, CancelAsync)
            .Produces<StandingOrderView>().WithName("CancelStandingOrder");
        endpoints.Staff.MapGet("/payments/standing-orders", PaymentsPermissions.View, ListAsync)
            .Produces<Page<StandingOrderView>>().WithName("ListStandingOrdersOfCustomer");
        endpoints.Staff.MapGet("/payments/standing-orders/{standingOrderId:guid}/payments", PaymentsPermissions.View, PaymentsAsync)
            .Produces<Page<StandingOrderPaymentView>>().WithName("ListStandingOrderPaymentsOfCustomer");
    }

    private static async Task<IResult> OrderAsync(
        StandingOrderRequest body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(body.ToCommand(key, actor.PartyId ?? Guid.Empty), cancellationToken))
        .ToCreated(order => $"/api/v1/payments/standing-orders/{order.StandingOrderId}/payments");

    private static Task<IResult> ListOwnAsync(
        [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        ListAsync(actor.PartyId ?? Guid.Empty, page, bank, cancellationToken);

    private static async Task<IResult> ListAsync(
        Guid partyId, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListStandingOrders(partyId, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static Task<IResult> OwnPaymentsAsync(
        Guid standingOrderId, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        PageOfPaymentsAsync(standingOrderId, actor.PartyId ?? Guid.Empty, page, bank, cancellationToken);

    private static Task<IResult> PaymentsAsync(
        Guid standingOrderId, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        PageOfPaymentsAsync(standingOrderId, partyId: null, page, bank, cancellationToken);

    private static async Task<IResult> PageOfPaymentsAsync(
        Guid standingOrderId, Guid? partyId, PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        int? before = null;
        if (!string.IsNullOrEmpty(page.After))
        {
            if (!int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return PlatformErrors.PageCursorInvalid.ToProblem();
            }

            before = number;
        }

        return (await bank.Send(new ListStandingOrderPayments(standingOrderId, partyId, before, page.Size), cancellationToken)).ToHttp();
    }

    private static Task<IResult> SuspendAsync(Guid standingOrderId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        ChangeAsync(standingOrderId, StandingOrderChange.Suspend, actor, bank, cancellationToken);

    private static Task<IResult> ResumeAsync(Guid standingOrderId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        ChangeAsync(standingOrderId, StandingOrderChange.Resume, actor, bank, cancellationToken);

    private static Task<IResult> CancelAsync(Guid standingOrderId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        ChangeAsync(standingOrderId, StandingOrderChange.Cancel, actor, bank, cancellationToken);

    private static async Task<IResult> ChangeAsync(
        Guid standingOrderId, StandingOrderChange change, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ChangeStandingOrder(standingOrderId, actor.PartyId ?? Guid.Empty, change), cancellationToken)).ToHttp();
}
