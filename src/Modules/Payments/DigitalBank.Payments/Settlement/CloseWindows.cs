using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Payments.Settlement;

/// <summary>
/// Closes the windows whose time has come and settles their net amounts: one entry for each, under a key of the window, so that whoever is
/// interrupted goes on where it was and books nothing twice. What still waits in the queue moves to the next window. A window that fails, for
/// whatever reason, stops no other.
/// </summary>
internal sealed record CloseWindows : ICommand<ClosedWindows>;

/// <param name="Failed">Windows that could not be settled now; the next run tries them again.</param>
internal sealed record ClosedWindows(int Settled, int Failed);

internal sealed partial class CloseWindowsHandler(
    PaymentsDbContext db, WindowBook windows, OnceOnlyPosting ledger, IBusinessCalendar calendar, TimeProvider clock, ILogger<CloseWindowsHandler> logger)
    : ICommandHandler<CloseWindows, ClosedWindows>
{
    public async Task<Result<ClosedWindows>> Handle(CloseWindows request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.SettlementWindows.AsNoTracking()
            .Where(window => window.Status == SettlementWindowStatus.Closed || (window.Status == SettlementWindowStatus.Open && window.ClosesAt <= now))
            .OrderBy(window => window.ClosesAt).ThenBy(window => window.Id)
            .Select(window => window.Id)
            .ToListAsync(cancellationToken);
        var settled = 0;
        foreach (var windowId in due)
        {
            settled += await TryAsync(windowId, cancellationToken) ? 1 : 0;
        }

        return new ClosedWindows(settled, due.Count - settled);
    }

    private async Task<bool> TryAsync(Guid windowId, CancellationToken cancellationToken)
    {
        try
        {
            var failure = await SettleAsync(windowId, cancellationToken);
            LogWindow(windowId, failure?.Code ?? "settled");
            return failure is null;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            LogBroken(broken, windowId);
            return false;
        }
    }

    private async Task<Failure?> SettleAsync(Guid windowId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        if (await CloseAsync(windowId, cancellationToken) is { } notClosed)
        {
            return notClosed;
        }

        var window = await db.SettlementWindows.SingleAsync(row => row.Id == windowId, cancellationToken);
        if (window.Status != SettlementWindowStatus.Closed)
        {
            return null; // another process was faster
        }

        var nets = await NetsAsync(window, cancellationToken);
        if (!nets.IsSuccess)
        {
            return nets.Failure;
        }

        long? entryId = null;
        if (nets.Value.Count > 0)
        {
            var posted = (await ledger.PostAsync([await EntryAsync(window, nets.Value, cancellationToken)], cancellationToken))[0];
            if (!posted.IsSuccess)
            {
                return posted.Failure;
            }

            entryId = posted.Value.EntryId;
        }

        return await RecordAsync(window, entryId);
    }

    /// <summary>In one transaction no payment is added any more, and those that wait are in the next window.</summary>
    private async Task<Failure?> CloseAsync(Guid windowId, CancellationToken cancellationToken)
    {
        var window = await db.SettlementWindows.AsNoTracking().SingleAsync(row => row.Id == windowId, cancellationToken);
        if (window.Status != SettlementWindowStatus.Open)
        {
            return null;
        }

        Guid? next = await windows.SlotAsync(window.CurrencyCode, cancellationToken) is { } slot
            ? await windows.OpenAsync(window.CurrencyCode, slot, cancellationToken)
            : null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await windows.LockOpenAsync(windowId, cancellationToken))
        {
            return null;
        }

        if (!await MoveOnAsync(window, next, cancellationToken))
        {
            return SettlementErrors.NoNextWindow; // the window stays open with what waits in it
        }

        var closing = await db.SettlementWindows.SingleAsync(row => row.Id == windowId, cancellationToken);
        closing.Close();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return null;
    }

    /// <summary>Those that wait already in the next window are tried with them: what comes from here may make room for them.</summary>
    /// <returns>False where payments wait and no other window is open for them.</returns>
    private async Task<bool> MoveOnAsync(SettlementWindow window, Guid? next, CancellationToken cancellationToken)
    {
        if (!await db.SettlementObligations.AnyAsync(row => row.WindowId == window.Id && row.Status == SettlementObligationStatus.Queued, cancellationToken))
        {
            return true;
        }

        if (next is not { } nextId || nextId == window.Id || !await windows.LockOpenAsync(nextId, cancellationToken))
        {
            return false;
        }

        var queued = await db.SettlementObligations
            .Where(row => (row.WindowId == window.Id || row.WindowId == nextId) && row.Status == SettlementObligationStatus.Queued)
            .OrderBy(row => row.ReceivedAt).ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        (await OpenPositions.ReadAsync(db, nextId, window.CurrencyCode, cancellationToken)).Release(queued);
        queued.FindAll(obligation => obligation.WindowId == window.Id).ForEach(obligation => obligation.Queue(nextId));
        return true;
    }

    /// <summary>From the payments themselves, and compared with the positions that were kept while they came.</summary>
    private async Task<Result<IReadOnlyList<NetAmount>>> NetsAsync(SettlementWindow window, CancellationToken cancellationToken)
    {
        var gross = await db.SettlementObligations
            .Where(row => row.WindowId == window.Id && row.Status == SettlementObligationStatus.Accepted)
            .GroupBy(row => new { row.DebtorId, row.CreditorId })
            .Select(pair => new GrossAmount(pair.Key.DebtorId, pair.Key.CreditorId, pair.Sum(row => row.AmountMinor)))
            .ToListAsync(cancellationToken);
        var nets = MultilateralNet.Of(gross);
        var kept = await db.SettlementPositions.AsNoTracking().Where(position => position.WindowId == window.Id).ToListAsync(cancellationToken);
        if (!MultilateralNet.Foots(nets, kept))
        {
            return SettlementErrors.DoesNotFoot;
        }

        return nets.ToList();
    }

    private async Task<PostJournalEntry> EntryAsync(SettlementWindow window, IReadOnlyList<NetAmount> nets, CancellationToken cancellationToken)
    {
        var accounts = await db.SettlementParticipants.AsNoTracking()
            .Where(participant => participant.CurrencyCode == window.CurrencyCode)
            .ToDictionaryAsync(participant => participant.Id, participant => participant.LedgerAccountId, cancellationToken);
        var (date, currency) = (await calendar.TodayAsync(cancellationToken), Currency.Of(window.CurrencyCode));
        return new PostJournalEntry(
            DerivedKey.Of("settlement-window", window.Id),
            PaymentsModule.Source,
            window.Id.ToString(),
            "net-settlement",
            date,
            [
                .. nets.Select(net => new Posting(
                    accounts[net.ParticipantId],
                    net.AmountMinor < 0 ? Side.Debit : Side.Credit,
                    Money.OfMinor(Math.Abs(net.AmountMinor), currency),
                    date)),
            ]);
    }

    private async Task<Failure?> RecordAsync(SettlementWindow window, long? entryId)
    {
        window.Settle(entryId, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(CancellationToken.None); // the net amounts are booked; this must be known
        }
        catch (DbUpdateException failed) when (failed.IsConflict())
        {
            db.ChangeTracker.Clear(); // another process has recorded the same entry
        }

        return null;
    }

    [LoggerMessage(LogLevel.Information, "Settlement window {WindowId}: {Outcome}")]
    private partial void LogWindow(Guid windowId, string outcome);

    [LoggerMessage(LogLevel.Error, "Settlement window {WindowId} could not be settled; the next run tries again")]
    private partial void LogBroken(Exception exception, Guid windowId);
}
