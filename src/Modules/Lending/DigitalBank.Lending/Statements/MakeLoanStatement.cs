using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Statements;

/// <summary>What happened to a loan in a period of booking dates.</summary>
/// <param name="PartyId">Only if it is theirs; null for staff.</param>
internal sealed record MakeLoanStatement(Guid LoanId, Guid? PartyId, DateOnly From, DateOnly To) : IQuery<LoanStatement>;

/// <summary>What would end the loan, for each day until one.</summary>
/// <param name="PartyId">Only if it is theirs; null for staff.</param>
internal sealed record MakePayOffLetter(Guid LoanId, Guid? PartyId, DateOnly Until) : IQuery<PayOffLetter>;

/// <param name="Holder">The borrower's name, as it stands with the account.</param>
/// <param name="MadeOn">The business date. What happens to the loan after it changes the amounts.</param>
/// <param name="Days">The amount that ends the loan when it is paid on the day: what is then posted.</param>
internal sealed record PayOffLetter(Guid LoanId, string Holder, DateOnly MadeOn, DateOnly ValidUntil, IReadOnlyList<PayOffDay> Days);

internal sealed record PayOffDay(DateOnly Date, Money Amount);

internal sealed class MakeLoanStatementHandler(LendingDbContext db, LoanCatalogue catalogue, IBusinessCalendar calendar, IMediator bank)
    : IQueryHandler<MakeLoanStatement, LoanStatement>
{
    public async Task<Result<LoanStatement>> Handle(MakeLoanStatement query, CancellationToken cancellationToken)
    {
        if (query.From > query.To || query.To > await calendar.TodayAsync(cancellationToken))
        {
            return StatementErrors.PeriodInvalid;
        }

        var loan = await db.Loans.AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == query.LoanId && (query.PartyId == null || l.PartyId == query.PartyId), cancellationToken);
        if (loan is null)
        {
            return ServicingErrors.UnknownLoan;
        }

        // The second: its money never left the bank.
        if (loan is { Status: GrantedLoanStatus.Disbursing } or { Status: GrantedLoanStatus.Ended, LastEvent: 0 })
        {
            return ServicingErrors.NotRunning;
        }

        var account = await bank.Send(new GetAccount(loan.AccountId), cancellationToken);
        return account.IsSuccess
            ? LoanStatement.Of(loan, account.Value.HolderName, await HistoryAsync(loan, cancellationToken), query.From, query.To)
            : account.Failure;
    }

    private async Task<List<LoanMove>> HistoryAsync(GrantedLoan loan, CancellationToken cancellationToken)
    {
        var version = await catalogue.VersionAsync(loan.ProductCode, loan.ProductVersion, cancellationToken);
        var events = await db.Events.AsNoTracking().Where(e => e.LoanId == loan.Id && e.IsBooked).OrderBy(e => e.Number).ToListAsync(cancellationToken);
        var losses = await db.LossProposals.AsNoTracking()
            .Where(loss => loss.LoanId == loan.Id && (loss.Status == LossStatus.Approved || loss.Status == LossStatus.Booked))
            .OrderBy(loss => loss.Id)
            .ToListAsync(cancellationToken);
        return
        [
            LoanMove.Of(loan, version.ReadTerms().Charges?.DisbursementFee?.MinorUnits ?? 0),
            .. events.Select(LoanMove.Of),
            .. losses.Select(LoanMove.Of),
        ];
    }
}

internal sealed class MakePayOffLetterHandler(LendingDbContext db, LoanStandings standings, IBusinessCalendar calendar, IMediator bank)
    : IQueryHandler<MakePayOffLetter, PayOffLetter>
{
    private const int LongestDays = 31;

    public async Task<Result<PayOffLetter>> Handle(MakePayOffLetter query, CancellationToken cancellationToken)
    {
        var loan = await db.Loans.AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == query.LoanId && (query.PartyId == null || l.PartyId == query.PartyId), cancellationToken);
        if (loan is null)
        {
            return ServicingErrors.UnknownLoan;
        }

        if (loan.WhyNotRunning is { } ended)
        {
            return ended;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        if (query.Until < today || query.Until > today.AddDays(LongestDays))
        {
            return StatementErrors.LetterDay;
        }

        var account = await bank.Send(new GetAccount(loan.AccountId), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        var standing = await standings.OfAsync(loan, cancellationToken);
        var days = Enumerable.Range(0, query.Until.DayNumber - today.DayNumber + 1).Select(today.AddDays)
            .Where(calendar.IsBusinessDay)
            .Select(day => new PayOffDay(day, Money.OfMinor(standing.PayOff(day), loan.Amount.Currency)));
        return new PayOffLetter(loan.Id, account.Value.HolderName, today, query.Until, [.. days]);
    }
}
