using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.SharedKernel.Calendars;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.CutOffs;

/// <summary>Value dates by the cut-offs and calendars as they stand; of each currency they are read once in a scope.</summary>
internal sealed class ValueDates(PaymentsDbContext db, TimeProvider clock)
{
    private readonly Dictionary<(string CurrencyCode, PaymentScheme Scheme, DateOnly BookingDate), Rules> _rules = [];

    public async Task<ValueDate> OfAsync(string currencyCode, PaymentScheme scheme, DateOnly bookingDate, CancellationToken cancellationToken)
    {
        if (!_rules.TryGetValue((currencyCode, scheme, bookingDate), out var rules))
        {
            rules = await ReadAsync(currencyCode, scheme, bookingDate, cancellationToken);
            _rules.Add((currencyCode, scheme, bookingDate), rules);
        }

        return ValueDating.For(rules.CutOff, rules.Calendar, bookingDate, clock.GetUtcNow());
    }

    /// <returns>Null for a payment that stays in the bank: the payee has it on the booking date.</returns>
    public async Task<DateOnly?> OfAsync(PaymentOrder order, DateOnly bookingDate, CancellationToken cancellationToken) =>
        order.IsOutgoing ? (await OfAsync(order.CurrencyCode, order.Exchange is null ? PaymentScheme.CreditTransfer : PaymentScheme.CrossBorder, bookingDate, cancellationToken)).Date : null;

    /// <summary>The value date that was agreed as long as it can be kept, else the first one that can.</summary>
    /// <param name="isRouted">Across borders, so by the cut-off of that scheme.</param>
    public async Task<DateOnly> StillPossibleAsync(
        string currencyCode, bool isRouted, DateOnly? agreed, DateOnly today, CancellationToken cancellationToken)
    {
        var scheme = isRouted ? PaymentScheme.CrossBorder : PaymentScheme.CreditTransfer;
        var first = (await OfAsync(currencyCode, scheme, today, cancellationToken)).Date;
        return agreed >= today
            ? _rules[(currencyCode, scheme, today)].Calendar.Roll(agreed.Value, BusinessDayRoll.Following)
            : first;
    }

    private async Task<Rules> ReadAsync(string currencyCode, PaymentScheme scheme, DateOnly bookingDate, CancellationToken cancellationToken)
    {
        var cutOff = await db.CutOffs.AsNoTracking()
            .Where(row => row.CurrencyCode == currencyCode && row.Scheme == scheme && row.ValidFrom <= bookingDate)
            .OrderByDescending(row => row.ValidFrom)
            .FirstOrDefaultAsync(cancellationToken);
        var closed = await db.ClosingDays
            .Where(day => day.CurrencyCode == currencyCode && day.Date >= bookingDate)
            .Select(day => day.Date)
            .ToListAsync(cancellationToken);
        return new Rules(cutOff, ValueDating.CalendarOf(currencyCode, closed));
    }

    private sealed record Rules(CutOff? CutOff, BusinessDayCalendar Calendar);
}
