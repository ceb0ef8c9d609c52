using DigitalBank.Ledger.Contracts.Periods;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Periods;

internal sealed class ClosePeriodHandler(ClosedThrough period, IBusinessCalendar calendar) : ICommandHandler<ClosePeriod, PeriodState>
{
    public async Task<Result<PeriodState>> Handle(ClosePeriod command, CancellationToken cancellationToken)
    {
        if (!EntryShape.IsDate(command.Through))
        {
            return LedgerErrors.DateOutOfRange;
        }

        return command.Through < await calendar.TodayAsync(cancellationToken)
            ? await period.MoveAsync(command.Through, isReopening: false, reason: null, cancellationToken)
            : PeriodErrors.NotOver;
    }
}

internal sealed class ReopenPeriodHandler(ClosedThrough period) : ICommandHandler<ReopenPeriod, PeriodState>
{
    private const int LongestReason = 140;

    public async Task<Result<PeriodState>> Handle(ReopenPeriod command, CancellationToken cancellationToken) =>
        EntryShape.IsText(command.Reason, LongestReason)
            ? await period.MoveAsync(command.Through, isReopening: true, command.Reason, cancellationToken)
            : PeriodErrors.ReasonInvalid;
}

/// <summary>
/// Moves the end of the closed period in a turn of its own between the batches of the posting engine: the new token in the same row makes
/// every engine forget the old day, and a batch planned upon it does not commit.
/// </summary>
internal sealed class ClosedThrough(LedgerDbContext db, IActor actor, TimeProvider clock)
{
    public async Task<Result<PeriodState>> MoveAsync(DateOnly? to, bool isReopening, string? reason, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await JournalHead.LockAsync(db, HeadRow.Journal, cancellationToken);
        var now = await db.Head.Where(head => head.Id == HeadRow.Journal).Select(head => head.ClosedThrough).SingleAsync(cancellationToken);
        if (isReopening && (now is null || to >= now))
        {
            return PeriodErrors.NotClosed;
        }

        if (!isReopening && now >= to)
        {
            return new PeriodState(now);
        }

        var lastId = await db.PeriodChanges.MaxAsync(change => (long?)change.Id, cancellationToken) ?? 0;
        db.PeriodChanges.Add(new PeriodChange
        {
            Id = lastId + 1,
            FromClosedThrough = now,
            ToClosedThrough = to,
            Reason = reason,
            ChangedBy = actor.Subject,
            ChangedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
        await db.Head.Where(head => head.Id == HeadRow.Journal)
            .ExecuteUpdateAsync(head => head.SetProperty(h => h.ClosedThrough, to), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PeriodState(to);
    }
}
