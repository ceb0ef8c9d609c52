using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Limits;

/// <summary>A page of limits, oldest first.</summary>
/// <param name="PartyId">A customer's own only; null for all, the bank's included.</param>
internal sealed record ListLimits(Guid? PartyId, Guid? After, int Limit) : IQuery<Page<LimitView>>;

internal sealed class ListLimitsHandler(PaymentsDbContext db) : IQueryHandler<ListLimits, Page<LimitView>>
{
    public async Task<Result<Page<LimitView>>> Handle(ListLimits request, CancellationToken cancellationToken)
    {
        var limits = db.Limits.AsNoTracking();
        if (request.PartyId is { } party)
        {
            limits = limits.Where(limit => limit.PartyId == party);
        }

        if (request.After is { } after)
        {
            limits = limits.Where(limit => limit.Id > after);
        }

        var page = await limits.OrderBy(limit => limit.Id).Take(request.Limit).ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(LimitView.Of), request.Limit, limit => limit.LimitId.ToString());
    }
}

/// <summary>The limits that hold for a customer today, with what is used of those that do not depend on the payee.</summary>
internal sealed record GetOwnLimits(Guid PartyId) : IQuery<IReadOnlyList<OwnLimitView>>;

/// <param name="Used">Null where each payee, or each payment, counts by itself.</param>
internal sealed record OwnLimitView(LimitView Limit, Money? Used, int? UsedCount);

internal sealed class GetOwnLimitsHandler(PaymentsDbContext db, IBusinessCalendar calendar) : IQueryHandler<GetOwnLimits, IReadOnlyList<OwnLimitView>>
{
    public async Task<Result<IReadOnlyList<OwnLimitView>>> Handle(GetOwnLimits request, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var limits = await db.Limits.AsNoTracking()
            .Where(limit => limit.PartyId == null || limit.PartyId == request.PartyId)
            .OrderBy(limit => limit.Id)
            .ToListAsync(cancellationToken);
        var holding = limits.GroupBy(limit => (limit.Scope, limit.Channel, limit.Period, limit.CurrencyCode))
            .Select(kind => kind.FirstOrDefault(limit => limit.PartyId is not null) ?? kind.First());

        var views = new List<OwnLimitView>();
        foreach (var limit in holding)
        {
            var key = LimitDemands.KeyOf(
                request.PartyId, limit.Scope, limit.Channel?.ToString() ?? string.Empty, limit.Period, today, limit.CurrencyCode);
            var counts = limit.Scope is LimitScope.Customer or LimitScope.Channel && limit.Period != LimitPeriod.Payment;
            var counter = counts ? await db.LimitCounters.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancellationToken) : null;
            views.Add(new OwnLimitView(
                LimitView.Of(limit),
                counts ? Money.OfMinor(counter?.UsedMinor ?? 0, Currency.Of(limit.CurrencyCode)) : null,
                counts ? counter?.UsedCount ?? 0 : null));
        }

        return views;
    }
}
