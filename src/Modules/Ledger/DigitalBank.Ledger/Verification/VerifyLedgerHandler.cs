using System.Data;
using DigitalBank.Ledger.Contracts.Verification;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Proofs;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Verification;

/// <summary>
/// Reads the journal once from the first entry to the last, a stretch at a time, so that memory stays small however long it is. Postings go
/// on meanwhile: booked entries do not change, and balances are compared at the end, as of the entry that was the last one then.
/// </summary>
internal sealed class VerifyLedgerHandler(LedgerDbContext db, ProofKeys keys, HeadsFile heads)
    : IQueryHandler<VerifyLedger, VerificationReport>
{
    private const long EntriesPerStretch = 4_096;

    /// <summary>Entries that the last look, in one snapshot, may take; with more unsealed ones somebody has stopped the sealer.</summary>
    private const long MostUnsealed = 1_000_000;

    public async Task<Result<VerificationReport>> Handle(VerifyLedger query, CancellationToken cancellationToken)
    {
        // Most of the journal, outside of any long transaction.
        var accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(account => account.Id, cancellationToken);
        var check = new JournalCheck(accounts);
        using var tree = new TreeCheck(db, keys, heads);
        await CheckMostAsync(check, tree, cancellationToken);

        // The rest and the balances, in one snapshot.
        await using var snapshot = await db.Database.BeginTransactionAsync(SnapshotLevel, cancellationToken);
        var last = await LastEntryAsync(cancellationToken);
        await foreach (var account in db.Accounts.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            accounts.TryAdd(account.Id, account);
        }

        await tree.SealedAsync(cancellationToken);
        await CheckUpToAsync(last, check, tree, cancellationToken);
        await CheckOutsideAsync(last, check, cancellationToken);
        await CheckReversalsAsync(check, cancellationToken);
        await foreach (var balance in db.Balances.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            check.Compare(balance);
        }

        var ofHolds = await new HoldCheck(db, accounts).RunAsync(cancellationToken);
        return check.Report(tree, [.. await tree.FinishAsync(cancellationToken), .. ofHolds]);
    }

    // PostgreSQL and SQLite read one snapshot without keeping anyone out at these levels; SQL Server holds the rows read.
    private IsolationLevel SnapshotLevel => db.Database.ProviderName?.EndsWith("PostgreSQL", StringComparison.Ordinal) == true
        ? IsolationLevel.RepeatableRead
        : IsolationLevel.Serializable;

    private Task<long> LastEntryAsync(CancellationToken cancellationToken) =>
        db.Head.Where(head => head.Id == HeadRow.Journal).Select(head => head.LastId).SingleAsync(cancellationToken);

    /// <summary>
    /// Goes as far as the journal is sealed, not further: a head that comes later would cover entries that are behind us already. The few
    /// that are left, or all where nothing is sealed, are looked at together with what is sealed by then.
    /// </summary>
    private async Task CheckMostAsync(JournalCheck check, TreeCheck tree, CancellationToken cancellationToken)
    {
        long goal;
        do
        {
            var last = await LastEntryAsync(cancellationToken);
            var sealedSize = Math.Min(last, await tree.SealedAsync(cancellationToken));
            goal = last - sealedSize > MostUnsealed ? last : sealedSize;
            await CheckUpToAsync(goal, check, tree, cancellationToken);
        }
        while (await LastEntryAsync(cancellationToken) - goal > EntriesPerStretch && goal < await tree.SealedAsync(cancellationToken));
    }

    private async Task CheckUpToAsync(long last, JournalCheck check, TreeCheck tree, CancellationToken cancellationToken)
    {
        while (check.LastEntry < last)
        {
            var from = check.LastEntry + 1;
            var to = Math.Min(last, check.LastEntry + EntriesPerStretch);
            await CheckStretchAsync(from, to, check, tree, cancellationToken);
        }
    }

    private async Task CheckStretchAsync(long from, long to, JournalCheck check, TreeCheck tree, CancellationToken cancellationToken)
    {
        try
        {
            var entries = await db.JournalEntries.AsNoTracking()
                .Where(entry => entry.Id >= from && entry.Id <= to)
                .OrderBy(entry => entry.Id)
                .ToListAsync(cancellationToken);
            var (first, end) = (LinePosition.FirstOf(from), LinePosition.FirstOf(to + 1));
            var lines = await db.JournalLines.AsNoTracking()
                .Where(line => line.Position >= first && line.Position < end)
                .OrderBy(line => line.Position)
                .ToListAsync(cancellationToken);
            var corrected = entries.Where(entry => entry.Reverses is not null).Select(entry => entry.Reverses!.Value).ToList();
            var reversals = corrected.Count == 0
                ? []
                : await db.Reversals.AsNoTracking().Where(reversal => corrected.Contains(reversal.OriginalId)).ToListAsync(cancellationToken);
            check.Stretch(from, to, entries, lines, reversals);
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException or InvalidOperationException or OverflowException)
        {
            // SQLite stores anything in any column. What cannot even be read was put there by hand; halve until the entry is found.
            if (from < to)
            {
                var middle = from + ((to - from) / 2);
                await CheckStretchAsync(from, middle, check, tree, cancellationToken);
                await CheckStretchAsync(middle + 1, to, check, tree, cancellationToken);
                return;
            }

            check.Unreadable(from);
        }

        await tree.StretchAsync(from, to, check.ContentHashes, cancellationToken);
    }

    /// <summary>Rows before the first entry or behind the last can only have been put there by hand.</summary>
    private async Task CheckOutsideAsync(long last, JournalCheck check, CancellationToken cancellationToken)
    {
        var entries = db.JournalEntries.Where(entry => entry.Id < 1 || entry.Id > last).Select(entry => entry.Id);
        await foreach (var id in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            check.EntryOutside(id);
        }

        var (first, end) = (LinePosition.FirstOf(1), LinePosition.FirstOf(last + 1));
        var lines = db.JournalLines.Where(line => line.Position < first || line.Position >= end).Select(line => line.Position);
        await foreach (var position in lines.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            check.LineOutside(position);
        }
    }

    private async Task CheckReversalsAsync(JournalCheck check, CancellationToken cancellationToken)
    {
        var orphans = db.Reversals.Where(
            reversal => !db.JournalEntries.Any(entry => entry.Id == reversal.ReversalId && entry.Reverses == reversal.OriginalId));
        await foreach (var reversal in orphans.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            check.ReversalWithoutEntry(reversal);
        }
    }
}
