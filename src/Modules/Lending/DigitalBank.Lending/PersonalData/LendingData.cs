using DigitalBank.Customers.Contracts.Export;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Lines;
using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Reviews;
using DigitalBank.Lending.Servicing;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.PersonalData;

/// <summary>All that lending holds on a customer: applications with what they were decided by, loans and what happened to them, reviews and limits.</summary>
internal sealed class LendingData(LendingDbContext db) : IPersonalDataSource
{
    public string Part => "lending";

    public async Task<IReadOnlyList<object>> HeldOnAsync(Guid partyId, CancellationToken cancellationToken) =>
    [
        .. await ApplicationsAsync(partyId, cancellationToken),
        .. await LoansAsync(partyId, cancellationToken),
        .. await LinesAsync(partyId, cancellationToken),
        .. await ReviewsAsync(partyId, cancellationToken),
        .. (await db.Borrowers.AsNoTracking().Where(borrower => borrower.PartyId == partyId).ToListAsync(cancellationToken))
            .Select(borrower => new { Kind = "borrower", borrower.IsFrozen, borrower.Limit, borrower.LimitSetOn, CountsTogetherWithOthers = borrower.GroupId is not null }),
        .. (await db.RefusedPayments.AsNoTracking().Where(refused => refused.PartyId == partyId).OrderBy(r => r.Date).ToListAsync(cancellationToken))
            .Select(refused => new { Kind = "refused-payment", refused.PaymentOrderId, refused.Date }),
        .. (await db.BureauReports.AsNoTracking().Where(report => report.PartyId == partyId).OrderBy(r => r.Id).ToListAsync(cancellationToken))
            .Select(report => new { Kind = "bureau-report", report.Bureau, report.AskedOn, report.ConsentId, Report = report.Read() }),
    ];

    private async Task<IEnumerable<object>> ApplicationsAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var applications = await db.Applications.AsNoTracking().Where(a => a.PartyId == partyId).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        return applications.Select(a => new
        {
            Kind = "loan-application",
            Application = LoanApplicationView.Of(a),
            Inputs = a.ReadInputs(),
            a.ReadDecision().Score,
            a.ReviewReason,
        });
    }

    private async Task<IEnumerable<object>> LoansAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var loans = await db.Loans.AsNoTracking().Where(loan => loan.PartyId == partyId).OrderBy(loan => loan.Id).ToListAsync(cancellationToken);
        var ids = loans.ConvertAll(loan => loan.Id);
        var events = (await db.Events.AsNoTracking().Where(e => ids.Contains(e.LoanId) && e.IsBooked).OrderBy(e => e.Number).ToListAsync(cancellationToken))
            .ToLookup(happened => happened.LoanId);
        var losses = (await db.LossProposals.AsNoTracking().Where(p => ids.Contains(p.LoanId)).OrderBy(p => p.Id).ToListAsync(cancellationToken))
            .ToLookup(loss => loss.LoanId);
        var recoveries = (await db.Recoveries.AsNoTracking().Where(r => ids.Contains(r.LoanId)).OrderBy(r => r.Id).ToListAsync(cancellationToken))
            .ToLookup(recovery => recovery.LoanId);
        var covenants = (await db.Covenants.AsNoTracking().Where(c => ids.Contains(c.LoanId)).OrderBy(c => c.Id).ToListAsync(cancellationToken))
            .ToLookup(covenant => covenant.LoanId);
        return loans.Select(loan => new
        {
            Kind = "loan",
            Loan = LoanView.Of(loan),
            Events = events[loan.Id].Select(happened => LoanEventView.Of(happened, loan.Amount.Currency, withReason: true)).ToList(),
            Losses = losses[loan.Id].Select(loss => new { loss.Kind, loss.Status, loss.Reason, loss.DecisionReason, loss.Date }).ToList(),
            Recoveries = recoveries[loan.Id].Select(recovery => RecoveryView.Of(recovery, loan.CurrencyCode)).ToList(),
            Covenants = covenants[loan.Id].Select(covenant => new { covenant.Name, covenant.DueDate, covenant.LastMetOn }).ToList(),
        });
    }

    private async Task<IEnumerable<object>> LinesAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var lines = await db.CreditLines.AsNoTracking().Where(line => line.PartyId == partyId).OrderBy(line => line.Id).ToListAsync(cancellationToken);
        var ids = lines.ConvertAll(line => line.Id);
        var events = (await db.LineEvents.AsNoTracking().Where(e => ids.Contains(e.LineId) && e.IsBooked).OrderBy(e => e.Number).ToListAsync(cancellationToken))
            .ToLookup(happened => happened.LineId);
        var statements = (await db.LineStatements.AsNoTracking().Where(s => ids.Contains(s.LineId)).OrderBy(s => s.Number).ToListAsync(cancellationToken))
            .ToLookup(statement => statement.LineId);
        var changes = (await db.LineChanges.AsNoTracking().Where(c => ids.Contains(c.LineId)).OrderBy(c => c.Id).ToListAsync(cancellationToken))
            .ToLookup(change => change.LineId);
        return lines.Select(line => new
        {
            Kind = "credit-line",
            Line = CreditLineView.Of(line),
            Events = events[line.Id].Select(one => new { one.Number, one.Kind, one.Date, Amount = line.MoneyOf(one.Amount), one.Reason }).ToList(),
            Statements = statements[line.Id].Select(statement => LineStatementView.Of(statement, line)).ToList(),
            Changes = changes[line.Id].Select(change => new { change.Kind, change.Status, change.Reason, change.DecisionReason }).ToList(),
        });
    }

    private async Task<IEnumerable<object>> ReviewsAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var reviews = await db.Reviews.AsNoTracking().Where(review => review.PartyId == partyId).OrderBy(review => review.Id).ToListAsync(cancellationToken);
        var ids = reviews.ConvertAll(review => review.Id);
        var decisions = (await db.ReviewDecisions.AsNoTracking().Where(d => ids.Contains(d.ReviewId)).OrderBy(d => d.Id).ToListAsync(cancellationToken))
            .ToLookup(decision => decision.ReviewId);
        return reviews.Select(review => new
        {
            Kind = "credit-review",
            Review = ReviewView.Of(review),
            Inputs = review.ReadInputs(),
            Points = review.ReadResult().Parts,
            Decisions = decisions[review.Id].Select(decision => new { decision.Choice, decision.Reason, decision.DecidedAt }).ToList(),
        });
    }
}
