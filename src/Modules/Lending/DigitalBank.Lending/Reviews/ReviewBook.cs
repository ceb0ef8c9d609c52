using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Servicing;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Lending.Reviews;

/// <summary>Gathers what borrowers are reviewed by: a handful of reads, however many borrowers there are.</summary>
internal sealed partial class ReviewBook(
    LendingDbContext db, IMediator bank, ExchangeDesk exchange, ProductLimits products, ILogger<ReviewBook> logger)
{
    private const int LookBackDays = 90;

    /// <returns>What is known of each borrower, in no order.</returns>
    public async Task<List<BorrowerFile>> GatherAsync(List<Guid> parties, DateOnly date, CancellationToken cancellationToken)
    {
        var loans = await LoansAsync(parties, cancellationToken);
        var seen = new Sightings(
            date,
            await exchange.OnAsync(date, cancellationToken),
            await products.OnAsync(date, cancellationToken),
            loans.Where(loan => loan.IsOwn).ToLookup(loan => loan.PartyId),
            loans.Where(loan => loan is { IsRunning: true, DaysPastDue: > 0, GroupId: not null }).ToLookup(loan => loan.GroupId!.Value),
            await FlowsAsync(loans, date, cancellationToken),
            await BouncedAsync(parties, date, cancellationToken),
            await RefusedAsync(parties, date, cancellationToken),
            await CovenantsAsync(parties, cancellationToken),
            await PreviousAsync(parties, date, cancellationToken));
        var borrowers = await db.Borrowers.Where(borrower => parties.Contains(borrower.PartyId)).ToListAsync(cancellationToken);
        return borrowers.ConvertAll(borrower => FileOf(seen, borrower));
    }

    private BorrowerFile FileOf(Sightings seen, Borrower borrower)
    {
        try
        {
            var inputs = seen.InputsOf(borrower);
            return new BorrowerFile(borrower, inputs, inputs is null ? ReviewReasons.NoExchangeRate.Code : null);
        }
        catch (Exception broken) when (broken is OverflowException or ArgumentException or KeyNotFoundException or InvalidOperationException)
        {
            // What is stored about one borrower makes no sense: a person has to look, and the others are reviewed.
            LogLeftToPeople(borrower.PartyId, broken);
            return new BorrowerFile(borrower, Inputs: null, ReviewReasons.NotReviewed.Code);
        }
    }

    /// <summary>The borrowers' own loans, and those of who counts together with them.</summary>
    private async Task<List<ReviewedLoan>> LoansAsync(List<Guid> parties, CancellationToken cancellationToken)
    {
        // Members first, loans of them then: asked for both at once, the server would read the whole book for every page.
        var groups = await db.Borrowers
            .Where(b => parties.Contains(b.PartyId) && b.GroupId != null).Select(b => b.GroupId).Distinct().ToListAsync(cancellationToken);
        var members = groups.Count == 0
            ? []
            : await db.Borrowers.Where(b => groups.Contains(b.GroupId)).Select(b => b.PartyId).ToListAsync(cancellationToken);
        var all = parties.Union(members).ToList();
        var rows = await db.Loans.AsNoTracking()
            .Where(loan => all.Contains(loan.PartyId))
            .Join(db.Borrowers, loan => loan.PartyId, borrower => borrower.PartyId, (loan, borrower) => new { loan, borrower.GroupId })
            .Select(row => new
            {
                row.loan.Id,
                row.loan.PartyId,
                row.GroupId,
                row.loan.AccountId,
                row.loan.ProductCode,
                row.loan.CurrencyCode,
                row.loan.Status,
                row.loan.Outstanding,
                Lost = row.loan.Lost - row.loan.Recovered,
                row.loan.DaysPastDue,
                row.loan.LastLateOn,
            })
            .ToListAsync(cancellationToken);
        var own = parties.ToHashSet();
        return rows.ConvertAll(row => new ReviewedLoan(
            row.Id, row.PartyId, own.Contains(row.PartyId), row.GroupId, row.AccountId, row.ProductCode, row.CurrencyCode, row.Status, row.Outstanding, row.Lost,
            row.DaysPastDue, row.LastLateOn));
    }

    /// <summary>Of the account to which each borrower's newest loan was paid out.</summary>
    private async Task<IReadOnlyDictionary<Guid, AccountFlows>> FlowsAsync(List<ReviewedLoan> loans, DateOnly date, CancellationToken cancellationToken)
    {
        var accounts = loans.Where(loan => loan.IsOwn).GroupBy(loan => loan.PartyId).Select(ReviewedLoan.AccountOf).Distinct().ToList();
        var month = new DateOnly(date.Year, date.Month, 1);
        var flows = await bank.Send(
            new GetFlowsOfAccounts(accounts, month.AddMonths(-ReviewInputs.Months), month.AddDays(-1), LoanLedger.Source), cancellationToken);
        return flows.IsSuccess ? flows.Value : throw new RefusedException(flows.Failure);
    }

    private Task<Dictionary<Guid, int>> BouncedAsync(List<Guid> parties, DateOnly date, CancellationToken cancellationToken)
    {
        var since = date.AddDays(-LookBackDays);
        return db.Loans.Where(loan => parties.Contains(loan.PartyId))
            .Join(
                db.Events.Where(e => e.Kind == LoanEventKind.Chargeback && e.IsBooked && !e.IsReversed && e.BookingDate > since && e.BookingDate <= date),
                loan => loan.Id, happened => happened.LoanId, (loan, _) => loan.PartyId)
            .GroupBy(party => party)
            .Select(party => new { party.Key, Count = party.Count() })
            .ToDictionaryAsync(party => party.Key, party => party.Count, cancellationToken);
    }

    private Task<Dictionary<Guid, int>> RefusedAsync(List<Guid> parties, DateOnly date, CancellationToken cancellationToken)
    {
        var since = date.AddDays(-LookBackDays);
        return db.RefusedPayments.Where(refused => parties.Contains(refused.PartyId) && refused.Date > since && refused.Date <= date)
            .GroupBy(refused => refused.PartyId)
            .Select(party => new { party.Key, Count = party.Count() })
            .ToDictionaryAsync(party => party.Key, party => party.Count, cancellationToken);
    }

    private Task<Dictionary<Guid, DateOnly>> CovenantsAsync(List<Guid> parties, CancellationToken cancellationToken) =>
        db.Loans.Where(loan => parties.Contains(loan.PartyId) && loan.Status == GrantedLoanStatus.Running)
            .Join(
                db.Covenants.Where(covenant => covenant.DueDate != null),
                loan => loan.Id, covenant => covenant.LoanId, (loan, covenant) => new { loan.PartyId, DueDate = covenant.DueDate!.Value })
            .GroupBy(covenant => covenant.PartyId)
            .Select(party => new { party.Key, Next = party.Min(covenant => covenant.DueDate) })
            .ToDictionaryAsync(party => party.Key, party => party.Next, cancellationToken);

    private async Task<Dictionary<Guid, EarlierReview>> PreviousAsync(List<Guid> parties, DateOnly date, CancellationToken cancellationToken)
    {
        var earlier = db.Reviews.Where(review =>
            parties.Contains(review.PartyId) && review.ReviewDate < date && review.Missing == null);
        var latest = await earlier
            .Where(review => !earlier.Any(other => other.PartyId == review.PartyId && other.ReviewDate > review.ReviewDate))
            .Select(review => new { review.PartyId, review.ReviewDate, review.Grade, review.UtilisationPercent, review.OverdueLoans })
            .ToListAsync(cancellationToken);
        return latest.ToDictionary(
            review => review.PartyId,
            review => new EarlierReview(review.ReviewDate, review.Grade, review.UtilisationPercent, review.OverdueLoans));
    }

    [LoggerMessage(LogLevel.Error, "Borrower {PartyId} cannot be reviewed")]
    private partial void LogLeftToPeople(Guid partyId, Exception exception);

    /// <summary>What was read of all borrowers of a page.</summary>
    private sealed record Sightings(
        DateOnly Date,
        ExchangeTable Rates,
        IReadOnlyDictionary<string, Money> ProductLimits,
        ILookup<Guid, ReviewedLoan> Loans,
        ILookup<Guid, ReviewedLoan> OverdueByGroup,
        IReadOnlyDictionary<Guid, AccountFlows> Flows,
        Dictionary<Guid, int> Bounced,
        Dictionary<Guid, int> Refused,
        Dictionary<Guid, DateOnly> Covenants,
        Dictionary<Guid, EarlierReview> Previous)
    {
        public ReviewInputs? InputsOf(Borrower borrower)
        {
            List<ReviewedLoan> loans = [.. Loans[borrower.PartyId]];
            var owed = loans.FindAll(loan => loan.Status != GrantedLoanStatus.WrittenOff);
            var standing = loans.Exists(loan => loan.IsStanding) ? loans.FindAll(loan => loan.IsStanding) : loans;
            var overdue = loans.FindAll(loan => loan is { IsRunning: true, DaysPastDue: > 0 });
            var currency = Currency.Of(standing.MaxBy(loan => loan.Id)!.CurrencyCode);
            var limits = standing.Select(loan => Rates.ValueIn(currency, ProductLimits[loan.ProductCode])).ToList();
            var exposure = Rates.SumIn(currency, owed.Select(loan => Money.OfMinor(checked(loan.Outstanding + loan.Lost), Currency.Of(loan.CurrencyCode))));
            var lost = Rates.SumIn(currency, loans.Select(loan => Money.OfMinor(loan.Lost, Currency.Of(loan.CurrencyCode))));
            var (months, before, lately) = InflowOf(loans, currency);
            if (limits.Contains(null) || exposure is null || lost is null || before is null || lately is null)
            {
                return null;
            }

            var ofProducts = limits.Max()!.Value;
            var party = borrower.PartyId;
            return new ReviewInputs(
                Date, borrower.IsFrozen, borrower.Limit?.On(ofProducts) ?? ofProducts, borrower.LimitSetOn, ofProducts, exposure.Value, lost.Value,
                overdue.Select(loan => loan.DaysPastDue).DefaultIfEmpty(0).Max(), overdue.Count, loans.Max(loan => loan.LastLateOn),
                Bounced.GetValueOrDefault(party), Refused.GetValueOrDefault(party), months, before.Value, lately.Value,
                borrower.GroupId is { } group ? OverdueByGroup[group].Count(loan => loan.PartyId != party) : 0,
                Covenants.TryGetValue(party, out var due) ? due : null, Previous.GetValueOrDefault(party));
        }

        private (int Months, Money? Before, Money? Lately) InflowOf(List<ReviewedLoan> loans, Currency currency)
        {
            // The month in which the account was opened is not a full one.
            var full = Flows.TryGetValue(ReviewedLoan.AccountOf(loans), out var flows)
                ? flows.Months.Where(month => month.Month >= flows.OpenedOn).Select(month => month.Inflow).ToList()
                : [];
            const int half = ReviewInputs.Months / 2;
            return (full.Count, Average(full.SkipLast(half).TakeLast(half)), Average(full.TakeLast(half)));

            Money? Average(IEnumerable<Money> inflows) => Rates.SumIn(currency, inflows) is { } sum
                ? Money.OfMinor(sum.MinorUnits / half, currency)
                : null;
        }
    }
}

