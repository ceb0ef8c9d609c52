using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits;

/// <summary>A page of direct debits, newest first.</summary>
/// <param name="DebtorPartyId">Only those on this customer; null for all.</param>
/// <param name="Status">Null for all.</param>
internal sealed record ListIncomingDebits(Guid? DebtorPartyId, IncomingDebitStatus? Status, Guid? Before, int Limit) : IQuery<Page<IncomingDebitView>>;

/// <summary>One direct debit with its history, for staff.</summary>
internal sealed record GetIncomingDebit(Guid IncomingDebitId) : IQuery<IncomingDebitDetailsView>;

/// <param name="CollectedOn">The day on which the customer paid it; null while it is not.</param>
/// <param name="ReasonCode">ISO reason of a rejection or refund.</param>
internal sealed record IncomingDebitView(
    Guid IncomingDebitId,
    IncomingDebitStatus Status,
    Guid? DebtorAccountId,
    string? CreditorName,
    string? CreditorSchemeId,
    string? MandateId,
    string? SequenceType,
    Money? Amount,
    DateOnly CollectionDate,
    DateOnly? CollectedOn,
    string? RemittanceInformation,
    string EndToEndId,
    DateTimeOffset ReceivedAt,
    string? ReasonCode)
{
    public static IncomingDebitView Of(IncomingDebit debit) => new(
        debit.Id,
        debit.Status,
        debit.DebtorAccountId,
        debit.CreditorName,
        debit.CreditorSchemeId,
        debit.MandateId,
        debit.SequenceType,
        debit.AmountMinor is null ? null : debit.Amount,
        debit.CollectionDate,
        debit.CollectedOn,
        debit.RemittanceInformation,
        debit.EndToEndId,
        debit.ReceivedAt,
        debit.ReasonCode);
}

internal sealed record IncomingDebitDetailsView(IncomingDebitView Debit, Guid MessageId, long Position, IReadOnlyList<IncomingDebitStepView> History);

internal sealed record IncomingDebitStepView(int Number, IncomingDebitStatus Status, DateTimeOffset RecordedAt, string? ReasonCode, string? Note);

internal sealed class ListIncomingDebitsHandler(PaymentsDbContext db) : IQueryHandler<ListIncomingDebits, Page<IncomingDebitView>>
{
    public async Task<Result<Page<IncomingDebitView>>> Handle(ListIncomingDebits request, CancellationToken cancellationToken)
    {
        var debits = db.IncomingDebits.AsNoTracking();
        if (request.DebtorPartyId is { } party)
        {
            debits = debits.Where(debit => debit.DebtorPartyId == party);
        }

        if (request.Status is { } status)
        {
            debits = debits.Where(debit => debit.Status == status);
        }

        if (request.Before is { } before)
        {
            debits = debits.Where(debit => debit.Id < before);
        }

        var page = await debits.OrderByDescending(debit => debit.Id).Take(request.Limit).ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(IncomingDebitView.Of), request.Limit, debit => debit.IncomingDebitId.ToString());
    }
}

internal sealed class GetIncomingDebitHandler(PaymentsDbContext db) : IQueryHandler<GetIncomingDebit, IncomingDebitDetailsView>
{
    public async Task<Result<IncomingDebitDetailsView>> Handle(GetIncomingDebit request, CancellationToken cancellationToken)
    {
        var debit = await db.IncomingDebits.AsNoTracking().SingleOrDefaultAsync(d => d.Id == request.IncomingDebitId, cancellationToken);
        if (debit is null)
        {
            return PaymentsErrors.UnknownDirectDebit;
        }

        var history = await db.IncomingDebitSteps
            .Where(step => step.IncomingDebitId == debit.Id)
            .OrderBy(step => step.Number)
            .Select(step => new IncomingDebitStepView(step.Number, step.Status, step.RecordedAt, step.ReasonCode, step.Note))
            .ToListAsync(cancellationToken);
        return new IncomingDebitDetailsView(IncomingDebitView.Of(debit), debit.GatewayMessageId, debit.Position, history);
    }
}
