using System.Security.Cryptography;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.MerkleTrees;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Proofs;

/// <summary>Writes a receipt under the newest head. It is checked before it is given out: a bank does not hand out what others would refuse.</summary>
internal sealed class GetEntryReceiptHandler(LedgerDbContext db, ProofKeys keys) : IQueryHandler<GetEntryReceipt, EntryReceipt>
{
    public async Task<Result<EntryReceipt>> Handle(GetEntryReceipt query, CancellationToken cancellationToken)
    {
        var entry = await FindAsync(query, cancellationToken);
        if (entry is null)
        {
            return LedgerErrors.UnknownEntry;
        }

        var head = await db.TreeHeads.AsNoTracking().OrderByDescending(row => row.TreeSize).FirstOrDefaultAsync(cancellationToken);
        if (head is null || head.TreeSize < query.EntryId)
        {
            return LedgerErrors.EntryNotSealed;
        }

        try
        {
            var receipt = await WriteAsync(entry, head.ToHead(), cancellationToken);
            return receipt is not null && ReceiptCheck.FindFault(receipt, keys.Trusted()) is null ? receipt : LedgerErrors.ProofUnavailable;
        }
        catch (InvalidDataException)
        {
            return LedgerErrors.ProofUnavailable;
        }
    }

    private async Task<ReceiptEntry?> FindAsync(GetEntryReceipt query, CancellationToken cancellationToken)
    {
        var entry = await db.JournalEntries.AsNoTracking().SingleOrDefaultAsync(row => row.Id == query.EntryId, cancellationToken);
        var (first, end) = (LinePosition.FirstOf(query.EntryId), LinePosition.FirstOf(query.EntryId + 1));
        var lines = await db.JournalLines
            .Where(line => line.Position >= first && line.Position < end)
            .Join(db.Accounts, line => line.AccountId, account => account.Id, (line, account) => new { line, account.CurrencyCode })
            .OrderBy(row => row.line.Position)
            .ToListAsync(cancellationToken);
        if (entry is null || (query.LedgerAccountId is { } account && lines.All(row => row.line.AccountId != account)))
        {
            return null;
        }

        return new ReceiptEntry(
            entry.Id,
            entry.IdempotencyKey,
            Hex.Of(entry.RequestHash),
            entry.RecordedAt,
            entry.Reverses,
            entry.RecordedBy,
            entry.Source,
            entry.SourceReference,
            entry.EventCode,
            entry.BookingDate,
            [.. lines.Select(row => new Posting(
                row.line.AccountId, row.line.Side, Money.OfMinor(row.line.Amount, Currency.Of(row.CurrencyCode)), row.line.ValueDate))]);
    }

    private async Task<EntryReceipt?> WriteAsync(ReceiptEntry entry, SignedTreeHead head, CancellationToken cancellationToken)
    {
        if (keys.LoadSaltKey() is not { } saltKey)
        {
            return null;
        }

        var index = entry.EntryId - 1;
        var content = ReceiptCheck.ContentOf(entry);
        using var hasher = new LeafHasher(saltKey);
        var salt = new byte[LeafHasher.SaltSize];
        var leaf = new byte[MerkleHash.Size];
        hasher.SaltOf(entry.EntryId, salt);
        LeafHasher.LeafOf(salt, SHA256.HashData(content), leaf);
        var path = await new TreeReader(db).HashesOfAsync(MerklePaths.ForInclusion(index, head.TreeSize), head.TreeSize, cancellationToken);
        return new EntryReceipt(
            EntryReceipt.CurrentFormat, entry, Hex.Of(content), Hex.Of(salt), Hex.Of(leaf), index, [.. path.Select(hash => Hex.Of(hash))], head);
    }
}
