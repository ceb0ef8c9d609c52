using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Settlement;

/// <summary>A page of windows, newest first.</summary>
internal sealed record ListWindows(Guid? Before, int Limit) : IQuery<Page<WindowView>>;

internal sealed record WindowView(
    Guid WindowId, string CurrencyCode, DateOnly Date, int Number, DateTimeOffset ClosesAt, SettlementWindowStatus Status, long? LedgerEntryId, DateTimeOffset? SettledAt)
{
    public static WindowView Of(SettlementWindow window) => new(
        window.Id, window.CurrencyCode, window.Date, window.Number, window.ClosesAt, window.Status, window.LedgerEntryId, window.SettledAt);
}

/// <summary>What each participant paid, received and settles in a window.</summary>
internal sealed record GetWindowReport(Guid WindowId) : IQuery<WindowReport>;

/// <param name="Gross">All payments of the window together: what would move without netting.</param>
/// <param name="Settled">What moves instead: the sum of all that is owed net.</param>
internal sealed record WindowReport(WindowView Window, Money Gross, Money Settled, int Queued, IReadOnlyList<ParticipantReport> Participants);

/// <param name="Net">Above zero the participant gets it, below zero it owes it. All of a window add up to zero.</param>
internal sealed record ParticipantReport(Guid ParticipantId, string Bic, int Payments, Money Paid, Money Received, Money Net);

/// <summary>A page of payments of a window, oldest first.</summary>
/// <param name="ParticipantId">Only those that this one pays or receives.</param>
/// <param name="Status">Only these.</param>
internal sealed record ListObligations(Guid WindowId, Guid? ParticipantId, SettlementObligationStatus? Status, Guid? After, int Limit)
    : IQuery<Page<ObligationView>>;

internal sealed class ListWindowsHandler(PaymentsDbContext db) : IQueryHandler<ListWindows, Page<WindowView>>
{
    public async Task<Result<Page<WindowView>>> Handle(ListWindows request, CancellationToken cancellationToken)
    {
        var windows = db.SettlementWindows.AsNoTracking();
        if (request.Before is { } before)
        {
            windows = windows.Where(window => window.Id < before);
        }

        var page = await windows.OrderByDescending(window => window.Id).Take(request.Limit).ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(WindowView.Of), request.Limit, window => window.WindowId.ToString());
    }
}

internal sealed class GetWindowReportHandler(PaymentsDbContext db) : IQueryHandler<GetWindowReport, WindowReport>
{
    public async Task<Result<WindowReport>> Handle(GetWindowReport request, CancellationToken cancellationToken)
    {
        var window = await db.SettlementWindows.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.WindowId, cancellationToken);
        if (window is null)
        {
            return SettlementErrors.UnknownWindow;
        }

        var positions = await db.SettlementPositions
            .Where(position => position.WindowId == window.Id)
            .Join(db.SettlementParticipants, position => position.ParticipantId, participant => participant.Id, (position, participant) => new { position, participant.Bic })
            .OrderBy(row => row.Bic)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var queued = await db.SettlementObligations.CountAsync(
            row => row.WindowId == window.Id && row.Status == SettlementObligationStatus.Queued, cancellationToken);
        var currency = Currency.Of(window.CurrencyCode);
        Money Of(long minor) => Money.OfMinor(minor, currency);
        return new WindowReport(
            WindowView.Of(window),
            Of(positions.Sum(row => row.position.PaidMinor)),
            Of(positions.Sum(row => Math.Max(0, row.position.NetMinor))),
            queued,
            [
                .. positions.Select(row => new ParticipantReport(
                    row.position.ParticipantId,
                    row.Bic,
                    row.position.Payments,
                    Of(row.position.PaidMinor),
                    Of(row.position.ReceivedMinor),
                    Of(row.position.NetMinor))),
            ]);
    }
}

internal sealed class ListObligationsHandler(PaymentsDbContext db) : IQueryHandler<ListObligations, Page<ObligationView>>
{
    public async Task<Result<Page<ObligationView>>> Handle(ListObligations request, CancellationToken cancellationToken)
    {
        var window = await db.SettlementWindows.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.WindowId, cancellationToken);
        if (window is null)
        {
            return SettlementErrors.UnknownWindow;
        }

        var obligations = db.SettlementObligations.AsNoTracking().Where(row => row.WindowId == window.Id);
        if (request.ParticipantId is { } participant)
        {
            obligations = obligations.Where(row => row.DebtorId == participant || row.CreditorId == participant);
        }

        if (request.Status is { } status)
        {
            obligations = obligations.Where(row => row.Status == status);
        }

        if (request.After is { } after)
        {
            obligations = obligations.Where(row => row.Id > after);
        }

        var page = await obligations.OrderBy(row => row.Id).Take(request.Limit).ToListAsync(cancellationToken);
        return Page.Of(
            page.ConvertAll(row => ObligationView.Of(row, window.CurrencyCode)), request.Limit, row => row.ObligationId.ToString());
    }
}
