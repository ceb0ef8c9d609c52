using DigitalBank.Platform.Time;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Platform.Tests.Time;

public sealed class BusinessCalendarTests
{
    [Fact]
    public async Task A_new_bank_opens_on_the_calendar_day()
    {
        await using var bank = await PlatformFixture.StartAsync();

        (await Calendar(bank).TodayAsync(CancellationToken.None)).ShouldBe(new DateOnly(2026, 11, 23));
    }

    [Fact]
    public async Task A_bank_that_opens_at_a_weekend_has_the_date_of_the_Friday_before()
    {
        await using var bank = await PlatformFixture.StartAsync(services => services.AddSingleton<TimeProvider>(AtTheWeekend()));

        (await Calendar(bank).TodayAsync(CancellationToken.None)).ShouldBe(new DateOnly(2026, 11, 20));
    }

    [Fact]
    public async Task Closing_a_Friday_opens_the_Monday_and_closing_it_again_changes_nothing()
    {
        await using var bank = await PlatformFixture.StartAsync();
        foreach (var day in Enumerable.Range(23, 5))
        {
            await Calendar(bank).OpenNextDayAsync(new DateOnly(2026, 11, day), CancellationToken.None);
        }

        (await Calendar(bank).TodayAsync(CancellationToken.None)).ShouldBe(new DateOnly(2026, 11, 30));
        await Calendar(bank).OpenNextDayAsync(new DateOnly(2026, 11, 27), CancellationToken.None);
        (await Calendar(bank).TodayAsync(CancellationToken.None)).ShouldBe(new DateOnly(2026, 11, 30));
    }

    [Fact]
    public async Task A_thousand_requests_that_find_the_date_out_of_date_read_it_once()
    {
        await using var bank = await PlatformFixture.StartAsync();
        var scopes = new CountedScopes(bank.Services.GetRequiredService<IServiceScopeFactory>());
        var calendar = new BusinessCalendar(scopes, bank.Services.GetRequiredService<TimeProvider>());

        var days = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => calendar.TodayAsync(CancellationToken.None))));

        days.ShouldAllBe(day => day == new DateOnly(2026, 11, 23));
        scopes.Opened.ShouldBe(1);
    }

    private static FakeClock AtTheWeekend()
    {
        var clock = new FakeClock();
        clock.Set(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        return clock;
    }

    private static IBusinessCalendar Calendar(PlatformFixture bank) => bank.Services.GetRequiredService<IBusinessCalendar>();

    private sealed class CountedScopes(IServiceScopeFactory scopes) : IServiceScopeFactory
    {
        public int Opened { get; private set; }

        public IServiceScope CreateScope()
        {
            Opened++;
            return scopes.CreateScope();
        }
    }
}
