using System.Diagnostics;
using System.Text;

namespace DigitalBank.Platform.Encryption;

/// <summary>A file that only this user may read, which is there as a whole or not at all.</summary>
public static class SecretFile
{
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(10);

    /// <summary>Writes the file unless it exists: another process may have been faster.</summary>
    /// <exception cref="IOException">The folder cannot be written to, or somebody else has been at it for ten seconds.</exception>
    public static void Create(string file, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);

        // A move that must not overwrite looks first and moves then, so two could get through; and whoever had read the first file would
        // go on with secrets that nobody has any more.
        using var turn = Turn(file + ".lock");
        if (!File.Exists(file))
        {
            File.Move(Draft(file, text), file, overwrite: false);
        }
    }

    /// <summary>Writes the file anew, whether or not it exists.</summary>
    public static void Replace(string file, string text) => File.Move(Draft(file, text), file, overwrite: true);

    /// <summary>Held by one process at a time; the file stays, because taking it away would let two in.</summary>
    private static FileStream Turn(string file)
    {
        var pause = default(SpinWait);
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException taken) when (IsSharingViolation(taken) && Stopwatch.GetElapsedTime(started) < LongestTurn)
            {
                pause.SpinOnce();
            }
        }
    }

    // EWOULDBLOCK of flock on Unix, ERROR_SHARING_VIOLATION on Windows; anything else is a real fault.
    private static bool IsSharingViolation(IOException exception) => (exception.HResult & 0xFFFF) is 11 or 32 or 35;

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
