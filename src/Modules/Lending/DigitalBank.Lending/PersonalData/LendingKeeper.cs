using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Lending.Bureau;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Lines;
using DigitalBank.Lending.Servicing;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.PersonalData;

/// <summary>
/// Business goes on as long as a loan runs or an offer stands. Declined and withdrawn applications and reviews are given up in time; of loans
/// the figures stay with the books, and what was written about the borrower goes.
/// </summary>
internal sealed class LendingKeeper(LendingDbContext db) : IPersonalDataKeeper
{
    /// <summary>Years for which it can be explained why an application was declined, or why a limit was changed.</summary>
    private const int ApplicationYears = 5;

    /// <summary>Years for which the books are kept, and what explains them.</summary>
    private const int BookYears = 10;

    public string Part => "lending";

    public async Task<Dealings> DealingsWithAsync(Guid partyId, CancellationToken cancellationToken) =>
        await db.Loans.AnyAsync(
            l => l.PartyId == partyId && l.Status != GrantedLoanStatus.Ended && l.Status != GrantedLoanStatus.WrittenOff, cancellationToken)
            || await db.CreditLines.AnyAsync(line => line.PartyId == partyId && line.Status == CreditLineStatus.Open, cancellationToken)
            ? new Dealings(GoOn: true, LastDate: null)
            : Dealings.None;

    public async Task<ErasureOutcome> EraseAsync(Guid partyId, DateOnly endedOn, DateOnly today, CancellationToken cancellationToken)
    {
        // What decisions took from them is with the decisions.
        await db.DropBureauReportsAsync(partyId, cancellationToken);
        var schedule = new RetentionSchedule(endedOn, today);
        if (schedule.IsOver("loan-applications", ApplicationYears, "Regulation (EU) 2016/679, article 17(3)(e)"))
        {
            db.Applications.RemoveRange(await db.Applications.Where(a => a.PartyId == partyId && a.LoanId == null).ToListAsync(cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
        }

        if (schedule.IsOver("credit-reviews", ApplicationYears, "Regulation (EU) 2016/679, article 17(3)(e)"))
        {
            await EraseReviewsAsync(partyId, cancellationToken);
        }

        if (schedule.IsOver("loan-files", BookYears, "Directive 2013/34/EU, and national law on keeping books"))
        {
            await EraseTextsAsync(partyId, cancellationToken);
        }

        return schedule.Outcome;
    }

    private async Task EraseReviewsAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var reviews = db.Reviews.Where(review => review.PartyId == partyId).Select(review => review.Id);
        await db.ReviewDecisions.Where(decision => reviews.Contains(decision.ReviewId)).ExecuteDeleteAsync(cancellationToken);
        await db.Reviews.Where(review => review.PartyId == partyId).ExecuteDeleteAsync(cancellationToken);
        await db.RefusedPayments.Where(refused => refused.PartyId == partyId).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Past the context: the audit trail, which outlives this, need not have the words once more.</summary>
    private async Task EraseTextsAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var loans = db.Loans.Where(loan => loan.PartyId == partyId).Select(loan => loan.Id);
        await db.Events.Where(e => loans.Contains(e.LoanId) && e.Reason != null)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Reason, ErasedParty.Name), cancellationToken);
        await db.LossProposals.Where(p => loans.Contains(p.LoanId))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Reason, ErasedParty.Name).SetProperty(p => p.DecisionReason, ErasedParty.Name), cancellationToken);
        await db.Recoveries.Where(r => loans.Contains(r.LoanId))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Reason, ErasedParty.Name), cancellationToken);
        var lines = db.CreditLines.Where(line => line.PartyId == partyId).Select(line => line.Id);
        await db.LineEvents.Where(e => lines.Contains(e.LineId) && e.Reason != null)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Reason, ErasedParty.Name), cancellationToken);
        await db.LineChanges.Where(c => lines.Contains(c.LineId))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Reason, ErasedParty.Name).SetProperty(c => c.DecisionReason, ErasedParty.Name), cancellationToken);
        await db.Covenants.Where(covenant => loans.Contains(covenant.LoanId)).ExecuteDeleteAsync(cancellationToken);
        await db.Borrowers.Where(borrower => borrower.PartyId == partyId)
            .ExecuteUpdateAsync(set => set.SetProperty(borrower => borrower.GroupId, (Guid?)null), cancellationToken);
        db.Applications.RemoveRange(await db.Applications.Where(a => a.PartyId == partyId).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }
}
