using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>A page of the items of both sides, matched and open, in the order in which they came.</summary>
/// <param name="StatementId">Only those that this statement has; null for all.</param>
/// <param name="IsMatched">Null for both.</param>
/// <param name="IsOnlyNotified">Those that a notification told and no statement has yet, matched or not.</param>
internal sealed record ListReconciliationItems(
    string? AccountCode, string? CurrencyCode, Guid? StatementId, bool? IsMatched, bool IsOnlyNotified, Guid? After, int Limit) : IQuery<Page<ReconciliationItemView>>;

/// <param name="Amount">Above zero is money that came in, below zero money that left.</param>
/// <param name="MatchId">The same for all items that are the same money; null for a break.</param>
internal sealed record ReconciliationItemView(
    Guid ItemId,
    string AccountCode,
    ReconciliationSide Side,
    Money Amount,
    DateOnly BookingDate,
    Guid? MatchId,
    MatchRule? Rule,
    BreakReason? Reason,
    Guid? StatementId,
    long? LedgerEntryId,
    Guid? PaymentOrderId,
    string? Uetr,
    string? EndToEndId,
    string? ServicerReference)
{
    public static ReconciliationItemView Of(ReconciliationItem item) => new(
        item.Id,
        item.AccountCode,
        item.Side,
        Money.OfMinor(item.AmountMinor, Currency.Of(item.CurrencyCode)),
        item.BookingDate,
        item.MatchId,
        item.Rule,
        item.Reason,
        item.StatedInId ?? item.StatementId,
        item.EntryId,
        item.PaymentOrderId,
        item.Uetr,
        item.EndToEndId,
        item.ServicerReference);
}

internal sealed class ListReconciliationItemsHandler(PaymentsDbContext db) : IQueryHandler<ListReconciliationItems, Page<ReconciliationItemView>>
{
    public async Task<Result<Page<ReconciliationItemView>>> Handle(ListReconciliationItems query, CancellationToken cancellationToken)
    {
        var items = db.ReconciliationItems.AsNoTracking();
        if (query.AccountCode is { } code)
        {
            items = items.Where(item => item.AccountCode == code);
        }

        if (query.CurrencyCode is { } currencyCode)
        {
            items = items.Where(item => item.CurrencyCode == currencyCode);
        }

        if (query.StatementId is { } statementId)
        {
            items = items.Where(item => item.StatementId == statementId || item.StatedInId == statementId);
        }

        if (query.IsMatched is { } isMatched)
        {
            items = items.Where(item => item.MatchId != null == isMatched);
        }

        if (query.IsOnlyNotified)
        {
            items = items.Where(item => item.Side == ReconciliationSide.Statement && item.StatementId != null && item.StatedInId == null);
        }

        if (query.After is { } after)
        {
            items = items.Where(item => item.Id > after);
        }

        var page = await items.OrderBy(item => item.Id).Take(query.Limit).ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(ReconciliationItemView.Of), query.Limit, item => item.ItemId.ToString());
    }
}
