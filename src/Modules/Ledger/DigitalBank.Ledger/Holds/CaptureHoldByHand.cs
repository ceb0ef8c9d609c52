using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Journal;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Holds;

/// <summary>
/// A capture by a member of staff, on the current business day. The hold allows it to take from its account; every other line is on an
/// account that staff may book on.
/// </summary>
internal sealed record CaptureHoldByHand(
    Guid IdempotencyKey, Guid HoldId, string SourceReference, string? EventCode, IReadOnlyList<ManualLine> Lines, bool ReleasesRemainder)
    : ICommand<JournalEntryReceipt>
{
    public CaptureHold On(DateOnly businessDate)
    {
        var entry = new PostManualEntry(IdempotencyKey, SourceReference, EventCode ?? "capture", Lines).On(businessDate);
        return new CaptureHold(
            IdempotencyKey, HoldId, businessDate, entry.Postings, ReleasesRemainder, entry.Source, entry.SourceReference, entry.EventCode);
    }
}

internal sealed class CaptureHoldByHandHandler(PostingEngine engine, IBusinessCalendar calendar, IActor actor)
    : ICommandHandler<CaptureHoldByHand, JournalEntryReceipt>
{
    public async Task<Result<JournalEntryReceipt>> Handle(CaptureHoldByHand command, CancellationToken cancellationToken)
    {
        var capture = command.On(await calendar.TodayAsync(cancellationToken));
        return HoldShape.Check(capture) is { } malformed
            ? malformed
            : await engine.PostAsync(HoldRequests.For(capture, actor.Subject), cancellationToken);
    }
}
