using DigitalBank.Ledger.Contracts.Positions;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Positions;

internal sealed class GetCurrencyPositionsHandler(PositionReader positions)
    : IQueryHandler<GetCurrencyPositions, IReadOnlyList<CurrencyPositionView>>
{
    public async Task<Result<IReadOnlyList<CurrencyPositionView>>> Handle(GetCurrencyPositions query, CancellationToken cancellationToken)
    {
        var booked = await positions.ReadAsync(query.AsOf, cancellationToken);
        return Answer.Of<IReadOnlyList<CurrencyPositionView>>([.. booked.Select(position => new CurrencyPositionView(
            position.Currency.Code,
            position.Position,
            position.BookedValue,
            position.Rate?.Rate,
            position.Rate?.Date,
            position.Value,
            position.Value is { } value ? value - position.BookedValue : null))]);
    }
}

internal sealed class GetRevaluationsHandler(LedgerDbContext db, PositionReader positions)
    : IQueryHandler<GetRevaluations, IReadOnlyList<RevaluationView>>
{
    public async Task<Result<IReadOnlyList<RevaluationView>>> Handle(GetRevaluations query, CancellationToken cancellationToken)
    {
        var done = await db.Revaluations.AsNoTracking()
            .Where(revaluation => revaluation.ClosingDate == query.ClosingDate)
            .OrderBy(revaluation => revaluation.CurrencyCode)
            .ToListAsync(cancellationToken);
        return Answer.Of<IReadOnlyList<RevaluationView>>([.. done.Select(revaluation => new RevaluationView(
            revaluation.ClosingDate,
            revaluation.CurrencyCode,
            Money.OfMinor(revaluation.Position, Currency.Of(revaluation.CurrencyCode)),
            revaluation.Rate,
            revaluation.RateDate,
            Money.OfMinor(revaluation.Result, positions.BaseCurrency),
            revaluation.EntryId))]);
    }
}
