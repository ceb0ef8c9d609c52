using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Verification;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Holds;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Verification;

/// <summary>
/// Proves holds in the snapshot of the caller: each is what its changes make of it, each capture's entry lowers the account by what was
/// captured, and what is held on an account is what its open holds have left. Works in pages, so memory stays small.
/// </summary>
internal sealed class HoldCheck(LedgerDbContext db)
{
    private const int HoldsPerPage = 500;
    private const long PositionsPerEntry = 4_096;
    private const int FindingsShown = 100;

    private readonly List<VerificationFinding> _findings = [];

    public async Task<IReadOnlyList<VerificationFinding>> RunAsync(CancellationToken cancellationToken)
    {
        var after = Guid.Empty;
        List<HoldRow> page;
        do
        {
            page = await db.Holds.AsNoTracking()
                .Where(hold => hold.HoldId.CompareTo(after) > 0)
                .OrderBy(hold => hold.HoldId)
                .Take(HoldsPerPage)
                .ToListAsync(cancellationToken);
            await CheckAsync(page, cancellationToken);
            after = page.Count == 0 ? after : page[^1].HoldId;
        }
        while (page.Count == HoldsPerPage && _findings.Count < FindingsShown);

        await CheckOrphansAsync(cancellationToken);
        await CheckHeldAsync(cancellationToken);
        return _findings;
    }

    private async Task CheckAsync(List<HoldRow> holds, CancellationToken cancellationToken)
    {
        var ids = holds.Select(hold => hold.HoldId).ToList();
        var changes = await db.HoldChanges.AsNoTracking().Where(change => ids.Contains(change.HoldId)).ToListAsync(cancellationToken);
        var ofHold = changes.ToLookup(change => change.HoldId);
        var lowered = await LoweredAsync(ids, cancellationToken);
        foreach (var hold in holds)
        {
            var history = ofHold[hold.HoldId].OrderBy(change => change.Sequence).ToList();
            CheckState(hold, history);
            foreach (var capture in history.Where(change => change.Kind == HoldChangeKind.Captured))
            {
                if (lowered.GetValueOrDefault((capture.HoldId, capture.Sequence)) != capture.Amount)
                {
                    Note(
                        "capture_altered",
                        capture.EntryId,
                        hold.AccountId,
                        $"Capture {capture.Sequence} of hold {hold.HoldId} and its entry disagree about what was taken from account {hold.AccountId}.");
                }
            }
        }
    }

    /// <summary>By how much each capture's entry, found by its number and key, lowers the held account.</summary>
    private async Task<Dictionary<(Guid HoldId, int Sequence), Int128>> LoweredAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        var captures =
            from change in db.HoldChanges
            from entry in db.JournalEntries
            from hold in db.Holds
            from account in db.Accounts
            from line in db.JournalLines
            where ids.Contains(change.HoldId)
                && entry.Id == change.EntryId
                && entry.IdempotencyKey == change.IdempotencyKey
                && hold.HoldId == change.HoldId
                && account.Id == hold.AccountId
                && line.Position >= entry.Id * PositionsPerEntry
                && line.Position < (entry.Id + 1) * PositionsPerEntry
                && line.AccountId == account.Id
            select new { change.HoldId, change.Sequence, account.Class, line.Side, line.Amount };
        var lowered = new Dictionary<(Guid HoldId, int Sequence), Int128>();
        foreach (var line in await captures.ToListAsync(cancellationToken))
        {
            var grows = line.Side == Side.Debit == Normal.IsDebit(line.Class);
            var key = (line.HoldId, line.Sequence);
            lowered[key] = lowered.GetValueOrDefault(key) + (grows ? -(Int128)line.Amount : line.Amount);
        }

        return lowered;
    }

    private void CheckState(HoldRow hold, List<HoldChangeRow> history)
    {
        var isComplete = history.Count == hold.Changes
            && history.Select((change, index) => change.Sequence == index + 1).All(isNext => isNext)
            && history.Select((change, index) => change.Kind == HoldChangeKind.Placed == (index == 0)).All(isPlace => isPlace);
        if (!isComplete)
        {
            Note("hold_changes_missing", null, hold.AccountId, $"The changes of hold {hold.HoldId} are not complete and in order.");
        }
        else if (HoldFold.Of(history) != new HoldFold(hold.Amount, hold.Captured, hold.Released, hold.Status))
        {
            Note("hold_differs", null, hold.AccountId, $"Hold {hold.HoldId} is not what its changes make of it.");
        }
    }

    private async Task CheckOrphansAsync(CancellationToken cancellationToken)
    {
        var orphans = await db.HoldChanges
            .Where(change => !db.Holds.Any(hold => hold.HoldId == change.HoldId))
            .Select(change => change.HoldId)
            .Distinct()
            .OrderBy(id => id)
            .Take(FindingsShown)
            .ToListAsync(cancellationToken);
        orphans.ForEach(id => Note("hold_missing", null, null, $"Hold {id} is missing: only its changes are there."));
    }

    private async Task CheckHeldAsync(CancellationToken cancellationToken)
    {
        var open = await db.Holds
            .Where(hold => hold.Status == HoldStatus.Open)
            .GroupBy(hold => hold.AccountId)
            .Select(account => new { AccountId = account.Key, Held = account.Sum(hold => hold.Amount - hold.Captured - hold.Released) })
            .ToDictionaryAsync(account => account.AccountId, account => account.Held, cancellationToken);
        var kept = await db.Balances
            .Where(balance => balance.Held != 0)
            .Select(balance => new { balance.AccountId, balance.Held })
            .ToDictionaryAsync(balance => balance.AccountId, balance => balance.Held, cancellationToken);
        foreach (var id in open.Keys.Union(kept.Keys).Order())
        {
            var (ofHolds, ofBalance) = (open.GetValueOrDefault(id), kept.GetValueOrDefault(id));
            if (ofHolds != ofBalance)
            {
                Note("held_differs", null, id, $"Account {id} has {ofBalance} held, but its open holds have {ofHolds} left, in minor units.");
            }
        }
    }

    private void Note(string code, long? entryId, long? accountId, string message)
    {
        if (_findings.Count < FindingsShown)
        {
            _findings.Add(new VerificationFinding($"ledger.verify.{code}", entryId, LineNumber: null, accountId, message));
        }
    }
}
