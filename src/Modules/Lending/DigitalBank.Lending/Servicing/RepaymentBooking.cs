using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Lending.Data;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Servicing;

/// <summary>Books a repayment that was decided, and notes it on the loan. May be repeated.</summary>
internal sealed class RepaymentBooking(LendingDbContext db, LoanLedger ledger, IMediator bank)
{
    /// <returns>Why not, or null. A repayment that the ledger refuses is given up.</returns>
    public async Task<Failure?> BookAsync(GrantedLoan loan, LoanRepayment repayment, RepayLoan? command, CancellationToken cancellationToken)
    {
        if (!repayment.IsBooked)
        {
            var account = await bank.Send(new GetAccount(repayment.AccountId), cancellationToken);
            var refused = account.Failure ?? await ledger.RepayAsync(loan, repayment, account.Value.LedgerAccountId, cancellationToken);
            if (refused is not null)
            {
                return refused.Kind == FailureKind.Unavailable ? refused : await GiveUpAsync(loan, repayment, refused);
            }

            repayment.IsBooked = true;
            loan.Repaid(repayment);
        }

        // The money has moved: what says so is saved even when the caller has left.
        if (command is not null)
        {
            db.Remember(command, LoanView.Of(loan));
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return null;
    }

    private async Task<Failure> GiveUpAsync(GrantedLoan loan, LoanRepayment repayment, Failure refused)
    {
        // Its number stays unused, and whoever decides at this moment is told to look again.
        loan.NextRepayment();
        db.Repayments.Remove(repayment);
        await db.SaveChangesAsync(CancellationToken.None);
        return refused;
    }
}

/// <summary>Books repayments that a crash or an outage has left on the way.</summary>
internal sealed class BookLoanRepayments(LendingDbContext db, IServiceScopeFactory scopes) : IBankJob
{
    private const int MostAtOnce = 1_000;

    public string Name => "book-loan-repayments";

    public string Description => "Book repayments of loans that were interrupted";

    public string? DefaultSchedule => "55 0/2 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var ids = await db.Repayments.AsNoTracking()
            .Where(r => !r.IsBooked).OrderBy(r => r.Id).Select(r => r.Id).Take(MostAtOnce).ToListAsync(cancellationToken);
        var failed = 0L;
        foreach (var id in ids)
        {
            failed += await TryAsync(id, cancellationToken) ? 0 : 1;
        }

        return new StepReport(ids.Count, failed);
    }

    private async Task<bool> TryAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        var repayment = await context.Repayments.SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (repayment is null)
        {
            return true;
        }

        var loan = await context.Loans.SingleAsync(l => l.Id == repayment.LoanId, cancellationToken);
        try
        {
            var booking = scope.ServiceProvider.GetRequiredService<RepaymentBooking>();
            return await booking.BookAsync(loan, repayment, command: null, cancellationToken) is null;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Whoever changed it at this moment books it.
            return false;
        }
    }
}
