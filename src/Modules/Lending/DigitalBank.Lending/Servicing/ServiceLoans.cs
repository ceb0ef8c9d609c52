using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Servicing;

/// <summary>
/// Books what loans have earned by the next business date, and counts how long they are overdue. Works in pages; what a page has earned is
/// saved before it is booked, and a loan that was dealt with for the day is passed over, so the step may be stopped and run again.
/// </summary>
internal sealed class ServiceLoans(IBusinessCalendar calendar, IServiceScopeFactory scopes) : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "service-loans";

    public int Order => 838;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var (until, done) = (calendar.NextBusinessDay(closingDate), 0L);
        await BookAsync(cancellationToken);
        int? page;
        do
        {
            page = await ServicePageAsync(closingDate, until, cancellationToken);
            await BookAsync(cancellationToken);
            done += page ?? 0;
        }
        while (page is null or PageSize);

        return new StepReport(done);
    }

    /// <returns>How many loans were dealt with; null where the page has to be read anew.</returns>
    private async Task<int?> ServicePageAsync(DateOnly closingDate, DateOnly until, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await scope.ServiceProvider.GetRequiredService<LoanServicing>().ServicePageAsync(closingDate, until, PageSize, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A customer repaid one of them at this moment.
            return null;
        }
    }

    private async Task BookAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var failure = await scope.ServiceProvider.GetRequiredService<LoanServicing>().BookBatchesAsync(cancellationToken);
        if (failure is not null)
        {
            throw new JobException($"Interest of loans cannot be booked: {failure.Message} ({failure.Code})");
        }
    }
}

/// <summary>One page of loans at the close of business.</summary>
internal sealed class LoanServicing(LendingDbContext db, LoanCatalogue catalogue, LoanLedger ledger)
{
    /// <returns>How many loans were dealt with; fewer than asked for when these were the last.</returns>
    public async Task<int> ServicePageAsync(DateOnly closingDate, DateOnly until, int size, CancellationToken cancellationToken)
    {
        var loans = await db.Loans
            .Where(loan => loan.Status == GrantedLoanStatus.Running && loan.ServicedOn < until)
            .OrderBy(loan => loan.Id)
            .Take(size)
            .ToListAsync(cancellationToken);
        var ids = loans.ConvertAll(loan => loan.Id);
        var repayments = (await db.Repayments.AsNoTracking().Where(r => ids.Contains(r.LoanId) && r.IsBooked).ToListAsync(cancellationToken))
            .ToLookup(repayment => repayment.LoanId);
        var terms = new Dictionary<(string, int), LoanProductTerms>();
        var earned = new Dictionary<(string Product, string Currency), (long Amount, int Loans)>();
        foreach (var loan in loans)
        {
            if (!terms.TryGetValue((loan.ProductCode, loan.ProductVersion), out var known))
            {
                known = (await catalogue.VersionAsync(loan.ProductCode, loan.ProductVersion, cancellationToken)).ReadTerms();
                terms[(loan.ProductCode, loan.ProductVersion)] = known;
            }

            var standing = LoanStanding.Of(known, loan, repayments[loan.Id].OrderBy(repayment => repayment.Number));
            var fresh = loan.Service(standing.InterestEarned(until).MinorUnits, standing.DaysPastDue(until), until);
            var before = earned.GetValueOrDefault((loan.ProductCode, loan.CurrencyCode));
            earned[(loan.ProductCode, loan.CurrencyCode)] = (before.Amount + fresh, before.Loans + 1);
        }

        db.InterestBatches.AddRange(earned.Where(batch => batch.Value.Amount > 0).Select(batch => new LoanInterestBatch
        {
            Id = Guid.CreateVersion7(),
            ProductCode = batch.Key.Product,
            CurrencyCode = batch.Key.Currency,
            BookingDate = closingDate,
            Amount = batch.Value.Amount,
            Loans = batch.Value.Loans,
        }));
        await db.SaveChangesAsync(cancellationToken);
        return loans.Count;
    }

    /// <returns>Why one could not be booked, or null.</returns>
    public async Task<Failure?> BookBatchesAsync(CancellationToken cancellationToken)
    {
        foreach (var batch in await db.InterestBatches.Where(b => !b.IsBooked).OrderBy(b => b.Id).ToListAsync(cancellationToken))
        {
            if (await ledger.AccrueAsync(batch, cancellationToken) is { } failure)
            {
                return failure;
            }

            batch.IsBooked = true;
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return null;
    }
}

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
