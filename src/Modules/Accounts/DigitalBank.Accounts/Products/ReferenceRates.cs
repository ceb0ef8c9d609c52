using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Interest;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Products;

/// <summary>An index from a day on, until its next day.</summary>
internal sealed class ReferenceRate
{
    public required string Index { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>In units of <see cref="AnnualRate"/>.</summary>
    public required long Rate { get; set; }

    public required string SetBy { get; set; }

    public ReferenceRateView View() => new(Index, ValidFrom, new AnnualRate(Rate).Percent, SetBy);
}

/// <summary>Enters an index from a day on. The same day again replaces it, as long as the business date has not passed it.</summary>
internal sealed record SetReferenceRate(string Index, DateOnly ValidFrom, decimal Percent) : ICommand<ReferenceRateView>;

/// <summary>The latest rates of an index, the newest first.</summary>
internal sealed record ListReferenceRates(string Index, int Limit) : IQuery<IReadOnlyList<ReferenceRateView>>;

internal sealed record ReferenceRateView(string Index, DateOnly ValidFrom, decimal Percent, string SetBy);

internal sealed class SetReferenceRateHandler(AccountsDbContext db, IBusinessCalendar calendar, IActor actor)
    : ICommandHandler<SetReferenceRate, ReferenceRateView>
{
    public async Task<Result<ReferenceRateView>> Handle(SetReferenceRate command, CancellationToken cancellationToken)
    {
        if (!ProductRules.IsIndex(command.Index))
        {
            return ProductErrors.IndexInvalid;
        }

        if (!AnnualRate.TryFromPercent(command.Percent, out var rate))
        {
            return ProductErrors.RateInvalid;
        }

        if (command.ValidFrom < await calendar.TodayAsync(cancellationToken))
        {
            return ProductErrors.RateInThePast;
        }

        var entered = await db.ReferenceRates.SingleOrDefaultAsync(r => r.Index == command.Index
            && r.ValidFrom == command.ValidFrom, cancellationToken);
        if (entered is null)
        {
            entered = new ReferenceRate { Index = command.Index, ValidFrom = command.ValidFrom, Rate = rate.Units, SetBy = actor.Subject };
            db.ReferenceRates.Add(entered);
        }

        (entered.Rate, entered.SetBy) = (rate.Units, actor.Subject);
        await db.SaveChangesAsync(cancellationToken);
        return entered.View();
    }
}

internal sealed class ListReferenceRatesHandler(AccountsDbContext db) : IQueryHandler<ListReferenceRates, IReadOnlyList<ReferenceRateView>>
{
    public async Task<Result<IReadOnlyList<ReferenceRateView>>> Handle(ListReferenceRates query, CancellationToken cancellationToken)
    {
        var rates = await db.ReferenceRates.AsNoTracking()
            .Where(rate => rate.Index == query.Index)
            .OrderByDescending(rate => rate.ValidFrom)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return rates.ConvertAll(rate => rate.View());
    }
}
