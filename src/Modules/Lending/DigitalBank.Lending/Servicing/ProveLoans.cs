using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Losses;
using DigitalBank.Platform.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Servicing;

/// <summary>
/// Holds the principal of each loan that was paid out against the balance of its ledger account, also of those that have ended or were given
/// up: nothing may be left of them. A difference stops the close; a loss that waits to be booked is left to a person.
/// </summary>
internal sealed class ProveLoans(LendingDbContext db, IMediator bank) : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "prove-loans";

    /// <summary>Before the control accounts are held against their sub-ledgers.</summary>
    public int Order => 878;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var (after, done, waiting) = (Guid.Empty, 0L, await WaitingLossesAsync(closingDate, cancellationToken));
        while (true)
        {
            // While an event or a loss is on its way, loan and ledger differ by it.
            var page = await db.Loans.AsNoTracking()
                .Where(loan => loan.Status != GrantedLoanStatus.Disbursing && loan.LedgerAccountId != null && loan.Id.CompareTo(after) > 0
                    && !db.Events.Any(r => r.LoanId == loan.Id && !r.IsBooked)
                    && !db.LossProposals.Any(p => p.LoanId == loan.Id && p.Status == LossStatus.Approved))
                .OrderBy(loan => loan.Id)
                .Take(PageSize)
                .Select(loan => new { loan.Id, loan.LedgerAccountId, loan.Outstanding })
                .ToListAsync(cancellationToken);
            if (page.Count == 0)
            {
                return new StepReport(done, waiting, waiting == 0 ? null : $"{waiting} losses were agreed to and wait to be booked: see lending losses --status approved");
            }

            var balances = (await bank.Send(new GetBalances([.. page.Select(loan => loan.LedgerAccountId!.Value)]), cancellationToken)).Value;
            foreach (var loan in page.Where(loan => balances[loan.LedgerAccountId!.Value].BookedBalance.MinorUnits != loan.Outstanding))
            {
                if (await DiffersAsync(loan.Id, cancellationToken))
                {
                    throw new JobException($"Loan {loan.Id} and its ledger account differ. Look at its entries before the close goes on.");
                }
            }

            (after, done) = (page[^1].Id, done + page.Count);
        }
    }

    private Task<int> WaitingLossesAsync(DateOnly closingDate, CancellationToken cancellationToken) =>
        db.LossProposals.CountAsync(p => p.Status == LossStatus.Approved && p.Date < closingDate, cancellationToken);

    /// <summary>Looks again: an event may have been booked between the two readings.</summary>
    private async Task<bool> DiffersAsync(Guid loanId, CancellationToken cancellationToken)
    {
        var loan = await db.Loans.AsNoTracking().SingleAsync(l => l.Id == loanId, cancellationToken);
        var isOnTheWay = await db.Events.AnyAsync(r => r.LoanId == loanId && !r.IsBooked, cancellationToken)
            || await db.LossProposals.AnyAsync(p => p.LoanId == loanId && p.Status == LossStatus.Approved, cancellationToken);
        var balances = (await bank.Send(new GetBalances([loan.LedgerAccountId!.Value]), cancellationToken)).Value;
        return !isOnTheWay && balances[loan.LedgerAccountId.Value].BookedBalance.MinorUnits != loan.Outstanding;
    }
}
