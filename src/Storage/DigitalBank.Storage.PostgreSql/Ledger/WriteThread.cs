using System.Collections.Concurrent;

namespace DigitalBank.Storage.PostgreSql.Ledger;

/// <summary>
/// Talks to the database with blocking calls, one batch after another, on a thread of its own: a batch is half a dozen answers that are
/// waited for, and in a busy thread pool each would be noticed late.
/// </summary>
internal sealed class WriteThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];

    public WriteThread()
    {
        var thread = new Thread(Carry) { IsBackground = true, Name = "Ledger database" };
        thread.Start();
    }

    /// <returns>Completed on this thread, so what follows at once must be short.</returns>
    public Task<bool> Run(Func<bool> work)
    {
        var done = new TaskCompletionSource<bool>();
        _work.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        });
        return done.Task;
    }

    public void Dispose() => _work.CompleteAdding();

    private void Carry()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
        }

        _work.Dispose();
    }
}
