using System.Runtime.InteropServices;

namespace DigitalBank.Payments.Limits;

/// <summary>
/// What payments will count that are with the ledger and not committed yet. One plan is made at a time, upon what the database says and
/// what is under way: so two of this process never count on the same room.
/// </summary>
internal sealed class CountsUnderWay : IDisposable
{
    private readonly SemaphoreSlim _planning = new(1, 1);
    private readonly Dictionary<string, CounterUse> _uses = [];
    private TaskCompletionSource _fewer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Nobody else plans until <see cref="Leave"/>.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => _planning.WaitAsync(cancellationToken);

    public void Leave() => _planning.Release();

    /// <summary>What is under way in these counters; without those where nothing is.</summary>
    public Dictionary<string, CounterUse> Among(IEnumerable<string> keys)
    {
        lock (_uses)
        {
            return keys.Where(_uses.ContainsKey).ToDictionary(key => key, key => _uses[key]);
        }
    }

    public void Add(IEnumerable<CounterUse> uses)
    {
        lock (_uses)
        {
            foreach (var use in uses)
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_uses, use.Key, out _);
                known = use.And(known.AmountMinor, known.Count);
            }
        }
    }

    /// <summary>They are committed, or never will be.</summary>
    public void Remove(IReadOnlyCollection<CounterUse> uses)
    {
        if (uses.Count == 0)
        {
            return;
        }

        TaskCompletionSource fewer;
        lock (_uses)
        {
            foreach (var use in uses)
            {
                var left = _uses[use.Key].And(-use.AmountMinor, -use.Count);
                if (left.Count == 0)
                {
                    _uses.Remove(use.Key);
                }
                else
                {
                    _uses[use.Key] = left;
                }
            }

            (fewer, _fewer) = (_fewer, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        fewer.SetResult();
    }

    /// <summary>Until nothing is under way in these counters. For whoever has entered, so that nothing comes in meanwhile.</summary>
    public async Task WaitUntilNoneAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task fewer;
            lock (_uses)
            {
                if (!keys.Any(_uses.ContainsKey))
                {
                    return;
                }

                fewer = _fewer.Task;
            }

            await fewer.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => _planning.Dispose();
}
