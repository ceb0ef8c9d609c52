using System.Runtime.InteropServices;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Engine;

/// <summary>Decides a batch in memory, in the order of arrival: each request is taken or refused alone.</summary>
internal sealed class BatchPlanner(KnownAccounts known, TimeProvider clock)
{
    private static readonly Dictionary<Guid, KnownKey> NoKeys = [];
    private static readonly Dictionary<long, OriginalEntry> NoOriginals = [];

    private readonly EntryRules _rules = new(known);
    private readonly Dictionary<Guid, PostingRequest> _firstByKey = [];
    private readonly HashSet<long> _reversed = [];
    private readonly List<AccountState> _touched = [];

    /// <summary>Plans upon what is remembered, leaving used keys to the unique index and reversals to a turn.</summary>
    public void Plan(BatchPlan batch) => Plan(batch, NoKeys, NoOriginals);

    /// <summary>Plans with certainty, in a turn.</summary>
    public void Plan(BatchPlan batch, IPostingTurn turn) => Plan(batch, turn.Keys, turn.Originals);

    private void Plan(BatchPlan batch, IReadOnlyDictionary<Guid, KnownKey> keys, IReadOnlyDictionary<long, OriginalEntry> originals)
    {
        var before = known.Head ?? throw new InvalidOperationException("A batch is planned upon a known head.");
        var writes = batch.Writes;
        writes.Before = before;

        // The clock may be a test's and far behind or ahead; the journal only records what it says.
        writes.RecordedAt = clock.GetUtcNow();
        var nextId = before.LastEntryId;
        foreach (var request in CollectionsMarshal.AsSpan(batch.Requests))
        {
            if (keys.TryGetValue(request.IdempotencyKey, out var earlier))
            {
                batch.Replayed.Add((request, earlier));
            }
            else if (_firstByKey.TryGetValue(request.IdempotencyKey, out var first))
            {
                batch.Repeated.Add((request, first));
            }
            else if (Refusal(request, originals) is { } failure)
            {
                batch.Refused.Add((request, failure));
            }
            else
            {
                request.EntryId = ++nextId;
                Take(request, writes);
                _firstByKey.Add(request.IdempotencyKey, request);
            }
        }

        writes.After = writes.IsEmpty ? before : before with { LastEntryId = nextId, Token = Random.Shared.NextInt64() };
        CollectBalances(writes);
        known.MoveTo(writes.After);
        _firstByKey.Clear();
        _reversed.Clear();
    }

    private Failure? Refusal(PostingRequest request, IReadOnlyDictionary<long, OriginalEntry> originals)
    {
        if (request.Correction is not { } correction)
        {
            return _rules.Check(request);
        }

        if (!originals.TryGetValue(correction.EntryId, out var original))
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
    private void Take(PostingRequest request, PostingWrites writes)
    {
        var lines = request.Postings;
        if (request.BalancesAfter.Length != lines.Count)
        {
            request.BalancesAfter = new long[lines.Count];
        }

        var accounts = _rules.Accounts(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var account = accounts[i];
            if (!account.IsTouched)
            {
                _touched.Add(account);
            }

            account.Apply(lines[i].Side, lines[i].Amount.MinorUnits);
            request.BalancesAfter[i] = account.Balance;
        }

        request.ContentHash = CanonicalEncoding.HashOf(request, writes.RecordedAt.UtcTicks);
        writes.Entries.Add(request);
        writes.LineCount += lines.Count;
    }

    private void CollectBalances(PostingWrites writes)
    {
        _touched.Sort(static (left, right) => left.Id.CompareTo(right.Id));
        foreach (var account in _touched)
        {
            writes.Balances.Add(new BalanceChange(account.Id, account.AddedDebits, account.AddedCredits));
            account.AddedDebits = 0;
            account.AddedCredits = 0;
        }

        _touched.Clear();
    }
}
