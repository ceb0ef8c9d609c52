using DigitalBank.Lending.Data;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Servicing;

/// <summary>One loan with its schedule.</summary>
/// <param name="PartyId">Only if it is theirs; null for staff.</param>
internal sealed record GetLoan(Guid LoanId, Guid? PartyId) : IQuery<LoanWithSchedule>;

/// <summary>A page of loans in the order in which they were accepted, of one party or of all.</summary>
internal sealed record ListLoans(Guid? PartyId, Guid? After, int Limit) : IQuery<IReadOnlyList<LoanView>>;

/// <param name="StartDate">The day on which it was paid out.</param>
/// <param name="Outstanding">Principal that is owed.</param>
/// <param name="DaysPastDue">Of the oldest instalment that is not paid, at the last close of business.</param>
/// <param name="Instalment">What falls due each month; the last one may differ.</param>
/// <param name="Lost">Principal and interest that were given up.</param>
/// <param name="Recovered">What of it has come nonetheless.</param>
internal sealed record LoanView(
    Guid LoanId,
    Guid ApplicationId,
    Guid PartyId,
    Guid AccountId,
    string ProductCode,
    GrantedLoanStatus Status,
    Money Amount,
    Money Outstanding,
    Money Instalment,
    int Instalments,
    DateOnly StartDate,
    int DaysPastDue,
    ArrearsBucket Bucket,
    Money Lost,
    Money Recovered)
{
    public static LoanView Of(GrantedLoan loan)
    {
        var currency = Currency.Of(loan.CurrencyCode);
        return new LoanView(
            loan.Id, loan.ApplicationId, loan.PartyId, loan.AccountId, loan.ProductCode, loan.Status, loan.Amount,
            Money.OfMinor(loan.Outstanding, currency), Money.OfMinor(loan.Instalment, currency), loan.Instalments, loan.StartDate,
            loan.DaysPastDue, loan.Bucket, Money.OfMinor(loan.Lost, currency), Money.OfMinor(loan.Recovered, currency));
    }
}

internal sealed record LoanWithSchedule(LoanView Loan, IReadOnlyList<ScheduledInstalment> Schedule);

/// <param name="Number">From 1.</param>
/// <param name="BalanceAfter">Principal that is left when it is paid.</param>
internal sealed record ScheduledInstalment(int Number, DateOnly DueDate, Money Principal, Money Interest, Money BalanceAfter);

internal sealed class GetLoanHandler(LendingDbContext db, LoanCatalogue catalogue) : IQueryHandler<GetLoan, LoanWithSchedule>
{
    public async Task<Result<LoanWithSchedule>> Handle(GetLoan query, CancellationToken cancellationToken)
    {
        var loan = await db.Loans.AsNoTracking()
            .Where(l => l.Id == query.LoanId && (query.PartyId == null || l.PartyId == query.PartyId))
            .SingleOrDefaultAsync(cancellationToken);
        if (loan is null)
        {
            return ServicingErrors.UnknownLoan;
        }

        var version = await catalogue.VersionAsync(loan.ProductCode, loan.ProductVersion, cancellationToken);
        var plan = LoanOffer.PlanOf(version.ReadTerms(), loan.Amount, loan.Instalments, loan.StartDate);
        var currency = loan.Amount.Currency;
        return new LoanWithSchedule(
            LoanView.Of(loan),
            [
                .. plan.Instalments.Select(instalment => new ScheduledInstalment(
                    instalment.Number,
                    instalment.DueDate,
                    LoanOffer.MoneyOf(instalment.Principal, currency),
                    LoanOffer.MoneyOf(instalment.Interest, currency),
                    LoanOffer.MoneyOf(instalment.BalanceAfter, currency))),
            ]);
    }
}

internal sealed class ListLoansHandler(LendingDbContext db) : IQueryHandler<ListLoans, IReadOnlyList<LoanView>>
{
    public async Task<Result<IReadOnlyList<LoanView>>> Handle(ListLoans query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var page = await db.Loans.AsNoTracking()
            .Where(loan => (query.PartyId == null || loan.PartyId == query.PartyId) && loan.Id.CompareTo(after) > 0)
            .OrderBy(loan => loan.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return page.ConvertAll(LoanView.Of);
    }
}
