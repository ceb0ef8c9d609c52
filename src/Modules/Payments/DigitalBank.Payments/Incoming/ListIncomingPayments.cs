using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Incoming;

/// <summary>A page of incoming payments, newest first.</summary>
/// <param name="CreditorPartyId">Only what this customer has received; null for all.</param>
/// <param name="Status">Null for all.</param>
internal sealed record ListIncomingPayments(Guid? CreditorPartyId, IncomingPaymentStatus? Status, Guid? Before, int Limit)
    : IQuery<Page<IncomingPaymentView>>;

/// <summary>One incoming payment with its history, for staff.</summary>
internal sealed record GetIncomingPayment(Guid IncomingPaymentId) : IQuery<IncomingPaymentDetailsView>;

/// <param name="Amount">Null when the message's amount was not one of its currency.</param>
/// <param name="ReasonCode">ISO reason of a rejection or return.</param>
internal sealed record IncomingPaymentView(
    Guid IncomingPaymentId,
    IncomingPaymentStatus Status,
    string? DebtorName,
    string? DebtorAccount,
    string? DebtorAgentBic,
    Guid? CreditorAccountId,
    string? CreditorAccount,
    string? CreditorName,
    Money? Amount,
    string? RemittanceInformation,
    string EndToEndId,
    string? Uetr,
    DateOnly? BookingDate,
    DateTimeOffset ReceivedAt,
    string? ReasonCode)
{
    public static IncomingPaymentView Of(IncomingPayment payment) => new(
        payment.Id,
        payment.Status,
        payment.DebtorName,
        payment.DebtorIdentifier,
        payment.DebtorAgentBic,
        payment.CreditorAccountId,
        payment.CreditorIdentifier,
        payment.CreditorName,
        payment.AmountMinor is null ? null : payment.Amount,
        payment.RemittanceInformation,
        payment.EndToEndId,
        payment.Uetr,
        payment.BookingDate,
        payment.ReceivedAt,
        payment.ReasonCode);
}

/// <param name="ScreenedPartyId">Under this id the hits of a payer who has to be looked at stand in the risk module.</param>
internal sealed record IncomingPaymentDetailsView(
    IncomingPaymentView Payment,
    Guid MessageId,
    long Position,
    HoldReason? HoldReason,
    Guid ScreenedPartyId,
    IReadOnlyList<IncomingPaymentStepView> History,
    IReadOnlyList<StaffDecisionView> Decisions);

/// <param name="ReturnReasonCode">ISO return reason; null for a release.</param>
internal sealed record StaffDecisionView(string? ReturnReasonCode, string? Reason, string DecidedBy, DateTimeOffset DecidedAt);

internal sealed record IncomingPaymentStepView(int Number, IncomingPaymentStatus Status, DateTimeOffset RecordedAt, string? ReasonCode, string? Note);

internal sealed class ListIncomingPaymentsHandler(PaymentsDbContext db) : IQueryHandler<ListIncomingPayments, Page<IncomingPaymentView>>
{
    public async Task<Result<Page<IncomingPaymentView>>> Handle(ListIncomingPayments request, CancellationToken cancellationToken)
    {
        var payments = db.IncomingPayments.AsNoTracking();
        if (request.CreditorPartyId is { } party)
        {
            payments = payments.Where(payment => payment.CreditorPartyId == party && payment.Status == IncomingPaymentStatus.Credited);
        }

        if (request.Status is { } status)
        {
            payments = payments.Where(payment => payment.Status == status);
        }

        if (request.Before is { } before)
        {
            payments = payments.Where(payment => payment.Id < before);
        }

        var page = await payments.OrderByDescending(payment => payment.Id).Take(request.Limit).ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(IncomingPaymentView.Of), request.Limit, payment => payment.IncomingPaymentId.ToString());
    }
}

internal sealed class GetIncomingPaymentHandler(PaymentsDbContext db) : IQueryHandler<GetIncomingPayment, IncomingPaymentDetailsView>
{
    public async Task<Result<IncomingPaymentDetailsView>> Handle(GetIncomingPayment request, CancellationToken cancellationToken)
    {
        var payment = await db.IncomingPayments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.IncomingPaymentId, cancellationToken);
        if (payment is null)
        {
            return PaymentsErrors.UnknownIncomingPayment;
        }

        var history = await db.IncomingPaymentSteps
            .Where(step => step.IncomingPaymentId == payment.Id)
            .OrderBy(step => step.Number)
            .Select(step => new IncomingPaymentStepView(step.Number, step.Status, step.RecordedAt, step.ReasonCode, step.Note))
            .ToListAsync(cancellationToken);
        var decisions = await db.IncomingDecisions
            .Where(decision => decision.IncomingPaymentId == payment.Id)
            .OrderBy(decision => decision.Id)
            .Select(decision => new StaffDecisionView(decision.ReturnReasonCode, decision.Reason, decision.DecidedBy, decision.DecidedAt))
            .ToListAsync(cancellationToken);
        return new IncomingPaymentDetailsView(
            IncomingPaymentView.Of(payment),
            payment.GatewayMessageId,
            payment.Position,
            payment.HoldReason,
            PayerScreening.PartyIdOf(payment.Id),
            history,
            decisions);
    }
}
