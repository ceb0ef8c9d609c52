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
/// Reads the journal once from the first entry to the last, a range at a time, so that memory stays small however long it is. Postings go
/// on meanwhile: booked entries do not change, and balances are compared at the end, as of the entry that was the last one then.
/// </summary>
internal sealed class VerifyLedgerHandler(LedgerDbContext db, IJournalScan scan, ProofKeys keys, HeadsFile heads)
    : IQueryHandler<VerifyLedger, VerificationReport>
{
    /// <summary>So few new entries are left to the last look.</summary>
    private const long FewEntries = 4_096;

    /// <summary>Entries that the last look, in one snapshot, may take; with more unsealed ones somebody has stopped the sealer.</summary>
    private const long MostUnsealed = 1_000_000;

    public async Task<Result<VerificationReport>> Handle(VerifyLedger query, CancellationToken cancellationToken)
    {
        // Most of the journal, outside of any long transaction.
        var accounts = new Dictionary<long, ChartRow>();
        var check = new JournalCheck(accounts);
        using var tree = new TreeCheck(db, keys, heads);
        var pass = new VerificationPass(scan, check, tree);
        await CheckMostAsync(pass, accounts, tree, cancellationToken);

        // The rest and the balances, in one snapshot.
        await using var snapshot = await db.Database.BeginTransactionAsync(SnapshotLevel, cancellationToken);
        var last = await LastEntryAsync(cancellationToken);
        await AddAccountsAsync(accounts, cancellationToken);
        await tree.SealedAsync(cancellationToken);
        await pass.RunAsync(last, cancellationToken);
        await CheckOutsideAsync(last, check, cancellationToken);
        await CheckReversalsAsync(check, cancellationToken);
        await foreach (var balance in db.Balances.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            check.Compare(balance);
        }

        var marks = db.HistoryMarks.AsNoTracking().OrderBy(mark => mark.AccountId).ThenBy(mark => mark.Position);
        await foreach (var mark in marks.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            check.Compare(mark);
        }

        var ofHolds = await new HoldCheck(db).RunAsync(cancellationToken);
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
    private async Task CheckMostAsync(VerificationPass pass, Dictionary<long, ChartRow> accounts, TreeCheck tree, CancellationToken cancellationToken)
    {
        long goal;
        do
        {
            var last = await LastEntryAsync(cancellationToken);
            var sealedSize = Math.Min(last, await tree.SealedAsync(cancellationToken));
            goal = last - sealedSize > MostUnsealed ? last : sealedSize;
            await AddAccountsAsync(accounts, cancellationToken);
            await pass.RunAsync(goal, cancellationToken);
        }
        while (await LastEntryAsync(cancellationToken) - goal > FewEntries && goal < await tree.SealedAsync(cancellationToken));
    }

    /// <summary>Adds those opened since the last time, once the goal is set: what is booked up to there is booked on them.</summary>
    private async Task AddAccountsAsync(Dictionary<long, ChartRow> accounts, CancellationToken cancellationToken)
    {
        var known = accounts.Count == 0 ? long.MinValue : accounts.Keys.Max();
        var added = db.Accounts.Where(a => a.Id > known).Select(a => new { a.Id, a.Class, a.CurrencyCode });
        await foreach (var account in added.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            accounts.Add(account.Id, ChartRow.Of(account.Class, account.CurrencyCode));
        }
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
