namespace DigitalBank.Platform;

/// <summary>A place for customers' data that only this process's user sees and that is gone when it is closed.</summary>
public static class TemporaryFile
{
    /// <summary>An empty file. It may be read by its path while it is open.</summary>
    public static FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), $"digitalbank-{Guid.CreateVersion7():N}.tmp"), options);
    }
}
