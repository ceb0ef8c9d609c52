using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Reconciliation.Breaks;

/// <summary>A page of open breaks, in the order in which they came.</summary>
/// <param name="AccountCode">Only of this account; null for all.</param>
/// <param name="Owner">Only those of this member of staff; an empty text for those without an owner; null for all.</param>
internal sealed record ListBreaks(string? AccountCode, string? CurrencyCode, string? Owner, Guid? After, int Limit) : IQuery<Page<BreakView>>;

internal sealed class ListBreaksHandler(PaymentsDbContext db, IBusinessCalendar calendar) : IQueryHandler<ListBreaks, Page<BreakView>>
{
    public async Task<Result<Page<BreakView>>> Handle(ListBreaks request, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var open = db.ReconciliationItems.AsNoTracking().Where(item => item.MatchId == null);
        if (request.AccountCode is { } code)
        {
            open = open.Where(item => item.AccountCode == code);
        }

        if (request.CurrencyCode is { } currencyCode)
        {
            open = open.Where(item => item.CurrencyCode == currencyCode);
        }

        if (request.Owner is { } owner)
        {
            open = open.Where(item => owner.Length == 0 ? item.Owner == null : item.Owner == owner);
        }

        if (request.After is { } after)
        {
            open = open.Where(item => item.Id > after);
        }

        var page = await open.OrderBy(item => item.Id).Take(request.Limit).ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(item => BreakView.Of(item, today)), request.Limit, item => item.BreakId.ToString());
    }
}
