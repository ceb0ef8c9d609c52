using System.Text;

namespace DigitalBank.Platform.Encryption;

/// <summary>A file that only this user may read, which is there as a whole or not at all.</summary>
public static class SecretFile
{
    /// <summary>Writes the file unless it exists: another process may have been faster.</summary>
    public static void Create(string file, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = Draft(file, text);
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }

    /// <summary>Writes the file anew, whether or not it exists.</summary>
    public static void Replace(string file, string text) => File.Move(Draft(file, text), file, overwrite: true);

    private static string Draft(string file, string text)
    {
        var draft = $"{file}.{Guid.CreateVersion7():N}";
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var stream = new FileStream(draft, settings);
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // On a full disk this is tried again and again; no half secrets may be left lying about.
            File.Delete(draft);
            throw;
        }

        return draft;
    }
}
