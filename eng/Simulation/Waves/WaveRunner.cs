using DigitalBank.Simulation.Faults;
using DigitalBank.Simulation.Model;
using DigitalBank.Simulation.Orders;
using DigitalBank.TestKit;

namespace DigitalBank.Simulation.Waves;

/// <summary>Sends waves of orders to the engines, starts these anew from time to time, and lets others come in between.</summary>
internal sealed class WaveRunner(
    BankFixture bank, Random random, LedgerModel model, DrawnFrom from, RandomOrders orders, RandomChanges changes, Tally tally, bool withRaces) : IAsyncDisposable
{
    private const int LargestWave = 300;

    private readonly WaveCheck _check = new(model);
    private readonly Temper _undisturbed = new(0, 0, 0, 4_096, 16_384, 200_000, RetrySeconds: 60);
    private Temper _temper = new(0, 0, 0, 40, 16_384, 200_000, 0);
    private EngineLife? _first;
    private EngineLife? _second;
    private EngineLife? _patient;
    private int _wavesLeft;

    /// <summary>One wave and what happens before it.</summary>
    public async Task RunAsync(int most)
    {
        await PrepareAsync();
        if (random.Next(5) == 0)
        {
            bank.Clock.Advance(TimeSpan.FromMilliseconds(random.Next(-2_000_000_000, 2_000_000_000)));
        }

        for (var some = random.Next(4) == 0 ? random.Next(1, 4) : 0; some > 0; some--)
        {
            await ApplyAsync(changes.Next(tally.NextNumber()));
        }

        var size = Math.Min(most, random.Next(3) == 0 ? random.Next(1, 10) : random.Next(1, LargestWave));
        var drawn = Enumerable.Range(0, size).Select(_ => orders.Next(tally.NextNumber(), _temper)).ToList();
        var wave = random.Next(20) switch
        {
            0 => await StoppedAsync(drawn),
            1 => await ChangedAsync(drawn),
            < 5 => await DisturbedAsync(drawn),
            5 when withRaces => await RacedAsync(drawn),
            _ => await AloneAsync(drawn),
        };
        await SettleAsync(wave);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in (EngineLife?[])[_first, _second, _patient])
        {
            await EndAsync(engine);
        }
    }

    private async Task PrepareAsync()
    {
        if (_wavesLeft-- > 0)
        {
            return;
        }

        _wavesLeft = random.Next(5, 40);
        _temper = Temper.Next(random);
        await EndAsync(_first);
        await EndAsync(_second);
        _first = Start(_temper);
        _second = Start(_temper with { MaxBatch = 100 });
        _patient ??= Start(_undisturbed);
    }

    private EngineLife Start(Temper temper) => new(bank.Services, bank.Clock, temper, new Interference(new Random(random.Next()), temper.Faults));

    private async Task EndAsync(EngineLife? engine)
    {
        if (engine is not null)
        {
            await engine.DisposeAsync();
            tally.Add(engine.Interference);
        }
    }

    private async Task ApplyAsync(Change change)
    {
        var answer = await SendAsync(change);
        var code = model.Apply(change);
        if (code != answer.Code)
        {
            throw new DifferenceException($"{change} should answer {code ?? "done"}, but was {answer.Code ?? "done"}");
        }

        Know(answer);
    }

    private async Task<ChangeAnswer> SendAsync(Change change)
    {
        var answer = await Changes.SendAsync(bank, change);
        tally.Answered(answer.Code ?? change.GetType().Name);
        return answer;
    }

    private void Know(ChangeAnswer answer)
    {
        if (answer.Opened is { } opened)
        {
            model.Add(opened);
            from.Know(model.Accounts[opened.LedgerAccountId]);
        }
    }

    private async Task<Wave> AloneAsync(List<Order> drawn)
    {
        Begin([]);
        var asked = await AskAsync(_first!, 0, drawn);
        return WaveOf(asked);
    }

    /// <summary>A second process posts between what the first one plans and what it writes.</summary>
    private async Task<Wave> DisturbedAsync(List<Order> drawn)
    {
        var byOthers = new List<Asked>();
        var parts = drawn.Skip(drawn.Count / 2).Chunk(Math.Max(1, drawn.Count / 8))
            .Select(part => (Func<Task>)(async () => byOthers.AddRange(await AllAsync(_second!, 1, part))));
        Begin(parts);
        var asked = await AskAsync(_first!, 0, drawn[..(drawn.Count / 2)]);
        return WaveOf([.. asked, .. byOthers]);
    }

    private async Task<Wave> ChangedAsync(List<Order> drawn)
    {
        Changed? changed = null;
        var change = changes.Next(tally.NextNumber());
        Begin([async () => changed = new Changed(change, await SendAsync(change))]);
        var asked = await AskAsync(_first!, 0, drawn);
        Know(changed!.Answer);
        return WaveOf(asked) with { Change = changed };
    }

    /// <summary>Both at once, as the threads come: the one kind of wave that a seed does not repeat.</summary>
    private async Task<Wave> RacedAsync(List<Order> drawn)
    {
        Begin([]);
        _first!.Interference.Release();
        var half = drawn.Count / 2;
        var asked = await Task.WhenAll(
            Task.Run(() => AllAsync(_first, 0, drawn[..half])), Task.Run(() => AllAsync(_second!, 1, drawn[half..])));
        return WaveOf([.. asked[0], .. asked[1]]);
    }

    /// <summary>The engine is stopped with orders in its queue, and a new one takes over.</summary>
    private async Task<Wave> StoppedAsync(List<Order> drawn)
    {
        Begin([]);
        var (before, after) = (drawn[..(drawn.Count / 2)], drawn[(drawn.Count / 2)..]);
        Task stopping = Task.CompletedTask;
        List<Asked> turnedAway = [];
        var asked = await AskAsync(_first!, 0, before, async () =>
        {
            stopping = _first!.StopAsync();
            turnedAway = await AllAsync(_first, 0, after);
        });
        await stopping;
        _wavesLeft = 0;
        return WaveOf([.. asked, .. turnedAway.Select(one => one with { IsAfterStop = true })]);
    }

    private void Begin(IEnumerable<Func<Task>> between)
    {
        _first!.Interference.Begin(between);
        _second!.Interference.Begin([]);
        _second.Interference.Release();
    }

    private Wave WaveOf(List<Asked> asked) => WaveOf(asked, _first!, _second!);

    private Wave WaveOf(List<Asked> asked, params EngineLife[] engines) => new(
        asked,
        bank.Clock.GetUtcNow(),
        Change: null,
        engines.Sum(engine => engine.Interference.Faults),
        Commit.InOrder([.. engines.SelectMany(engine => engine.Interference.Commits)]));

    /// <summary>Fills the queue while the engine waits with its first call, so that batches do not depend on the threads.</summary>
    private static async Task<List<Asked>> AskAsync(EngineLife engine, int queue, IEnumerable<Order> drawn, Func<Task>? beforeRelease = null)
    {
        var tasks = new List<(Order Order, Task<Answer> Task)>();
        var isFirst = true;
        foreach (var order in drawn)
        {
            var task = engine.AskAsync(order);
            tasks.Add((order, task));
            if (isFirst && !task.IsCompleted)
            {
                isFirst = false;
                await engine.Interference.Arrived;
            }
        }

        if (beforeRelease is not null)
        {
            await beforeRelease();
        }

        engine.Interference.Release();
        var asked = new List<Asked>();
        foreach (var (order, task) in tasks)
        {
            asked.Add(new Asked(order, queue, await task));
        }

        await engine.Interference.FinishAsync();
        return asked;
    }

    private static async Task<List<Asked>> AllAsync(EngineLife engine, int queue, IEnumerable<Order> drawn)
    {
        var tasks = drawn.Select(order => (Order: order, Task: engine.AskAsync(order))).ToList();
        var asked = new List<Asked>();
        foreach (var (order, task) in tasks)
        {
            asked.Add(new Asked(order, queue, await task));
        }

        return asked;
    }

    /// <summary>Sends again what had no definite answer, as every client would, and then holds both waves against the model.</summary>
    private async Task SettleAsync(Wave wave)
    {
        tally.Answered(wave);
        var open = wave.Asked.Where(asked => asked.Answer.IsOpen).ToList();
        if (open.Count == 0)
        {
            _check.Check(wave);
            return;
        }

        _patient!.Interference.Begin([]);
        _patient.Interference.Release();
        var again = await AllAsync(_patient, 0, open.Select(asked => asked.Order));
        var settled = WaveOf(again, _patient);
        var doneNow = settled.Commits.SelectMany(commit => commit.Keys).ToHashSet();
        var retried = open.Zip(again)
            .Where(pair => pair.First.Answer.Code == Answer.Unavailable)
            .Where(pair => pair.Second.Answer.IsSuccess && !doneNow.Contains(pair.Second.Order.Key))
            .ToDictionary(pair => pair.First.Order.Number, pair => pair.Second.Answer);
        _check.Check(wave with
        {
            Asked = [.. wave.Asked.Select(asked => asked with { Retried = retried.GetValueOrDefault(asked.Order.Number) })],
        });
        _check.Check(settled);
    }
}
