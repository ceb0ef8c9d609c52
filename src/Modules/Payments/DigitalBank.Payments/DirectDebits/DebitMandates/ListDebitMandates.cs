using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits.DebitMandates;

/// <summary>A page of a creditor's mandates, oldest first.</summary>
internal sealed record ListDebitMandates(Guid PartyId, Guid CreditorId, Guid? After, int Limit) : IQuery<Page<DebitMandateView>>;

/// <param name="ExpiresOn">The last day on which something may fall due, unless something does before.</param>
internal sealed record DebitMandateView(
    Guid MandateId,
    Guid CreditorId,
    string Reference,
    DebitScheme Scheme,
    bool IsOneOff,
    DateOnly SignedOn,
    string? DebtorName,
    string DebtorIban,
    string? DebtorBic,
    int NoticeDays,
    DebitMandateStatus Status,
    DateOnly? LastUsedOn,
    DateOnly ExpiresOn)
{
    public static DebitMandateView Of(DebitMandate mandate) => new(
        mandate.Id,
        mandate.CreditorId,
        mandate.Reference,
        mandate.Scheme,
        mandate.IsOneOff,
        mandate.SignedOn,
        mandate.DebtorName,
        mandate.DebtorIban,
        mandate.DebtorBic,
        mandate.NoticeDays,
        mandate.Status,
        mandate.LastUsedOn,
        (mandate.LastUsedOn ?? mandate.SignedOn).AddMonths(DebitMandate.MonthsUntilExpiry));
}

internal sealed class ListDebitMandatesHandler(PaymentsDbContext db) : IQueryHandler<ListDebitMandates, Page<DebitMandateView>>
{
    public async Task<Result<Page<DebitMandateView>>> Handle(ListDebitMandates request, CancellationToken cancellationToken)
    {
        var after = request.After ?? Guid.Empty;
        var page = await db.DebitMandates.AsNoTracking()
            .Where(mandate => mandate.CreditorId == request.CreditorId && mandate.Id > after
                && db.Creditors.Any(creditor => creditor.Id == request.CreditorId && creditor.PartyId == request.PartyId))
            .OrderBy(mandate => mandate.Id)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(DebitMandateView.Of), request.Limit, mandate => mandate.MandateId.ToString());
    }
}

internal static class OwnMandates
{
    /// <returns>The creditor's mandate, tracked; null where it has no such one, or is somebody else's.</returns>
    public static Task<DebitMandate?> OwnMandateAsync(
        this PaymentsDbContext db, Guid partyId, Guid creditorId, Guid mandateId, CancellationToken cancellationToken) =>
        db.DebitMandates.SingleOrDefaultAsync(
            mandate => mandate.Id == mandateId && mandate.CreditorId == creditorId
                && db.Creditors.Any(creditor => creditor.Id == creditorId && creditor.PartyId == partyId),
            cancellationToken);
}
