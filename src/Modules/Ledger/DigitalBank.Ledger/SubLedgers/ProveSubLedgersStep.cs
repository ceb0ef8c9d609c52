using DigitalBank.Ledger.Data;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.SubLedgers;

/// <summary>Records every day that the control accounts equal their sub-ledgers. The close stops at a difference until somebody has looked.</summary>
internal sealed class ProveSubLedgersStep(LedgerDbContext db, SubLedgerSums sums) : ICloseOfBusinessStep
{
    public string Name => "prove-sub-ledgers";

    public int Order => 880;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var proofs = await sums.ProveAsync(closingDate, cancellationToken);

        // The proofs of an attempt that found a difference give way to those of the next.
        db.RemoveRange(await db.SubLedgerProofs.Where(proof => proof.ClosingDate == closingDate).ToListAsync(cancellationToken));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.AddRange(proofs);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var broken = proofs.Where(proof => !proof.Holds).Select(proof => $"{proof.HeaderCode} {proof.CurrencyCode}").ToList();
        return broken.Count == 0
            ? new StepReport(proofs.Count, Note: "every control account equals its sub-ledger")
            : throw new JobException($"Control accounts differ from their sub-ledgers: {string.Join(", ", broken)}. Run 'ledger control' to see them.");
    }
}
