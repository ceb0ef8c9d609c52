using System.Diagnostics;
using System.Net;

namespace DigitalBank.Benchmarks.Http;

/// <param name="Payments">Answered as booked.</param>
/// <param name="Waits">Per request: from when it was due until its answer was there.</param>
internal sealed record LoadResult(long Payments, double Seconds, Latencies Waits);

/// <summary>Requests over many connections from one thread, with as little work per request as the client can do.</summary>
internal sealed class Load : IDisposable
{
    private readonly IRequests _requests;
    private readonly Connection[] _connections;
    private readonly Epoll _epoll;

    public Load(EndPoint address, int connections, IRequests requests)
    {
        _requests = requests;
        _epoll = new Epoll(connections);
        _connections = [.. Enumerable.Range(0, connections).Select(_ => new Connection(address, requests.Room))];
        for (var i = 0; i < connections; i++)
        {
            _epoll.Watch(_connections[i].Descriptor, i);
        }
    }

    /// <summary>Every connection sends its next request when it has its answer.</summary>
    public Task<LoadResult> RunAsync(TimeSpan duration) => OnThreadOfItsOwn(() => Run(duration));

    /// <summary>
    /// So many requests a second, evenly, whether or not earlier ones have been answered. One that finds no free connection waits for it, and
    /// its wait counts from when it was due: a bank that stalls cannot hide that by being asked less.
    /// </summary>
    public Task<LoadResult> RunAsync(TimeSpan duration, double requestsPerSecond) =>
        OnThreadOfItsOwn(() => Run(duration, requestsPerSecond));

    public void Dispose()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }

        _epoll.Dispose();
    }

    private static Task<LoadResult> OnThreadOfItsOwn(Func<LoadResult> run) =>
        Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private LoadResult Run(TimeSpan duration)
    {
        var waits = new Latencies();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < _connections.Length; i++)
        {
            Start(i, Stopwatch.GetTimestamp());
        }

        for (var underWay = _connections.Length; underWay > 0;)
        {
            foreach (var index in Finished(waits, milliseconds: 1_000))
            {
                var now = Stopwatch.GetTimestamp();
                if (Stopwatch.GetElapsedTime(started, now) < duration)
                {
                    Start(index, now);
                }
                else
                {
                    underWay--;
                }
            }
        }

        return ResultOf(waits, started);
    }

    private LoadResult Run(TimeSpan duration, double requestsPerSecond)
    {
        var waits = new Latencies();
        var total = (long)(duration.TotalSeconds * requestsPerSecond);
        var ticksBetween = Stopwatch.Frequency / requestsPerSecond;
        var free = new Stack<int>(Enumerable.Range(0, _connections.Length));
        var started = Stopwatch.GetTimestamp();
        for (var next = 0L; next < total || free.Count < _connections.Length;)
        {
            var now = Stopwatch.GetTimestamp();
            for (; next < total && free.Count > 0 && started + (long)(next * ticksBetween) <= now; next++)
            {
                Start(free.Pop(), started + (long)(next * ticksBetween));
            }

            foreach (var index in Finished(waits, milliseconds: 1))
            {
                free.Push(index);
            }
        }

        return ResultOf(waits, started);
    }

    private LoadResult ResultOf(Latencies waits, long started) =>
        new(waits.Count * _requests.PaymentsPerRequest, Stopwatch.GetElapsedTime(started).TotalSeconds, waits);

    private void Start(int index, long since)
    {
        var connection = _connections[index];
        connection.Start(_requests, since);
        if (connection.IsWaitingToSend)
        {
            _epoll.WatchWrites(connection.Descriptor, index, wanted: true);
        }
    }

    /// <summary>Waits until sockets have something to say, and gives the connections whose answers are complete.</summary>
    private IEnumerable<int> Finished(Latencies waits, int milliseconds)
    {
        var ready = _epoll.Wait(milliseconds);
        for (var i = 0; i < ready; i++)
        {
            var index = _epoll.Ready(i);
            if (GoOn(index))
            {
                _requests.Check(_connections[index].Answer);
                waits.Add(Stopwatch.GetElapsedTime(_connections[index].Since));
                yield return index;
            }
        }
    }

    /// <returns>True when the connection's answer is complete.</returns>
    private bool GoOn(int index)
    {
        var connection = _connections[index];
        if (!connection.IsWaitingToSend)
        {
            return connection.Receive();
        }

        connection.GoOnSending();
        if (!connection.IsWaitingToSend)
        {
            _epoll.WatchWrites(connection.Descriptor, index, wanted: false);
        }

        return false;
    }
}