/// <summary>What of a loan counts in a review.</summary>
/// <param name="IsOwn">Of a borrower who is reviewed, and not only of one who counts together with them.</param>
/// <param name="Lost">Minor units that were given up and are not back.</param>
internal sealed record ReviewedLoan(
    Guid Id, Guid PartyId, bool IsOwn, Guid? GroupId, Guid AccountId, string ProductCode, string CurrencyCode, GrantedLoanStatus Status, long Outstanding,
    long Lost, int DaysPastDue, DateOnly? LastLateOn)
{
    public bool IsRunning => Status == GrantedLoanStatus.Running;

    /// <summary>Neither repaid nor given up for good.</summary>
    public bool IsStanding => Status is GrantedLoanStatus.Running or GrantedLoanStatus.ChargedOff;

    /// <summary>The account whose inflow counts: that of the newest loan.</summary>
    public static Guid AccountOf(IEnumerable<ReviewedLoan> loans) => loans.MaxBy(loan => loan.Id)!.AccountId;
}

/// <param name="Inputs">Null where they could not be gathered.</param>
/// <param name="Missing">Why not.</param>
internal sealed record BorrowerFile(Borrower Borrower, ReviewInputs? Inputs, string? Missing);

/// <summary>What each product lets one customer owe on a day; read once in a scope.</summary>
internal sealed class ProductLimits(LendingDbContext db)
{
    private IReadOnlyDictionary<string, Money>? _read;

    /// <returns>By product.</returns>
    public async Task<IReadOnlyDictionary<string, Money>> OnAsync(DateOnly date, CancellationToken cancellationToken)
    {
        // Versions are never changed, and a product has few: the last one that has begun, or the first where none has.
        return _read ??= (await db.ProductVersions.AsNoTracking().ToListAsync(cancellationToken))
            .GroupBy(version => version.ProductCode)
            .ToDictionary(
                versions => versions.Key,
                versions => (versions.Where(version => version.ValidFrom <= date).MaxBy(version => version.ValidFrom)
                    ?? versions.MinBy(version => version.ValidFrom)!).ReadTerms().Policy.MostExposure);
    }
}
