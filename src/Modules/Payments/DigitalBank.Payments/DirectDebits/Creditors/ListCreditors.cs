using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits.Creditors;

/// <summary>A page of creditors, oldest first.</summary>
/// <param name="PartyId">Only this customer's; null for all.</param>
internal sealed record ListCreditors(Guid? PartyId, Guid? After, int Limit) : IQuery<Page<CreditorView>>;

/// <param name="Terms">Null before the first approval.</param>
/// <param name="ProposedTerms">Null where nothing waits for a decision.</param>
/// <param name="ProposedAccountId">The account that is to take the money from then on; null where it stays.</param>
/// <param name="Revision">Raised by each proposal and stop; a decision names the one that it is about.</param>
internal sealed record CreditorView(
    Guid CreditorId,
    Guid PartyId,
    Guid AccountId,
    string SchemeId,
    string? Name,
    CreditorStatus Status,
    CollectingTermsView? Terms,
    CollectingTermsView? ProposedTerms,
    Guid? ProposedAccountId,
    int Revision,
    string? ProposedBy,
    string? Reason,
    string? DecidedBy,
    string? DecisionReason)
{
    public static CreditorView Of(Creditor creditor) => new(
        creditor.Id,
        creditor.PartyId,
        creditor.AccountId,
        creditor.SchemeId,
        creditor.Name,
        creditor.Status,
        CollectingTermsView.Of(creditor.Terms, creditor.CurrencyCode),
        CollectingTermsView.Of(creditor.ProposedTerms, creditor.CurrencyCode),
        creditor.ProposedAccount?.AccountId,
        creditor.Revision,
        creditor.ProposedBy,
        creditor.Reason,
        creditor.DecidedBy,
        creditor.DecisionReason);

    /// <summary>What the customer sees: who of the staff decided, and why, is not told.</summary>
    public CreditorView WithoutStaff() => this with { ProposedBy = null, Reason = null, DecidedBy = null, DecisionReason = null };
}

internal sealed record CollectingTermsView(Money MostAtOnce, Money MostPerDay, int MostReturnedBasisPoints)
{
    public static CollectingTermsView? Of(CollectingTerms? terms, string currencyCode) => terms is null ? null : new(
        Money.OfMinor(terms.MostAtOnceMinor, Currency.Of(currencyCode)),
        Money.OfMinor(terms.MostPerDayMinor, Currency.Of(currencyCode)),
        terms.MostReturnedBasisPoints);
}

internal sealed class ListCreditorsHandler(PaymentsDbContext db) : IQueryHandler<ListCreditors, Page<CreditorView>>
{
    public async Task<Result<Page<CreditorView>>> Handle(ListCreditors request, CancellationToken cancellationToken)
    {
        var after = request.After ?? Guid.Empty;
        var page = await db.Creditors.AsNoTracking()
            .Where(creditor => (request.PartyId == null || creditor.PartyId == request.PartyId) && creditor.Id > after)
            .OrderBy(creditor => creditor.Id)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        var views = page.ConvertAll(CreditorView.Of);
        return Page.Of(
            request.PartyId is null ? views : views.ConvertAll(view => view.WithoutStaff()), request.Limit, creditor => creditor.CreditorId.ToString());
    }
}
