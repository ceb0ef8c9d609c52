using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.History;

internal sealed class GetFlowsOfAccountsHandler(AccountsDbContext db, IMediator bank)
    : IQueryHandler<GetFlowsOfAccounts, IReadOnlyDictionary<Guid, AccountFlows>>
{
    /// <summary>Nothing is booked so many days before its booking date.</summary>
    private const int MostDaysAhead = 31;

    public async Task<Result<IReadOnlyDictionary<Guid, AccountFlows>>> Handle(GetFlowsOfAccounts query, CancellationToken cancellationToken)
    {
        var ids = query.AccountIds.ToList();
        var accounts = await db.Accounts.AsNoTracking()
            .Where(account => ids.Contains(account.Id) && account.LedgerAccountId != null)
            .Select(account => new { account.Id, LedgerAccountId = account.LedgerAccountId!.Value, account.CurrencyCode, account.OpenedOn })
            .ToListAsync(cancellationToken);
        var turnovers = await bank.Send(
            new GetMonthlyTurnovers(
                accounts.ConvertAll(account => account.LedgerAccountId), query.From, query.To, await BeforeAsync(query.From, cancellationToken),
                query.WithoutSource),
            cancellationToken);
        if (!turnovers.IsSuccess)
        {
            return turnovers.Failure;
        }

        var moved = turnovers.Value.ToDictionary(month => (month.LedgerAccountId, month.Month));
        return accounts.ToDictionary(account => account.Id, account =>
        {
            var (currency, first) = (Currency.Of(account.CurrencyCode), account.OpenedOn > query.From ? account.OpenedOn : query.From);
            return new AccountFlows(account.OpenedOn, [.. MonthsOf(first, query.To).Select(month =>
                moved.TryGetValue((account.LedgerAccountId, month), out var turnover)
                    ? new MonthlyFlow(month, Money.OfMinor(turnover.Credits, currency), Money.OfMinor(turnover.Debits, currency))
                    : new MonthlyFlow(month, Money.Zero(currency), Money.Zero(currency)))]);
        });
    }

    private static IEnumerable<DateOnly> MonthsOf(DateOnly from, DateOnly to)
    {
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
        {
            yield return month;
        }
    }

    /// <summary>How far the journal was when the interest of an earlier day was worked out: what is older need not be read.</summary>
    private Task<long> BeforeAsync(DateOnly from, CancellationToken cancellationToken)
    {
        var day = from.AddDays(-MostDaysAhead);
        return db.InterestRuns.AsNoTracking()
            .Where(run => run.BusinessDate < day)
            .OrderByDescending(run => run.BusinessDate)
            .Select(run => run.ThroughEntryId)
            .FirstOrDefaultAsync(cancellationToken);
    }
}
