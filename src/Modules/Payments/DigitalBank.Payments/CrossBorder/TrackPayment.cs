using DigitalBank.Payments.Data;
using DigitalBank.Payments.Incoming;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>Where a payment across borders is, by its UETR: one that leaves, or one that came in.</summary>
/// <param name="PartyId">Only if this customer pays it or has received it; null for staff.</param>
internal sealed record TrackPayment(string Uetr, Guid? PartyId) : IQuery<TrackedPayment>;

/// <param name="PaymentId">Id of the payment order, or of the incoming payment.</param>
/// <param name="Sent">What travels between the banks.</param>
/// <param name="Debited">What the payer was debited here in all; null for one that came in.</param>
/// <param name="Rate">Price of one unit of what travels in the account's currency; null where nothing was exchanged.</param>
internal sealed record TrackedPayment(
    string Uetr,
    PaymentDirection Direction,
    Guid PaymentId,
    string Status,
    Money? Sent,
    Money? Debited,
    decimal? Rate,
    DateOnly? ValueDate,
    IReadOnlyList<TrackedStep> Steps);

/// <param name="Note">For staff only: messages and entries.</param>
internal sealed record TrackedStep(string Status, DateTimeOffset At, string? ReasonCode, string? Note);

internal sealed class TrackPaymentHandler(PaymentsDbContext db) : IQueryHandler<TrackPayment, TrackedPayment>
{
    public async Task<Result<TrackedPayment>> Handle(TrackPayment request, CancellationToken cancellationToken)
    {
        var uetr = request.Uetr.Trim().ToLowerInvariant();
        return await OutgoingAsync(uetr, request.PartyId, cancellationToken) is { } outgoing ? outgoing
            : await IncomingAsync(uetr, request.PartyId, cancellationToken) is { } incoming ? incoming
            : CrossBorderErrors.UnknownUetr;
    }

    // By its quote, which is known by the UETR: an index over all orders would cost every transfer something.
    private async Task<TrackedPayment?> OutgoingAsync(string uetr, Guid? partyId, CancellationToken cancellationToken)
    {
        var order = await db.CrossBorderQuotes
            .Where(quote => quote.Uetr == uetr && (partyId == null || quote.PartyId == partyId))
            .Join(db.Orders.AsNoTracking(), quote => quote.Id, order => order.Id, (_, order) => order)
            .SingleOrDefaultAsync(cancellationToken);
        if (order is null)
        {
            return null;
        }

        var steps = await db.OrderSteps
            .Where(step => step.PaymentOrderId == order.Id)
            .OrderBy(step => step.Number)
            .Select(step => new TrackedStep(step.Status.ToString(), step.RecordedAt, step.ReasonCode, partyId == null ? step.Note : null))
            .ToListAsync(cancellationToken);
        var exchange = order.Exchange;
        return new TrackedPayment(
            uetr,
            PaymentDirection.Outgoing,
            order.Id,
            order.Status.ToString(),
            order.Amount,
            order.Debited,
            exchange?.Debit.Currency == order.Amount.Currency ? null : exchange?.Rate,
            order.ValueDate,
            steps);
    }

    // A customer learns of incoming money when it is there, as in the list of what was received.
    private async Task<TrackedPayment?> IncomingAsync(string uetr, Guid? partyId, CancellationToken cancellationToken)
    {
        var payment = await db.IncomingPayments.AsNoTracking().SingleOrDefaultAsync(
            row => row.UetrKey == uetr && (partyId == null || (row.CreditorPartyId == partyId && row.Status == IncomingPaymentStatus.Credited)),
            cancellationToken);
        if (payment is null)
        {
            return null;
        }

        var steps = await db.IncomingPaymentSteps
            .Where(step => step.IncomingPaymentId == payment.Id)
            .OrderBy(step => step.Number)
            .Select(step => new TrackedStep(step.Status.ToString(), step.RecordedAt, step.ReasonCode, partyId == null ? step.Note : null))
            .ToListAsync(cancellationToken);
        return new TrackedPayment(
            uetr, PaymentDirection.Incoming, payment.Id, payment.Status.ToString(), payment.Amount, Debited: null, Rate: null, payment.SettlementDate, steps);
    }
}
