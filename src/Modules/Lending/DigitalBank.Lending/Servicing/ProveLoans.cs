using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Lending.Data;
using DigitalBank.Platform.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Servicing;

/// <summary>Holds each running loan's principal against the balance of its ledger account. A difference stops the close.</summary>
internal sealed class ProveLoans(LendingDbContext db, IMediator bank) : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "prove-loans";

    /// <summary>Before the control accounts are held against their sub-ledgers.</summary>
    public int Order => 878;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var (after, done) = (Guid.Empty, 0L);
        while (true)
        {
            // While a repayment is on its way, loan and ledger differ by it.
            var page = await db.Loans.AsNoTracking()
                .Where(loan => loan.Status == GrantedLoanStatus.Running && loan.Id.CompareTo(after) > 0
                    && !db.Repayments.Any(r => r.LoanId == loan.Id && !r.IsBooked))
                .OrderBy(loan => loan.Id)
                .Take(PageSize)
                .Select(loan => new { loan.Id, loan.LedgerAccountId, loan.Outstanding })
                .ToListAsync(cancellationToken);
            if (page.Count == 0)
            {
                return new StepReport(done);
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

    /// <summary>Looks again: a repayment may have been booked between the two readings.</summary>
    private async Task<bool> DiffersAsync(Guid loanId, CancellationToken cancellationToken)
    {
        var loan = await db.Loans.AsNoTracking().SingleAsync(l => l.Id == loanId, cancellationToken);
        var isOnTheWay = await db.Repayments.AnyAsync(r => r.LoanId == loanId && !r.IsBooked, cancellationToken);
        var balances = (await bank.Send(new GetBalances([loan.LedgerAccountId!.Value]), cancellationToken)).Value;
        return !isOnTheWay && balances[loan.LedgerAccountId.Value].BookedBalance.MinorUnits != loan.Outstanding;
    }
}
