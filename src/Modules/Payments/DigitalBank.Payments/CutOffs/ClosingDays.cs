using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.CutOffs;

/// <summary>Enters a day to come on which nothing is settled in a currency, or gives it another name.</summary>
internal sealed record SetClosingDay(string CurrencyCode, DateOnly Date, string Name) : ICommand<ClosingDayView>;

/// <summary>Takes a day to come out again; one that is not there is no fault.</summary>
internal sealed record RemoveClosingDay(string CurrencyCode, DateOnly Date) : ICommand<Done>;

/// <summary>A page of closing days that were entered, oldest entry first. Weekends and the days of TARGET are not among them.</summary>
/// <param name="CurrencyCode">Null for all.</param>
internal sealed record ListClosingDays(string? CurrencyCode, Guid? After, int Limit) : IQuery<Page<ClosingDayView>>;

internal sealed record ClosingDayView(Guid ClosingDayId, string CurrencyCode, DateOnly Date, string Name);

internal sealed class SetClosingDayValidator : AbstractValidator<SetClosingDay>
{
    public SetClosingDayValidator()
    {
        RuleFor(c => c.CurrencyCode).Must(code => Currency.TryOf(code, out _))
            .WithErrorCode("payments.closing_day_currency_invalid").WithMessage("The currency is one of ISO 4217.");
        RuleFor(c => c.Name).Must(name => name is { Length: > 0 and <= 80 } && !name.Any(char.IsControl))
            .WithErrorCode("payments.closing_day_name_invalid").WithMessage("Name the day in one line of at most 80 characters.");
    }
}

internal sealed class SetClosingDayHandler(PaymentsDbContext db, IBusinessCalendar calendar, TimeProvider clock)
    : ICommandHandler<SetClosingDay, ClosingDayView>
{
    public async Task<Result<ClosingDayView>> Handle(SetClosingDay command, CancellationToken cancellationToken)
    {
        if (command.Date <= await calendar.TodayAsync(cancellationToken))
        {
            return CutOffErrors.ClosingDayInThePast;
        }

        var day = await db.ClosingDays.SingleOrDefaultAsync(
            row => row.CurrencyCode == command.CurrencyCode && row.Date == command.Date, cancellationToken);
        if (day is null)
        {
            day = new ClosingDay { Id = Guid.CreateVersion7(clock.GetUtcNow()), CurrencyCode = command.CurrencyCode, Date = command.Date };
            db.ClosingDays.Add(day);
        }

        day.Name = command.Name;
        await db.SaveChangesAsync(cancellationToken);
        return new ClosingDayView(day.Id, day.CurrencyCode, day.Date, day.Name);
    }
}

internal sealed class RemoveClosingDayHandler(PaymentsDbContext db, IBusinessCalendar calendar) : ICommandHandler<RemoveClosingDay, Done>
{
    public async Task<Result<Done>> Handle(RemoveClosingDay command, CancellationToken cancellationToken)
    {
        if (command.Date <= await calendar.TodayAsync(cancellationToken))
        {
            return CutOffErrors.ClosingDayInThePast;
        }

        var days = await db.ClosingDays
            .Where(row => row.CurrencyCode == command.CurrencyCode && row.Date == command.Date)
            .ToListAsync(cancellationToken);
        db.ClosingDays.RemoveRange(days);
        await db.SaveChangesAsync(cancellationToken);
        return Done.Instance;
    }
}

internal sealed class ListClosingDaysHandler(PaymentsDbContext db) : IQueryHandler<ListClosingDays, Page<ClosingDayView>>
{
    public async Task<Result<Page<ClosingDayView>>> Handle(ListClosingDays request, CancellationToken cancellationToken)
    {
        var days = db.ClosingDays.AsNoTracking();
        if (request.CurrencyCode is { } currencyCode)
        {
            days = days.Where(day => day.CurrencyCode == currencyCode);
        }

        if (request.After is { } after)
        {
            days = days.Where(day => day.Id > after);
        }

        var page = await days.OrderBy(day => day.Id).Take(request.Limit)
            .Select(day => new ClosingDayView(day.Id, day.CurrencyCode, day.Date, day.Name))
            .ToListAsync(cancellationToken);
        return Page.Of(page, request.Limit, day => day.ClosingDayId.ToString());
    }
}
