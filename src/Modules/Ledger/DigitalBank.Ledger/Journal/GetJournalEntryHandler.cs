using System.Linq.Expressions;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Journal;

internal sealed class GetJournalEntryHandler(EntryReader entries) : IQueryHandler<GetJournalEntry, JournalEntryView>
{
    public Task<Result<JournalEntryView>> Handle(GetJournalEntry query, CancellationToken cancellationToken) =>
        entries.FindAsync(entry => entry.Id == query.EntryId, cancellationToken);
}

internal sealed class FindJournalEntryByKeyHandler(EntryReader entries) : IQueryHandler<FindJournalEntryByKey, JournalEntryView>
{
    public Task<Result<JournalEntryView>> Handle(FindJournalEntryByKey query, CancellationToken cancellationToken) =>
        entries.FindAsync(entry => entry.IdempotencyKey == query.IdempotencyKey, cancellationToken);
}

internal sealed class EntryReader(LedgerDbContext db)
{
    public async Task<Result<JournalEntryView>> FindAsync(Expression<Func<JournalEntry, bool>> which, CancellationToken cancellationToken)
    {
        var entry = await db.JournalEntries.AsNoTracking().SingleOrDefaultAsync(which, cancellationToken);
        if (entry is null)
        {
            return LedgerErrors.UnknownEntry;
        }

        var (first, end) = (LinePosition.FirstOf(entry.Id), LinePosition.FirstOf(entry.Id + 1));
        var lines = await db.JournalLines
            .Where(line => line.Position >= first && line.Position < end)
            .Join(db.Accounts, line => line.AccountId, account => account.Id, (line, account) => new { line, account.CurrencyCode })
            .OrderBy(row => row.line.Position)
            .ToListAsync(cancellationToken);
        var reversedBy = await db.Reversals
            .Where(reversal => reversal.OriginalId == entry.Id)
            .Select(reversal => (long?)reversal.ReversalId)
            .SingleOrDefaultAsync(cancellationToken);
        return new JournalEntryView(
            entry.Id,
            entry.IdempotencyKey,
            entry.Source,
            entry.SourceReference,
            entry.EventCode,
            entry.BookingDate,
            entry.RecordedAt,
            entry.Reverses,
            reversedBy,
            [.. lines.Select(row => new Posting(
                row.line.AccountId, row.line.Side, Money.OfMinor(row.line.Amount, Currency.Of(row.CurrencyCode)), row.line.ValueDate))],
            entry.RecordedBy);
    }
}
