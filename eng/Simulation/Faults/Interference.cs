namespace DigitalBank.Simulation.Faults;

/// <summary>The connection broke; whether before or after the database did what it was asked is not said.</summary>
internal sealed class ConnectionLostException() : IOException("The connection was lost.");

/// <summary>The database objects to what it was to write.</summary>
internal sealed class ContentRefusedException() : IOException("The database will not have this.");

/// <summary>
/// What goes on around the calls of one engine's store. It also holds back the first call of a wave until the whole wave is in the queue,
/// so that the same orders make the same batches. Calls may overlap.
/// </summary>
internal sealed class Interference(Random random, double chance)
{
    private readonly Lock _lock = new();
    private readonly Queue<Func<Task>> _between = [];
    private TaskCompletionSource _arrived = new();
    private TaskCompletionSource? _gate;
    private int _outage;
    private volatile bool _isSomebodyIn;

    /// <summary>How often something went wrong, by kind.</summary>
    public SortedDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Faults since the wave began.</summary>
    public int Faults { get; private set; }

    /// <summary>Batches committed since the wave began.</summary>
    public List<Commit> Commits { get; } = [];

    /// <summary>Completes when the engine has made the first call of the wave, which waits until <see cref="Release"/>.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>Prepares a wave.</summary>
    /// <param name="between">What others do in between: each runs before one of the store's next calls.</param>
    public void Begin(IEnumerable<Func<Task>> between)
    {
        Faults = 0;
        Commits.Clear();
        foreach (var step in between)
        {
            _between.Enqueue(step);
        }

        _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Release() => _gate?.TrySetResult();

    /// <summary>Does what is left to do in between.</summary>
    public async Task FinishAsync()
    {
        while (_between.TryDequeue(out var step))
        {
            await step();
        }
    }

    /// <summary>Before a call that holds nothing.</summary>
    public async Task BeforeAsync(string call)
    {
        if (_gate is { } gate)
        {
            _arrived.TrySetResult();
            await gate.Task;
            _gate = null;
        }

        if (NextInBetween() is { } step)
        {
            await step();
            _isSomebodyIn = false;
        }

        MayFail(call);
    }

    /// <summary>Before a call, or after it and before its answer.</summary>
    public void MayFail(string call, bool isWrite = false)
    {
        lock (_lock)
        {
            if (_outage > 0)
            {
                _outage--;
                throw Lost("out of reach");
            }

            if (chance == 0 || random.NextDouble() >= chance)
            {
                return;
            }

            if (isWrite && random.Next(20) == 0)
            {
                Lost("content refused");
                throw new ContentRefusedException();
            }

            _outage = random.Next(6) == 0 ? random.Next(1, 4) : 0;
            throw Lost(call);
        }
    }

    public void Committed(Commit commit, string how)
    {
        lock (_lock)
        {
            Commits.Add(commit);
            Count(how);
        }
    }

    public void Count(string kind)
    {
        lock (_lock)
        {
            Counts[kind] = Counts.GetValueOrDefault(kind) + 1;
        }
    }

    private Func<Task>? NextInBetween()
    {
        lock (_lock)
        {
            if (_between.Count == 0 || _isSomebodyIn || random.Next(2) == 0)
            {
                return null;
            }

            _isSomebodyIn = true;

            Count("somebody else came in between");
            return _between.Dequeue();
        }
    }

    private ConnectionLostException Lost(string kind)
    {
        Faults++;
        Count(kind);
        return new ConnectionLostException();
    }
}
