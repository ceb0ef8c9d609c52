using DigitalBank.Lending.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Losses;

/// <summary>A page of what came for loans that were given up, in the order in which it came.</summary>
/// <param name="LoanId">Of one loan; null for all.</param>
/// <param name="IsBooked">False for those that still wait to be booked; null for all.</param>
internal sealed record ListRecoveries(Guid? LoanId, bool? IsBooked, Guid? After, int Limit) : IQuery<IReadOnlyList<RecoveryView>>;

/// <param name="Date">The business date on which it counts.</param>
internal sealed record RecoveryView(
    Guid RecoveryId, Guid LoanId, Guid AccountId, DateOnly Date, Money Amount, string Reason, string RecordedBy, bool IsBooked)
{
    public static RecoveryView Of(LoanRecovery recovery, string currencyCode) => new(
        recovery.Id, recovery.LoanId, recovery.AccountId, recovery.Date, Money.OfMinor(recovery.Amount, Currency.Of(currencyCode)), recovery.Reason,
        recovery.RecordedBy, recovery.IsBooked);
}

internal sealed class ListRecoveriesHandler(LendingDbContext db) : IQueryHandler<ListRecoveries, IReadOnlyList<RecoveryView>>
{
    public async Task<Result<IReadOnlyList<RecoveryView>>> Handle(ListRecoveries query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var page = await db.Recoveries.AsNoTracking()
            .Where(r => (query.LoanId == null || r.LoanId == query.LoanId)
                && (query.IsBooked == null || r.IsBooked == query.IsBooked)
                && r.Id.CompareTo(after) > 0)
            .OrderBy(r => r.Id)
            .Take(query.Limit)
            .Join(db.Loans, r => r.LoanId, loan => loan.Id, (r, loan) => new { Recovery = r, loan.CurrencyCode })
            .ToListAsync(cancellationToken);
        return page.OrderBy(one => one.Recovery.Id).Select(one => RecoveryView.Of(one.Recovery, one.CurrencyCode)).ToList();
    }
}
