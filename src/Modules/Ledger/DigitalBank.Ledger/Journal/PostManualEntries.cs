using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;

namespace DigitalBank.Ledger.Journal;

/// <summary>Books many entries by hand. Each stands alone: one that is refused does not stop the others.</summary>
/// <param name="Entries">At most 1,000, each with a key of its own.</param>
internal sealed record PostManualEntries(IReadOnlyList<PostManualEntry> Entries) : ICommand<ManualEntriesResult>;

/// <param name="Results">In the order of the request.</param>
internal sealed record ManualEntriesResult(IReadOnlyList<ManualEntryResult> Results);

/// <summary>What became of one entry: a receipt, or the code of the refusal.</summary>
internal sealed record ManualEntryResult(
    Guid IdempotencyKey, long? EntryId, DateTimeOffset? RecordedAt, bool Replayed, string? Code, string? Message)
{
    public static ManualEntryResult Of(Guid key, Result<JournalEntryReceipt> result) => result.IsSuccess
        ? new ManualEntryResult(key, result.Value.EntryId, result.Value.RecordedAt, result.IsReplay, Code: null, Message: null)
        : new ManualEntryResult(key, EntryId: null, RecordedAt: null, Replayed: false, result.Failure.Code, result.Failure.Message);
}

internal sealed class PostManualEntriesValidator : AbstractValidator<PostManualEntries>
{
    private const int Most = 1_000;

    public PostManualEntriesValidator() => RuleFor(command => command.Entries.Count)
        .InclusiveBetween(1, Most)
        .OverridePropertyName("entries")
        .WithErrorCode("ledger.batch_size")
        .WithMessage("A batch has 1 to 1,000 entries.");
}

internal sealed class PostManualEntriesHandler(PostingEngine engine, IBusinessCalendar calendar, IActor actor)
    : ICommandHandler<PostManualEntries, ManualEntriesResult>
{
    public async Task<Result<ManualEntriesResult>> Handle(PostManualEntries command, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var recordedBy = actor.Subject;
        var results = new ManualEntryResult[command.Entries.Count];
        var requests = new List<PostingRequest>(results.Length);
        var places = new List<int>(results.Length);
        for (var i = 0; i < results.Length; i++)
        {
            var entry = command.Entries[i].On(today);
            if (EntryShape.Check(entry) is { } malformed)
            {
                results[i] = ManualEntryResult.Of(entry.IdempotencyKey, malformed);
                continue;
            }

            requests.Add(Requests.For(entry, recordedBy));
            places.Add(i);
        }

        var answers = await engine.PostAsync(requests, cancellationToken);
        for (var i = 0; i < answers.Length; i++)
        {
            results[places[i]] = ManualEntryResult.Of(requests[i].IdempotencyKey, answers[i]);
        }

        return new ManualEntriesResult(results);
    }
}
