using DigitalBank.Payments.CutOffs;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Settlement;

/// <summary>Finds windows, and lets one at a time work on a window: whoever holds its row decides what still fits.</summary>
internal sealed class WindowBook(
    PaymentsDbContext db, IServiceScopeFactory scopes, IBusinessCalendar calendar, TimeProvider clock, IOptions<PaymentsOptions> options)
{
    /// <returns>Null where the currency has no schedule.</returns>
    public async Task<SettlementSlot?> SlotAsync(string currencyCode, CancellationToken cancellationToken)
    {
        var schedule = options.Value.SettlementWindows.FirstOrDefault(setting => setting.Currency == currencyCode && setting.Closes.Count > 0);
        if (schedule is null)
        {
            return null;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var closed = await db.ClosingDays.Where(day => day.CurrencyCode == currencyCode && day.Date >= today).Select(day => day.Date).ToListAsync(cancellationToken);
        return SettlementSchedule.SlotAt(schedule, ValueDating.CalendarOf(currencyCode, closed), today, clock.GetUtcNow());
    }

    /// <summary>Makes the window where nobody has yet. In a transaction of its own, because two that make it would fail each other's.</summary>
    public async Task<Guid> OpenAsync(string currencyCode, SettlementSlot slot, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, currencyCode, slot, cancellationToken) is { } known)
        {
            return known;
        }

        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
        try
        {
            var window = new SettlementWindow
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                CurrencyCode = currencyCode,
                Date = slot.Date,
                Number = slot.Number,
                ClosesAt = slot.ClosesAt,
            };
            own.SettlementWindows.Add(window);
            await own.SaveChangesAsync(cancellationToken);
            return window.Id;
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            return (await FindAsync(db, currencyCode, slot, cancellationToken))!.Value;
        }
    }

    /// <summary>Within a transaction: everybody else waits for its end.</summary>
    /// <returns>False where the window is not open any more.</returns>
    public async Task<bool> LockOpenAsync(Guid windowId, CancellationToken cancellationToken) =>
        await db.SettlementWindows.Where(window => window.Id == windowId && window.Status == SettlementWindowStatus.Open)
            .ExecuteUpdateAsync(set => set.SetProperty(window => window.Number, window => window.Number), cancellationToken) == 1;

    // Not by its number: that names another window once the list of times was changed.
    private static async Task<Guid?> FindAsync(PaymentsDbContext db, string currencyCode, SettlementSlot slot, CancellationToken cancellationToken) =>
        await db.SettlementWindows
            .Where(window => window.CurrencyCode == currencyCode && window.ClosesAt == slot.ClosesAt)
            .Select(window => (Guid?)window.Id)
            .SingleOrDefaultAsync(cancellationToken);
}
