namespace DigitalBank.Storage.Sqlite;

/// <summary>Keeps two processes from migrating and seeding the same file at once. The operating system frees it when a process dies.</summary>
internal sealed class StartLock : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private StartLock(FileStream file) => _file = file;

    internal static async Task<StartLock> TakeAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new StartLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException exception) when (IsSharingViolation(exception))
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    // EWOULDBLOCK of flock on Unix, ERROR_SHARING_VIOLATION on Windows; anything else is a real fault.
    private static bool IsSharingViolation(IOException exception) => (exception.HResult & 0xFFFF) is 11 or 32 or 35;
}
