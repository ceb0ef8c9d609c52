using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Lines;

/// <summary>One credit line as it stands now.</summary>
/// <param name="PartyId">Only if it is theirs; null for staff.</param>
internal sealed record GetCreditLine(Guid LineId, Guid? PartyId) : IQuery<CreditLineStanding>;

/// <summary>A page of credit lines in the order in which they were opened, of one party or of all.</summary>
/// <param name="IsLeftToPeople">Only those that the close of business could not work out.</param>
internal sealed record ListCreditLines(Guid? PartyId, bool IsLeftToPeople, Guid? After, int Limit) : IQuery<IReadOnlyList<CreditLineView>>;

/// <summary>A page of what happened to a line, in the order in which it became known.</summary>
/// <param name="After">The last number of the page before; 0 for the first page.</param>
internal sealed record ListLineEvents(Guid LineId, Guid? PartyId, int After, int Limit) : IQuery<IReadOnlyList<LineEventView>>;

/// <param name="Principal">Drawn and owed.</param>
/// <param name="Charges">Interest and fees that are earned and owed, charged already or with the next statement.</param>
/// <param name="AvailableUntil">The last day on which it may be drawn.</param>
/// <param name="DaysPastDue">Of the oldest minimum payment that is not paid, at the last close of business.</param>
/// <param name="FailureCode">Why the close of business has left it to people; null when it has not.</param>
internal sealed record CreditLineView(
    Guid LineId,
    Guid ApplicationId,
    Guid PartyId,
    Guid AccountId,
    string ProductCode,
    CreditLineStatus Status,
    bool IsBlocked,
    Money Limit,
    Money Principal,
    Money Charges,
    DateOnly OpenedOn,
    DateOnly AvailableUntil,
    int DaysPastDue,
    string? FailureCode)
{
    public static CreditLineView Of(CreditLine line) => new(
        line.Id, line.ApplicationId, line.PartyId, line.AccountId, line.ProductCode, line.Status, line.IsBlocked, line.MoneyOf(line.Limit),
        line.MoneyOf(line.Principal), line.MoneyOf(line.Owed.Total), line.OpenedOn, line.AvailableUntil, line.DaysPastDue, line.FailureCode);
}

/// <param name="Balance">What can be repaid now: all but the charges of the running cycle.</param>
/// <param name="Available">What may be drawn now; zero where it may not.</param>
/// <param name="MinimumLeft">What of the minimum payments is not paid, due or not.</param>
/// <param name="PastDue">What of them is overdue.</param>
/// <param name="NextStatement">At the close of this day the next statement is made.</param>
internal sealed record CreditLineStanding(
    CreditLineView Line, Money Balance, Money Available, Money MinimumLeft, Money PastDue, DateOnly NextStatement);

/// <param name="Principal">By how much more was drawn and is owed; below zero for what was repaid.</param>
/// <param name="Cash">What came from the customer's account; below zero for what went there.</param>
internal sealed record LineEventView(
    int Number, LineEntryKind Kind, DateOnly Date, DateOnly BookingDate, Money Amount, int? Target, string? Reason, Money Principal, Money Cash);

internal sealed class GetCreditLineHandler(LendingDbContext db, LoanCatalogue catalogue, IBusinessCalendar calendar)
    : IQueryHandler<GetCreditLine, CreditLineStanding>
{
    public async Task<Result<CreditLineStanding>> Handle(GetCreditLine query, CancellationToken cancellationToken)
    {
        var line = await db.CreditLines.AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == query.LineId && (query.PartyId == null || l.PartyId == query.PartyId), cancellationToken);
        if (line is null)
        {
            return LineErrors.Unknown;
        }

        var terms = (await catalogue.VersionAsync(line.ProductCode, line.ProductVersion, cancellationToken)).ReadTerms();
        var events = await db.LineEvents.AsNoTracking().Where(e => e.LineId == line.Id && e.IsBooked).ToListAsync(cancellationToken);
        var today = await calendar.TodayAsync(cancellationToken);
        var borrower = await db.Borrowers.AsNoTracking().SingleOrDefaultAsync(b => b.PartyId == line.PartyId, cancellationToken);
        var account = CreditLineAccount.Of(line.AgreementOn(terms.Line!), events.Select(one => one.ToEntry()), today);
        var limit = Math.Min(line.Limit, borrower?.Limit?.On(terms.Policy.MostExposure).MinorUnits ?? long.MaxValue);
        var mayDraw = line is { Status: CreditLineStatus.Open, IsBlocked: false } && today <= line.AvailableUntil && account.PastDue == 0
            && borrower is not { IsFrozen: true };
        return new CreditLineStanding(
            CreditLineView.Of(line),
            line.MoneyOf(account.Balance),
            line.MoneyOf(mayDraw ? Math.Max(0, limit - account.Balance) : 0),
            line.MoneyOf(account.MinimumLeft),
            line.MoneyOf(account.PastDue),
            account.NextStatement);
    }
}

internal sealed class ListCreditLinesHandler(LendingDbContext db) : IQueryHandler<ListCreditLines, IReadOnlyList<CreditLineView>>
{
    public async Task<Result<IReadOnlyList<CreditLineView>>> Handle(ListCreditLines query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var page = await db.CreditLines.AsNoTracking()
            .Where(line => (query.PartyId == null || line.PartyId == query.PartyId) && (!query.IsLeftToPeople || line.FailureCode != null)
                && line.Id.CompareTo(after) > 0)
            .OrderBy(line => line.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return page.ConvertAll(CreditLineView.Of);
    }
}

internal sealed class ListLineEventsHandler(LendingDbContext db) : IQueryHandler<ListLineEvents, IReadOnlyList<LineEventView>>
{
    public async Task<Result<IReadOnlyList<LineEventView>>> Handle(ListLineEvents query, CancellationToken cancellationToken)
    {
        var line = await db.CreditLines.AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == query.LineId && (query.PartyId == null || l.PartyId == query.PartyId), cancellationToken);
        if (line is null)
        {
            return LineErrors.Unknown;
        }

        var events = await db.LineEvents.AsNoTracking()
            .Where(e => e.LineId == query.LineId && e.IsBooked && e.Number > query.After)
            .OrderBy(e => e.Number)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);

        // Staff write reasons for each other, not for the customer.
        return events.ConvertAll(one => new LineEventView(
            one.Number, one.Kind, one.Date, one.BookingDate, line.MoneyOf(one.Amount), one.Target, query.PartyId is null ? one.Reason : null,
            line.MoneyOf(one.Principal), line.MoneyOf(one.Cash)));
    }
}
