using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Holds;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Engine;

/// <summary>How requests are planned that are more than an entry: holds, entries with a maximum, chains.</summary>
internal sealed partial class BatchPlanner
{
    private readonly HoldBook _holds = new(known);

    private Failure? TryTakeOrder(PostingRequest request, SpecialOrder order) => order switch
    {
        HoldOrder { Kind: HoldChangeKind.Captured } capture => TryCapture(request, capture),
        HoldOrder hold => TryChangeHold(request, hold),
        BoundedOrder bounded => TryTakeBounded(request, bounded),
        ChainOrder chain => TryTakeChain(request, chain),
        _ => TryTakeEntry(request),
    };

    private Failure? TryCapture(PostingRequest request, HoldOrder order)
    {
        var now = _batch.Writes.RecordedAt;
        var refusal = _holds.CheckOpen(order, now) ?? _holds.CheckCapture(order, request.Postings) ?? _rules.CheckConditions(request);
        if (refusal is not null)
        {
            return refusal;
        }

        _holds.AnnounceCapture(order, request.Postings);
        refusal = _rules.CheckBalances(request.Postings);
        if (refusal is null)
        {
            Take(request);
            _holds.Capture(request, order, now);
        }

        return refusal;
    }

    private Failure? TryChangeHold(PostingRequest request, HoldOrder order)
    {
        var now = _batch.Writes.RecordedAt;
        var isPlacing = order.Kind == HoldChangeKind.Placed;
        var refusal = isPlacing ? _holds.CheckPlacing(order, now) : _holds.CheckOpen(order, now);
        if (refusal is not null)
        {
            return refusal;
        }

        if (isPlacing)
        {
            _holds.Place(request, order, now);
        }
        else
        {
            _holds.Free(request, order, now);
        }

        TakeAside(request);
        return null;
    }

    private Failure? TryTakeBounded(PostingRequest request, BoundedOrder order)
    {
        var maximum = order.Command.Maximum.MinorUnits;
        request.Postings = order.PostingsOf(maximum);
        if (_rules.CheckConditions(request) is { } refusal)
        {
            return refusal;
        }

        var accounts = _rules.Accounts(request.Postings.Count);
        var amount = (Int128)maximum;
        for (var i = 0; i < accounts.Length; i++)
        {
            var side = request.Postings[i].Side;
            if (!IsBound(order.Command.BoundedBy, side))
            {
                continue;
            }

            if (accounts[i].ChangeBy(side, 1) > 0)
            {
                return LedgerErrors.BoundMisplaced;
            }

            amount = Int128.Min(amount, (Int128)accounts[i].Balance - accounts[i].Held - (accounts[i].MinimumBalance ?? 0));
        }

        if (amount <= 0)
        {
            return LedgerErrors.NothingAvailable;
        }

        request.Postings = order.PostingsOf((long)amount);
        request.RequestHash = CanonicalEncoding.HashOf(order.EntryOf((long)amount), isManual: false);
        if (_rules.CheckBalances(request.Postings) is { } uncovered)
        {
            return uncovered;
        }

        Take(request);
        return null;
    }

    private static bool IsBound(EntryBound boundedBy, Side side) =>
        boundedBy == EntryBound.Both || boundedBy == (side == Side.Debit ? EntryBound.Debited : EntryBound.Credited);

    private Failure? TryTakeChain(PostingRequest request, ChainOrder chain)
    {
        var mark = (Entries: _batch.Writes.Entries.Count, Aside: _batch.TakenAside.Count, Touched: _touched.Count, Holds: _holds.Mark);
        for (var i = 0; i < chain.Steps.Count; i++)
        {
            var step = chain.Steps[i];
            var isUsed = _keys.ContainsKey(step.IdempotencyKey) || _firstByKey.ContainsKey(step.IdempotencyKey);
            var refusal = isUsed ? LedgerErrors.IdempotencyKeyReused : TryTake(step);
            if (refusal is not null)
            {
                UndoTo(mark.Entries, mark.Aside, mark.Touched, mark.Holds);
                chain.RefusedStep = i;
                return ChainFailure.At(i, refusal);
            }
        }

        _batch.TakenAside.Add(request);
        return null;
    }

    private void TakeAside(PostingRequest request)
    {
        _batch.TakenAside.Add(request);
        _firstByKey.Add(request.IdempotencyKey, request);
    }

    /// <summary>Makes the steps that a broken chain had taken not have happened. A chain has no reversals.</summary>
    private void UndoTo(int entries, int aside, int touched, int holds)
    {
        var writes = _batch.Writes;
        _holds.UndoTo(holds);
        for (var i = writes.Entries.Count - 1; i >= entries; i--)
        {
            Undo(writes.Entries[i]);
        }

        for (var i = _batch.TakenAside.Count - 1; i >= aside; i--)
        {
            _firstByKey.Remove(_batch.TakenAside[i].IdempotencyKey);
        }

        writes.Specials.Entries.RemoveAll(entry => entry.EntryId > _lastId);
        writes.Entries.RemoveRange(entries, writes.Entries.Count - entries);
        _batch.TakenAside.RemoveRange(aside, _batch.TakenAside.Count - aside);
        _touched.RemoveRange(touched, _touched.Count - touched);
    }

    private void Undo(PostingRequest entry)
    {
        // The last line first: an entry may have several on one account.
        for (var i = entry.Postings.Count - 1; i >= 0; i--)
        {
            var line = entry.Postings[i];
            if (known.TryGet(line.LedgerAccountId, out var account))
            {
                account.Undo(line.Side, line.Amount.MinorUnits, entry.Linked[i]);
            }
        }

        _batch.Writes.Marks.RemoveAll(mark => LinePosition.EntryOf(mark.Position) == entry.EntryId);
        _lastId--;
        _batch.Writes.LineCount -= entry.Postings.Count;
        _firstByKey.Remove(entry.IdempotencyKey);
    }
}
