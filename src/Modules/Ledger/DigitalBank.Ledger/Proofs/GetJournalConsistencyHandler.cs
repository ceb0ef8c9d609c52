using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.MerkleTrees;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Proofs;

internal sealed class GetJournalConsistencyHandler(LedgerDbContext db, ProofKeys keys) : IQueryHandler<GetJournalConsistency, JournalConsistency>
{
    public async Task<Result<JournalConsistency>> Handle(GetJournalConsistency query, CancellationToken cancellationToken)
    {
        var (first, second) = (await FindAsync(query.FirstSize, cancellationToken), await FindAsync(query.SecondSize, cancellationToken));
        if (first is null || second is null || first.TreeSize > second.TreeSize)
        {
            return LedgerErrors.UnknownTreeHead;
        }

        try
        {
            var path = await new TreeReader(db).HashesOfAsync(
                MerklePaths.ForConsistency(first.TreeSize, second.TreeSize), second.TreeSize, cancellationToken);
            var proof = new JournalConsistency(JournalConsistency.CurrentFormat, first, second, [.. path.Select(hash => Hex.Of(hash))]);
            return ReceiptCheck.FindFault(proof, keys.Trusted()) is null ? proof : LedgerErrors.ProofUnavailable;
        }
        catch (InvalidDataException)
        {
            return LedgerErrors.ProofUnavailable;
        }
    }

    private async Task<SignedTreeHead?> FindAsync(long size, CancellationToken cancellationToken) =>
        (await db.TreeHeads.AsNoTracking().SingleOrDefaultAsync(head => head.TreeSize == size, cancellationToken))?.ToHead();
}

internal sealed class GetTreeHeadHandler(LedgerDbContext db) : IQueryHandler<GetTreeHead, SignedTreeHead>
{
    public async Task<Result<SignedTreeHead>> Handle(GetTreeHead query, CancellationToken cancellationToken)
    {
        var heads = db.TreeHeads.AsNoTracking();
        var ordered = query.CoveringEntryId is { } entry
            ? heads.Where(head => head.TreeSize >= entry).OrderBy(head => head.TreeSize)
            : heads.OrderByDescending(head => head.TreeSize);
        return await ordered.FirstOrDefaultAsync(cancellationToken) is { } row ? row.ToHead() : LedgerErrors.UnknownTreeHead;
    }
}

internal sealed class GetProofKeysHandler(ProofKeys keys) : IQueryHandler<GetProofKeys, ProofKeyList>
{
    public Task<Result<ProofKeyList>> Handle(GetProofKeys query, CancellationToken cancellationToken) =>
        Task.FromResult<Result<ProofKeyList>>(new ProofKeyList(keys.List()));
}
