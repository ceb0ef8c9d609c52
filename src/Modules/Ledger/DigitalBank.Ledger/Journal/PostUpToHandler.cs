using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Journal;

internal sealed class PostUpToHandler(PostingEngine engine, MovedAmount moved) : ICommandHandler<PostUpTo, UpToReceipt>
{
    public async Task<Result<UpToReceipt>> Handle(PostUpTo command, CancellationToken cancellationToken)
    {
        if (BoundedShape.Check(command) is { } malformed)
        {
            return malformed;
        }

        var request = Requests.For(command);
        var answer = await engine.PostAsync(request, cancellationToken);
        if (!answer.IsSuccess)
        {
            return answer.Failure;
        }

        var amount = await moved.OfAsync(request, answer.IsReplay, answer.Value);
        return answer.Map(receipt => new UpToReceipt(receipt.EntryId, receipt.IdempotencyKey, receipt.RecordedAt, amount));
    }
}

internal static class BoundedShape
{
    public static Failure? Check(PostUpTo command)
    {
        var order = new BoundedOrder { Command = command, RequestHash = [] };
        if (command.BoundedBy is not (EntryBound.Debited or EntryBound.Credited or EntryBound.Both))
        {
            return LedgerErrors.LineInvalid;
        }

        return EntryShape.Check(order.EntryOf(command.Maximum.MinorUnits));
    }
}

/// <summary>What a bounded entry moved.</summary>
internal sealed class MovedAmount(LedgerDbContext db)
{
    public async Task<Money> OfAsync(PostingRequest request, bool isReplay, JournalEntryReceipt receipt)
    {
        var planned = request.Postings[0].Amount;
        if (!isReplay)
        {
            return planned;
        }

        // It is done: whoever asked gets to know, even if they have stopped waiting.
        var first = LinePosition.Of(receipt.EntryId, 1);
        var amount = await db.JournalLines.Where(line => line.Position == first).Select(line => line.Amount).SingleAsync(CancellationToken.None);
        return Money.OfMinor(amount, planned.Currency);
    }
}
