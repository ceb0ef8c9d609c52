using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Events;
using DigitalBank.Ledger.Export;
using DigitalBank.Ledger.Tests.Engine;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Events;

public sealed class DeliveryTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    [Fact]
    public async Task Given_several_engines_posting_at_once_Then_every_entry_is_told_once_and_in_order()
    {
        var (cash, customer) = (await bank.ABankAccountAsync(), await bank.ACustomerAccountAsync(minimum: null));
        var subscriber = new ToldSubscriber("test.order");
        using var delivery = new DeliveryUnderTest(bank, subscriber);
        await using var other = new EngineUnderTest(bank);

        var posting = Task.WhenAll(Enumerable.Range(0, 600).Select(async i =>
        {
            await Task.Delay(i % 50);
            var entry = LedgerBank.AnEntry(cash, customer, "1.00");
            return (i % 2 == 0 ? await bank.SendAsync(entry) : await other.PostAsync(entry)).EnsureSuccess().EntryId;
        }));
        while (!posting.IsCompleted)
        {
            await delivery.DeliverNextAsync(subscriber);
        }

        var booked = await posting;
        await delivery.DeliverAllAsync(subscriber);

        var told = subscriber.Told.Select(entry => entry.EntryId).ToList();
        told.ShouldBe(Enumerable.Range(1, told.Count).Select(id => (long)id));
        booked.Except(told).ShouldBeEmpty();
        subscriber.Told.Single(entry => entry.EntryId == booked[0]).Postings
            .ShouldBe([LedgerBank.Debit(cash, "1.00"), LedgerBank.Credit(customer, "1.00")]);
    }

    [Fact]
    public async Task Given_entries_still_in_memory_Then_they_are_told_as_the_journal_holds_them()
    {
        var recent = new RecentEntries();
        recent.Keep();
        await using var engine = new EngineUnderTest(bank, recent: recent);
        var (cash, customer) = (await bank.ABankAccountAsync(), await bank.ACustomerAccountAsync());
        var booked = (await engine.PostAsync(LedgerBank.AnEntry(cash, customer, "3.00"))).EnsureSuccess();
        await engine.PostAsync(LedgerBank.AnEntry(customer, cash, "4.00")); // refused, so nobody is told
        await engine.PostAsync(LedgerBank.AnEntry(cash, customer, "3.00", booked.IdempotencyKey)); // a replay, likewise
        var last = (await engine.PostAsync(LedgerBank.AnEntry(customer, cash, "2.00"))).EnsureSuccess();
        var (remembering, reading) = (new ToldSubscriber("test.recent"), new ToldSubscriber("test.read"));
        using var fromMemory = new DeliveryUnderTest(bank, remembering) { Recent = recent };
        using var fromJournal = new DeliveryUnderTest(bank, reading);

        await fromMemory.DeliverAllAsync(remembering);
        await fromJournal.DeliverAllAsync(reading);

        recent.BeginningOf(booked.EntryId - 1, last.EntryId).Count.ShouldBe(2);
        remembering.Told.Select(entry => JsonSerializer.Serialize(entry)).ShouldBe(reading.Told.Select(entry => JsonSerializer.Serialize(entry)));
    }

    [Fact]
    public async Task Given_a_crash_between_handling_and_remembering_Then_the_same_entries_come_again()
    {
        await BookAsync(3);
        using var crash = new CancellationTokenSource();
        var subscriber = new ToldSubscriber("test.crash", crash.Cancel);
        using var delivery = new DeliveryUnderTest(bank, subscriber);

        await Should.ThrowAsync<OperationCanceledException>(() => delivery.DeliverNextAsync(subscriber, crash.Token));
        var before = subscriber.Told.Select(entry => entry.EntryId).ToList();
        subscriber.Told.Clear();
        subscriber.Afterwards = null;
        await delivery.DeliverAllAsync(subscriber);

        before.ShouldNotBeEmpty();
        subscriber.Told.Select(entry => entry.EntryId).Take(before.Count).ShouldBe(before);
        (await delivery.DeliverNextAsync(subscriber)).ShouldBe(0);
    }

    [Fact]
    public async Task Given_a_subscriber_that_fails_Then_it_is_left_alone_for_a_while_and_others_go_on()
    {
        await BookAsync(2);
        var broken = new ToldSubscriber("test.broken", () => throw new IOException("secret of a customer"));
        var sound = new ToldSubscriber("test.sound");
        using var delivery = new DeliveryUnderTest(bank, broken, sound);

        await delivery.DeliverNextAsync(broken);
        await delivery.DeliverAllAsync(sound);
        (await delivery.DeliverNextAsync(broken)).ShouldBe(0);
        var first = broken.Told.Count;
        broken.Afterwards = null;
        (await delivery.DeliverNextAsync(broken)).ShouldBe(0);
        bank.Clock.Advance(TimeSpan.FromSeconds(2));
        await delivery.DeliverAllAsync(broken);

        sound.Told.Count.ShouldBe(first);
        broken.Told.Skip(first).Select(entry => entry.EntryId).ShouldBe(sound.Told.Select(entry => entry.EntryId));
    }

    [Fact]
    public async Task Given_a_replay_while_entries_are_being_handled_Then_the_replay_stands()
    {
        await BookAsync(2);
        var subscriber = new ToldSubscriber("accounts.activity-double");
        using var delivery = new DeliveryUnderTest(bank, subscriber);
        await delivery.DeliverAllAsync(subscriber);
        var all = subscriber.Told.Count;
        await BookAsync(1);

        // The replay happens inside of handling, before the cursor is moved.
        subscriber.Afterwards = () => ReplayAsync(bank, subscriber, from: 1).GetAwaiter().GetResult();
        await delivery.DeliverNextAsync(subscriber);
        subscriber.Afterwards = null;
        subscriber.Told.Clear();
        await delivery.DeliverAllAsync(subscriber);

        subscriber.Told.Select(entry => entry.EntryId).First().ShouldBe(1);
        subscriber.Told.Count.ShouldBeGreaterThan(all);
    }

    [Fact]
    public async Task The_banks_own_dispatcher_follows_and_staff_can_see_it_and_replay()
    {
        await BookAsync(5);
        var staff = await bank.StaffAsync(RoleNames.Supervisor);
        await UntilNobodyIsBehindAsync(staff);

        var replay = await staff.PostAsJsonAsync("/staff/v1/ledger/events/subscribers/accounts.activity/replay", new { from = 1 });

        (await replay.ShouldBeJsonAsync()).GetProperty("position").GetInt64().ShouldBe(0);
        await UntilNobodyIsBehindAsync(staff);
        await (await staff.PostAsJsonAsync("/staff/v1/ledger/events/subscribers/nobody/replay", new { from = 1 }))
            .ShouldBeProblemAsync(404, "ledger.unknown_subscriber");
        await (await staff.PostAsJsonAsync("/staff/v1/ledger/events/subscribers/accounts.activity/replay", new { from = 1_000_000 }))
            .ShouldBeProblemAsync(400, "ledger.replay_position_invalid");
    }

    private static async Task ReplayAsync(LedgerBank bank, ToldSubscriber subscriber, long from)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerDbContext>();
        var handler = new ReplayJournalHandler(db, new JournalReader(db), [subscriber], new JournalSignal());
        (await handler.Handle(new ReplayJournal(subscriber.Name, from), CancellationToken.None)).EnsureSuccess();
    }

    private static async Task UntilNobodyIsBehindAsync(HttpClient staff)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var subscribers = await staff.GetFromJsonAsync<JsonElement>("/staff/v1/ledger/events/subscribers", patience.Token);
            if (subscribers.EnumerateArray().All(subscriber => subscriber.GetProperty("lag").GetInt64() == 0))
            {
                return;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    private async Task BookAsync(int entries)
    {
        var (cash, customer) = (await bank.ABankAccountAsync(), await bank.ACustomerAccountAsync());
        for (var i = 0; i < entries; i++)
        {
            (await bank.PostAsync(cash, customer, "1.00")).EnsureSuccess();
        }
    }
}
