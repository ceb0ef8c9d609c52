using System.Collections.Concurrent;

namespace DigitalBank.Ledger.Engine;

/// <summary>
/// A thread that the writer has to itself. In the thread pool its next step would stand behind the hundreds of requests that its last
/// answers have set free, and the database would wait for it meanwhile.
/// </summary>
internal sealed class WriterThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Step, object? State)> _steps = [];

    private WriterThread()
    {
    }

    /// <summary>Begins the work on a new thread; what it awaits it goes on with there too.</summary>
    /// <returns>Ends as the work ends.</returns>
    public static Task Run(Func<Task> work)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => new WriterThread().Carry(work, ended)) { IsBackground = true, Name = "Ledger writer" };
        thread.Start();
        return ended.Task;
    }

    /// <summary>Calls something whose own steps are carried by the thread pool, because the writer's thread is about to wait for it.</summary>
    public static Task<T> CallOutside<T>(Func<Task<T>> call)
    {
        var context = Current;
        SetSynchronizationContext(null);
        try
        {
            return call();
        }
        finally
        {
            SetSynchronizationContext(context);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            _steps.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            ThreadPool.QueueUserWorkItem(_ => d(state)); // the work has ended; whatever still comes of it is not the writer's
        }
    }

    private void Carry(Func<Task> work, TaskCompletionSource ended)
    {
        SetSynchronizationContext(this);
        var running = work();
        running.ContinueWith(
            _ => _steps.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        foreach (var (step, state) in _steps.GetConsumingEnumerable())
        {
            step(state);
        }

        ended.SetFromTask(running);
    }
}
