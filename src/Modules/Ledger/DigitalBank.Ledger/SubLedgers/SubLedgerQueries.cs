using DigitalBank.Ledger.Contracts.SubLedgers;
using DigitalBank.Ledger.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.SubLedgers;

internal sealed class ProveSubLedgersHandler(SubLedgerSums sums, IBusinessCalendar calendar)
    : IQueryHandler<ProveSubLedgers, IReadOnlyList<SubLedgerProof>>
{
    public async Task<Result<IReadOnlyList<SubLedgerProof>>> Handle(ProveSubLedgers query, CancellationToken cancellationToken)
    {
        var proofs = await sums.ProveAsync(await calendar.TodayAsync(cancellationToken), cancellationToken);
        return Answer.Of<IReadOnlyList<SubLedgerProof>>(proofs.ConvertAll(proof => proof.ToView()));
    }
}

internal sealed class GetSubLedgerProofsHandler(LedgerDbContext db) : IQueryHandler<GetSubLedgerProofs, IReadOnlyList<SubLedgerProof>>
{
    public async Task<Result<IReadOnlyList<SubLedgerProof>>> Handle(GetSubLedgerProofs query, CancellationToken cancellationToken)
    {
        var proofs = await db.SubLedgerProofs.AsNoTracking()
            .Where(proof => proof.ClosingDate == query.ClosingDate)
            .OrderBy(proof => proof.HeaderCode)
            .ThenBy(proof => proof.CurrencyCode)
            .ToListAsync(cancellationToken);
        return Answer.Of<IReadOnlyList<SubLedgerProof>>(proofs.ConvertAll(proof => proof.ToView()));
    }
}
