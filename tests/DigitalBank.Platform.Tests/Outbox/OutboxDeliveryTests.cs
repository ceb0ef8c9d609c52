using DigitalBank.Platform.Data;
using DigitalBank.Platform.Outbox;
using DigitalBank.SharedKernel.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Platform.Tests.Outbox;

public sealed class OutboxDeliveryTests
{
    [Fact]
    public async Task An_event_whose_change_is_never_committed_does_not_exist()
    {
        var diary = new Diary();
        await using var bank = await StartAsync(diary);

        await bank.InScopeAsync(services =>
        {
            services.GetRequiredService<PlatformDbContext>().Publish(new Rang(Guid.CreateVersion7(), 1));
            return Task.CompletedTask; // the scope ends without a save
        });

        (await DeliverAsync(bank)).ShouldBe(0);
        diary.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_of_one_thing_arrive_in_the_order_they_happened()
    {
        var diary = new Diary();
        await using var bank = await StartAsync(diary);
        var bell = Guid.CreateVersion7();

        await bank.PublishAsync(new Rang(bell, 1), new Rang(bell, 2), new Rang(bell, 3));
        bank.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await bank.PublishAsync(new Rang(bell, 4));

        (await DeliverAsync(bank)).ShouldBe(4);
        diary.Heard.Select(rang => rang.Number).ShouldBe([1, 2, 3, 4]);
        (await DeliverAsync(bank)).ShouldBe(0);
    }

    [Fact]
    public async Task A_failing_reaction_holds_back_its_own_thing_and_no_other_until_it_succeeds()
    {
        var diary = new Diary();
        await using var bank = await StartAsync(diary);
        var broken = Guid.CreateVersion7();
        var sound = Guid.CreateVersion7();
        diary.Refuses.Add(broken);

        await bank.PublishAsync(new Rang(broken, 1), new Rang(broken, 2), new Rang(sound, 3));
        await DeliverAsync(bank);
        diary.Heard.Select(rang => rang.Number).ShouldBe([3]);

        diary.Refuses.Clear();
        (await DeliverAsync(bank)).ShouldBe(0, "the next attempt waits for its time");
        bank.Clock.Advance(TimeSpan.FromMinutes(1));
        await DeliverAsync(bank);
        diary.Heard.Select(rang => rang.Number).ShouldBe([3, 1, 2]);
    }

    [Fact]
    public async Task An_event_that_nobody_reacts_to_is_done_at_once()
    {
        await using var bank = await PlatformFixture.StartAsync();

        await bank.PublishAsync(new Rang(Guid.CreateVersion7(), 1));
        (await DeliverAsync(bank)).ShouldBe(1);

        await bank.InScopeAsync(async services =>
            (await services.GetRequiredService<PlatformDbContext>().Outbox.SingleAsync()).DispatchedAt.ShouldNotBeNull());
    }

    private static Task<PlatformFixture> StartAsync(Diary diary) => PlatformFixture.StartAsync(services =>
    {
        services.AddSingleton(diary);
        services.AddTransient<IIntegrationEventHandler<Rang>, WritesToDiary>();
        services.AddSingleton(new KnownEvent(typeof(Rang)));
    });

    private static Task<int> DeliverAsync(PlatformFixture bank) =>
        bank.Services.GetRequiredService<OutboxDelivery>().DeliverWaitingAsync(CancellationToken.None);

    internal sealed record Rang(Guid Bell, int Number) : IIntegrationEvent
    {
        Guid IIntegrationEvent.AggregateId => Bell;
    }

    internal sealed class Diary
    {
        internal List<Rang> Heard { get; } = [];

        internal HashSet<Guid> Refuses { get; } = [];
    }

    internal sealed class WritesToDiary(Diary diary) : IIntegrationEventHandler<Rang>
    {
        public Task HandleAsync(Rang integrationEvent, Guid eventId, CancellationToken cancellationToken)
        {
            if (diary.Refuses.Contains(integrationEvent.Bell))
            {
                throw new TimeoutException("not now");
            }

            diary.Heard.Add(integrationEvent);
            return Task.CompletedTask;
        }
    }
}
