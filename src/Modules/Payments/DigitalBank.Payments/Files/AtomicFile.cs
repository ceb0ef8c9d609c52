namespace DigitalBank.Payments.Files;

/// <summary>Writes files that are either there whole or not there at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the target, forces it to the disk and renames. An earlier file of the name is replaced.</summary>
    public static async Task WriteAsync(string target, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        var beside = $"{target}.{Guid.CreateVersion7():N}.tmp";
        try
        {
            await using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await write(stream);
                await stream.FlushAsync(cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, target, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
