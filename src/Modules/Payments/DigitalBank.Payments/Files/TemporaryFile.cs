namespace DigitalBank.Payments.Files;

internal static class TemporaryFile
{
    /// <summary>An empty file that others may read and that disappears when it is closed.</summary>
    public static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), $"digitalbank-{Guid.CreateVersion7():N}.tmp"),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        });
}
