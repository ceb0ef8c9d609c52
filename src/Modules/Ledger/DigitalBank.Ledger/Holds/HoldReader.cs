using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Holds;

/// <summary>Tells of holds from their tables.</summary>
internal sealed class HoldReader(LedgerDbContext db)
{
    /// <summary>The answer about a hold that the engine has just changed, or had changed before under the same key.</summary>
    public async Task<Result<HoldReceipt>> ReceiptAsync(PostingRequest request, Result<JournalEntryReceipt> answer)
    {
        if (!answer.IsSuccess)
        {
            return answer.Failure;
        }

        if (!answer.IsReplay && request.Order is HoldOrder { Receipt: { } receipt })
        {
            return receipt;
        }

        // It is done: whoever asked gets to know, even if they have stopped waiting.
        return Replayed(await ReceiptOfAsync(request.IdempotencyKey, CancellationToken.None));
    }

    /// <summary>The hold as it was right after the change that carries the key.</summary>
    public async Task<HoldReceipt> ReceiptOfAsync(Guid key, CancellationToken cancellationToken)
    {
        var change = await db.HoldChanges.AsNoTracking().SingleAsync(c => c.IdempotencyKey == key, cancellationToken);
        var until = await db.HoldChanges.AsNoTracking()
            .Where(c => c.HoldId == change.HoldId && c.Sequence <= change.Sequence)
            .OrderBy(c => c.Sequence)
            .ToListAsync(cancellationToken);
        var hold = await db.Holds.AsNoTracking()
            .Where(h => h.HoldId == change.HoldId)
            .Join(db.Accounts, h => h.AccountId, account => account.Id, (h, account) => new { h.AccountId, account.CurrencyCode })
            .SingleAsync(cancellationToken);
        var fold = HoldFold.Of(until);
        var currency = Currency.Of(hold.CurrencyCode);
        return new HoldReceipt(
            change.HoldId,
            hold.AccountId,
            Money.OfMinor(fold.Amount, currency),
            Money.OfMinor(fold.Captured, currency),
            Money.OfMinor(fold.Released, currency),
            Money.OfMinor(fold.Amount - fold.Captured - fold.Released, currency),
            fold.Status,
            change.RecordedAt);
    }

    private static Result<HoldReceipt> Replayed(HoldReceipt receipt)
    {
        Result<HoldReceipt> answer = receipt;
        return answer.AsReplay();
    }
}

/// <summary>What a hold's changes, in order, make of it.</summary>
internal readonly record struct HoldFold(long Amount, long Captured, long Released, HoldStatus Status)
{
    public static HoldFold Of(IEnumerable<HoldChangeRow> changes)
    {
        var fold = default(HoldFold);
        foreach (var change in changes)
        {
            fold = fold.After(change);
        }

        return fold;
    }

    private HoldFold After(HoldChangeRow change) => change.Kind switch
    {
        HoldChangeKind.Placed => new HoldFold(change.Amount, 0, 0, HoldStatus.Open),
        HoldChangeKind.Captured => AfterCapture(Captured + change.Amount, Released + change.Released),
        HoldChangeKind.Released => this with { Released = Released + change.Amount, Status = HoldStatus.Released },
        _ => this with { Released = Released + change.Amount, Status = HoldStatus.Expired },
    };

    private HoldFold AfterCapture(long captured, long released) => this with
    {
        Captured = captured,
        Released = released,
        Status = captured + released == Amount ? HoldStatus.Captured : HoldStatus.Open,
    };
}
