using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Journal;

/// <summary>An entry that a member of staff books by hand, on the current business day.</summary>
/// <param name="SourceReference">What it is about, such as the number of a work order. At most 64 characters, no personal data.</param>
/// <param name="EventCode">At most 40 characters; <c>manual</c> when missing.</param>
internal sealed record PostManualEntry(Guid IdempotencyKey, string SourceReference, string? EventCode, IReadOnlyList<ManualLine> Lines)
    : ICommand<JournalEntryReceipt>
{
    public PostJournalEntry On(DateOnly businessDate) => new(
        IdempotencyKey,
        Source: "staff",
        SourceReference,
        EventCode ?? "manual",
        businessDate,
        PostingsOn(businessDate));

    private Posting[] PostingsOn(DateOnly businessDate)
    {
        var postings = new Posting[Lines.Count];
        for (var i = 0; i < postings.Length; i++)
        {
            // A line that is missing stays missing, for the shape of the entry to say so.
            postings[i] = Lines[i] is { } line ? new Posting(line.LedgerAccountId, line.Side, line.Amount, line.ValueDate ?? businessDate) : null!;
        }

        return postings;
    }
}

/// <param name="ValueDate">The booking date when missing.</param>
internal sealed record ManualLine(long LedgerAccountId, Side Side, Money Amount, DateOnly? ValueDate = null);

internal sealed class PostManualEntryHandler(PostingEngine engine, IBusinessCalendar calendar, IActor actor)
    : ICommandHandler<PostManualEntry, JournalEntryReceipt>
{
    public async Task<Result<JournalEntryReceipt>> Handle(PostManualEntry command, CancellationToken cancellationToken)
    {
        // Its shape is checked here and not by a validator, which would make the entry a second time and costs more than the checking.
        var entry = command.On(await calendar.TodayAsync(cancellationToken));
        return EntryShape.Check(entry) is { } malformed
            ? Invalid(malformed)
            : await engine.PostAsync(Requests.For(entry, actor.Subject), cancellationToken);
    }

    private static Failure Invalid(Failure malformed) => malformed with
    {
        Kind = FailureKind.Invalid,
        Fields = [new FieldFailure("lines", malformed.Code, malformed.Message)],
    };
}
