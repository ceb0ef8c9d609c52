namespace DigitalBank.Ledger.Events;

/// <summary>Tells everyone who waits that this process has committed an entry, so that they need not wait for the next look.</summary>
internal sealed class JournalSignal
{
    private TaskCompletionSource? _awaited;

    /// <summary>Completes with the next entry. Take it before looking at the journal, or an entry in between goes unnoticed.</summary>
    public Task Next
    {
        get
        {
            var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return (Interlocked.CompareExchange(ref _awaited, fresh, null) ?? fresh).Task;
        }
    }

    public void Set()
    {
        if (Volatile.Read(ref _awaited) is not null)
        {
            Interlocked.Exchange(ref _awaited, null)?.TrySetResult();
        }
    }
}
