using DigitalBank.Lending.Contracts.Bureau;
using DigitalBank.Lending.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Bureau;

/// <summary>A page of reports that are kept, in the order in which they were fetched.</summary>
/// <param name="PartyId">On one customer; null for all.</param>
internal sealed record ListBureauReports(Guid? PartyId, Guid? After, int Limit) : IQuery<IReadOnlyList<BureauReportView>>;

/// <param name="AskedOn">The business date on which it was fetched.</param>
/// <param name="AgeDays">Days since then.</param>
/// <param name="Report">What the bureau said; null where it has no file.</param>
internal sealed record BureauReportView(
    Guid ReportId, Guid PartyId, string Bureau, DateOnly AskedOn, int AgeDays, Guid ConsentId, BureauReport? Report)
{
    public static BureauReportView Of(StoredBureauReport stored, DateOnly today) => new(
        stored.Id, stored.PartyId, stored.Bureau, stored.AskedOn, today.DayNumber - stored.AskedOn.DayNumber, stored.ConsentId, stored.Read());
}

internal sealed class ListBureauReportsHandler(LendingDbContext db, IBusinessCalendar calendar)
    : IQueryHandler<ListBureauReports, IReadOnlyList<BureauReportView>>
{
    public async Task<Result<IReadOnlyList<BureauReportView>>> Handle(ListBureauReports query, CancellationToken cancellationToken)
    {
        var (today, after) = (await calendar.TodayAsync(cancellationToken), query.After ?? Guid.Empty);
        var page = await db.BureauReports.AsNoTracking()
            .Where(report => (query.PartyId == null || report.PartyId == query.PartyId) && report.Id.CompareTo(after) > 0)
            .OrderBy(report => report.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return page.ConvertAll(report => BureauReportView.Of(report, today));
    }
}
