using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Modules;
using DigitalBank.SharedKernel.Calendars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalBank.Platform.Time;

/// <summary>Keeps the bank's date in the database and remembers it for a moment, because every booking asks for it.</summary>
internal sealed class BusinessCalendar(IServiceScopeFactory scopes, TimeProvider clock) : IBusinessCalendar
{
    /// <summary>How long another process may go on booking on a day that has just been closed.</summary>
    private static readonly TimeSpan MemoryLife = TimeSpan.FromSeconds(1);

    private static readonly BusinessDayCalendar Calendar = BusinessDayCalendar.Target;

    private readonly Lock _gate = new();

    private volatile Memory? _memory;
    private Task<DateOnly>? _reading;

    public bool IsBusinessDay(DateOnly date) => Calendar.IsBusinessDay(date);

    public DateOnly NextBusinessDay(DateOnly date) => Calendar.Next(date);

    public Task<DateOnly> TodayAsync(CancellationToken cancellationToken) => Remembered() ?? ReadOnceAsync(cancellationToken);

    public async Task OpenNextDayAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var day = await db.BusinessDays.SingleAsync(cancellationToken);
        if (day.Today == closingDate)
        {
            day.Today = NextBusinessDay(closingDate);
            await db.SaveChangesAsync(cancellationToken);
            await Task.Delay(MemoryLife, cancellationToken);
        }

        _memory = null;
    }

    private Task<DateOnly>? Remembered() => _memory is { } memory && clock.GetElapsedTime(memory.ReadAt) < MemoryLife ? memory.Today : null;

    /// <summary>Everyone who finds it out of date waits for the same reading: thousands of requests would ask within the same moment.</summary>
    private Task<DateOnly> ReadOnceAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Remembered() is { } justRead)
            {
                return justRead;
            }

            if (_reading is null or { IsCompleted: true })
            {
                _reading = ReadAsync();
            }

            return _reading.WaitAsync(cancellationToken);
        }
    }

    private async Task<DateOnly> ReadAsync()
    {
        var readAt = clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var today = await db.BusinessDays.Select(day => day.Today).SingleAsync(CancellationToken.None);
        _memory = new Memory(Task.FromResult(today), readAt);
        return today;
    }

    private sealed record Memory(Task<DateOnly> Today, long ReadAt);
}

/// <summary>Gives a new bank its first business date.</summary>
internal sealed class FirstBusinessDay(
    PlatformDbContext db, TimeProvider clock, IOptions<BankSettings> bank) : IModuleSeed
{
    public int Order => 0;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (await db.BusinessDays.AnyAsync(cancellationToken))
        {
            return;
        }

        var first = bank.Value.FirstBusinessDate ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

        // Back from a weekend, not forward: the day before it can be closed at once, a day that has not begun can not.
        var today = BusinessDayCalendar.Target.Roll(first, BusinessDayRoll.Preceding);
        db.BusinessDays.Add(new BusinessDay { Today = today });
        await db.SaveChangesAsync(cancellationToken);
    }
}
