using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Holds;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Journal;

internal sealed class PostLinkedEntriesHandler(PostingEngine engine, LinkedReceipts receipts)
    : ICommandHandler<PostLinkedEntries, LinkedReceipt>
{
    public const int LongestChain = 100;

    public async Task<Result<LinkedReceipt>> Handle(PostLinkedEntries command, CancellationToken cancellationToken)
    {
        if (command.Steps is null or { Count: 0 or > LongestChain })
        {
            return LedgerErrors.ChainLength;
        }

        if (FirstMalformed(command.Steps) is { } malformed)
        {
            return malformed;
        }

        var chain = LinkedRequests.For(command);
        var answer = await engine.PostAsync(chain, cancellationToken);
        return answer.IsSuccess ? await receipts.OfAsync(chain, answer) : answer.Failure;
    }

    private static Failure? FirstMalformed(IReadOnlyList<ILinkedStep> steps)
    {
        var keys = new HashSet<Guid>();
        for (var i = 0; i < steps.Count; i++)
        {
            var refusal = LinkedRequests.CheckShape(steps[i])
                ?? (keys.Add(LinkedRequests.KeyOf(steps[i])) ? null : LedgerErrors.IdempotencyKeyReused);
            if (refusal is not null)
            {
                return ChainFailure.At(i, refusal);
            }
        }

        return null;
    }
}

/// <summary>Chains as the engine takes them.</summary>
internal static class LinkedRequests
{
    public static Failure? CheckShape(ILinkedStep step) => step switch
    {
        PostJournalEntry entry => EntryShape.Check(entry),
        PostUpTo bounded => BoundedShape.Check(bounded),
        PlaceHold placing => HoldShape.Check(placing),
        CaptureHold capture => HoldShape.Check(capture),
        ReleaseHold release => HoldShape.Check(release),
        _ => throw new InvalidOperationException($"{step?.GetType().Name} is no step of a chain."),
    };

    public static Guid KeyOf(ILinkedStep step) => step switch
    {
        PostJournalEntry entry => entry.IdempotencyKey,
        PostUpTo bounded => bounded.IdempotencyKey,
        PlaceHold placing => placing.HoldId,
        CaptureHold capture => capture.IdempotencyKey,
        ReleaseHold release => release.IdempotencyKey,
        _ => Guid.Empty,
    };

    public static PostingRequest For(PostLinkedEntries command)
    {
        var steps = command.Steps.Select(RequestOf).ToList();

        // Each step's hash covers the whole chain, so a key that returns in another chain is seen to be reused.
        var hash = CanonicalEncoding.HashOf(steps);
        for (var i = 0; i < steps.Count; i++)
        {
            steps[i].Order!.RequestHash = CanonicalEncoding.HashOf(hash, i);
        }

        return new PostingRequest
        {
            IdempotencyKey = steps[0].IdempotencyKey,
            RequestHash = steps[0].RequestHash,
            Source = "",
            SourceReference = "",
            EventCode = "",
            BookingDate = default,
            Postings = [],
            Order = new ChainOrder { Steps = steps, RequestHash = steps[0].AskedHash },
        };
    }

    private static PostingRequest RequestOf(ILinkedStep step) => step switch
    {
        PostJournalEntry entry => Requests.ForStep(entry),
        PostUpTo bounded => Requests.For(bounded),
        PlaceHold placing => HoldRequests.For(placing),
        CaptureHold capture => HoldRequests.For(capture, recordedBy: null),
        ReleaseHold release => HoldRequests.For(release),
        _ => throw new InvalidOperationException($"{step.GetType().Name} is no step of a chain."),
    };
}

/// <summary>What a chain answers, the first time and again.</summary>
internal sealed class LinkedReceipts(LedgerDbContext db, HoldReader holds, MovedAmount moved)
{
    public async Task<Result<LinkedReceipt>> OfAsync(PostingRequest chain, Result<JournalEntryReceipt> answer)
    {
        var steps = ((ChainOrder)chain.Order!).Steps;
        var receipts = new List<LinkedStepReceipt>(steps.Count);
        foreach (var step in steps)
        {
            receipts.Add(await OfStepAsync(step, answer));
        }

        return answer.Map(_ => new LinkedReceipt(receipts));
    }

    private async Task<LinkedStepReceipt> OfStepAsync(PostingRequest step, Result<JournalEntryReceipt> chain)
    {
        if (step.Order is HoldOrder { Kind: not HoldChangeKind.Captured } hold)
        {
            var receipt = chain.IsReplay ? await holds.ReceiptOfAsync(step.IdempotencyKey, CancellationToken.None) : hold.Receipt;
            return new LinkedStepReceipt(Entry: null, Moved: null, receipt);
        }

        var entry = chain.Value with { IdempotencyKey = step.IdempotencyKey, EntryId = await EntryIdOfAsync(step, chain.IsReplay) };
        return step.Order is BoundedOrder
            ? new LinkedStepReceipt(entry, await moved.OfAsync(step, chain.IsReplay, entry), Hold: null)
            : new LinkedStepReceipt(entry, Moved: null, Hold: null);
    }

    private async Task<long> EntryIdOfAsync(PostingRequest step, bool isReplay) => !isReplay
        ? step.EntryId
        : await db.JournalEntries
            .Where(entry => entry.IdempotencyKey == step.IdempotencyKey)
            .Select(entry => entry.Id)
            .SingleAsync(CancellationToken.None);
}
