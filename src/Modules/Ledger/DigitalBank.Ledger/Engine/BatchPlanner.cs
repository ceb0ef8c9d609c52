using System.Runtime.InteropServices;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Engine;

/// <summary>
/// Decides a batch in memory, in the order of arrival: each request is taken or refused alone. Between <see cref="Begin(BatchPlan)"/> and
/// <see cref="End"/> requests are added one by one, so a batch can grow while another one is being written.
/// </summary>
internal sealed partial class BatchPlanner(KnownAccounts known, TimeProvider clock)
{
    private static readonly Dictionary<Guid, KnownKey> NoKeys = [];
    private static readonly Dictionary<long, OriginalEntry> NoOriginals = [];

    private readonly EntryRules _rules = new(known);
    private readonly Dictionary<Guid, PostingRequest> _firstByKey = [];
    private readonly HashSet<long> _reversed = [];
    private readonly List<AccountState> _touched = [];
    private IReadOnlyDictionary<Guid, KnownKey> _keys = NoKeys;
    private IReadOnlyDictionary<long, OriginalEntry> _originals = NoOriginals;
    private BatchPlan _batch = new();
    private long _lastId;

    /// <summary>Plans with certainty, in a turn.</summary>
    public void Plan(BatchPlan batch, IPostingTurn turn)
    {
        Begin(batch);
        _keys = turn.Keys;
        _originals = turn.Originals;
        AddAll(batch);
    }

    /// <summary>
    /// Opens a plan upon the head that is remembered, leaving used keys to the unique index and reversals to a turn. One plan is open at a
    /// time.
    /// </summary>
    public void Begin(BatchPlan batch)
    {
        var before = known.Head ?? throw new InvalidOperationException("A batch is planned upon a known head.");
        (_batch, _lastId) = (batch, before.LastEntryId);
        DropOpenPlan();
        batch.Writes.Before = before;

        // The clock may be a test's and far behind or ahead; the journal only records what it says.
        batch.Writes.RecordedAt = clock.GetUtcNow();
    }

    /// <summary>Takes or refuses one request; later ones see what it does.</summary>
    public void Add(PostingRequest request)
    {
        if (_keys.TryGetValue(request.IdempotencyKey, out var earlier))
        {
            _batch.Replayed.Add((request, earlier));
        }
        else if (_firstByKey.TryGetValue(request.IdempotencyKey, out var first))
        {
            _batch.Repeated.Add((request, first));
        }
        else if (TryTake(request) is { } failure)
        {
            _batch.Refused.Add((request, failure));
        }
    }

    /// <summary>Closes the plan: what it writes is complete, and the head it leaves is remembered.</summary>
    public void End()
    {
        var writes = _batch.Writes;
        var before = writes.Before;
        _holds.Collect(writes.Specials);
        writes.After = writes.IsEmpty ? before : before with { LastEntryId = _lastId, Token = Random.Shared.NextInt64() };
        CollectBalances(writes);
        known.MoveTo(writes.After);
        _firstByKey.Clear();
        _reversed.Clear();
        _keys = NoKeys;
        _originals = NoOriginals;
    }

    /// <summary>
    /// A plan that was begun and not ended is never written: the batch before it failed, everything remembered was forgotten, and now its
    /// requests take their turn.
    /// </summary>
    private void DropOpenPlan()
    {
        _holds.Drop();
        foreach (var account in _touched)
        {
            account.AddedDebits = 0;
            account.AddedCredits = 0;
        }

        _touched.Clear();
        _firstByKey.Clear();
        _reversed.Clear();
    }

    private void AddAll(BatchPlan batch)
    {
        foreach (var request in CollectionsMarshal.AsSpan(batch.Requests))
        {
            Add(request);
        }

        End();
    }

    /// <returns>Why it is refused, or null when it is taken.</returns>
    private Failure? TryTake(PostingRequest request) =>
        request.Order is { } order ? TryTakeOrder(request, order) : TryTakeEntry(request);

    private Failure? TryTakeEntry(PostingRequest request)
    {
        var refusal = Refusal(request);
        if (refusal is null)
        {
            Take(request);
        }

        return refusal;
    }

    private Failure? Refusal(PostingRequest request)
    {
        if (request.Correction is not { } correction)
        {
            return _rules.Check(request);
        }

        if (!_originals.TryGetValue(correction.EntryId, out var original))
        {
            return LedgerErrors.UnknownEntry;
        }

        if (original.IsReversal)
        {
            return LedgerErrors.ReversalOfReversal;
        }

        if (original.IsReversed || _reversed.Contains(original.EntryId))
        {
            return LedgerErrors.AlreadyReversed;
        }

        request.Postings = [.. original.Lines.Select(Mirrored)];
        var refusal = _rules.Check(request);
        if (refusal is null)
        {
            _reversed.Add(original.EntryId);
        }

        return refusal;
    }

    private static Posting Mirrored(OriginalLine line) => new(
        line.AccountId,
        line.Side == Side.Debit ? Side.Credit : Side.Debit,
        Money.OfMinor(line.Amount, Currency.Of(line.CurrencyCode)),
        line.ValueDate);

    /// <summary>From here on nothing may fail: the entry is part of the batch.</summary>
    private void Take(PostingRequest request)
    {
        var writes = _batch.Writes;
        var lines = request.Postings;
        request.EntryId = ++_lastId;
        if (request.Linked.Length != lines.Count)
        {
            request.Linked = new LinkedLine[lines.Count];
        }

        var accounts = _rules.Accounts(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var account = accounts[i];
            if (!account.IsTouched)
            {
                _touched.Add(account);
            }

            var position = LinePosition.Of(request.EntryId, i + 1);
            account.Apply(lines[i].Side, lines[i].Amount.MinorUnits);
            request.Linked[i] = account.Link(position);
            if (account.Lines % HistoryMark.Spacing == 0)
            {
                writes.Marks.Add(new PlannedMark(account.Id, position));
            }
        }

        request.ContentHash = CanonicalEncoding.HashOf(request, writes.RecordedAt.UtcTicks);
        writes.Entries.Add(request);
        writes.LineCount += lines.Count;
        if (request.Order is not null)
        {
            writes.Specials.Entries.Add(request);
        }

        _firstByKey.Add(request.IdempotencyKey, request);
    }

    private void CollectBalances(PostingWrites writes)
    {
        _touched.Sort(static (left, right) => left.Id.CompareTo(right.Id));
        foreach (var account in _touched)
        {
            writes.Balances.Add(new BalanceChange(account.Id, account.AddedDebits, account.AddedCredits, account.Lines, account.LastPosition));
            account.AddedDebits = 0;
            account.AddedCredits = 0;
        }

        _touched.Clear();
    }
}
