using System.Diagnostics;

namespace DigitalBank.Host.Tests.Crash;

/// <summary>A real file system of a few megabytes, in memory. Mounting it takes root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _filler;

    public SmallDisk(int megabytes)
    {
        Folder = Directory.CreateTempSubdirectory("digitalbank-disk-").FullName;
        _filler = Path.Combine(Folder, "filler");
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Folder);
    }

    /// <summary>Why there can be none here, or null.</summary>
    public static string? WhyNot { get; } = TryToMount();

    public string Folder { get; }

    /// <summary>Leaves no room at all.</summary>
    public void Fill()
    {
        using var stream = new FileStream(_filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in (int[])[65_536, 4_096])
        {
            try
            {
                while (true)
                {
                    stream.Write(new byte[size]);
                }
            }
            catch (IOException)
            {
                // Full, to this block.
            }
        }
    }

    public void Free() => File.Delete(_filler);

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static string? TryToMount()
    {
        if (Environment.UserName != "root")
        {
            return "A small file system can only be mounted by root.";
        }

        try
        {
            new SmallDisk(megabytes: 1).Dispose();
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"No small file system can be mounted here: {exception.Message}";
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {error.Trim()}");
        }
    }
}

/// <summary>A test that fills a disk, on SQLite, where the bank's database is a file that it writes itself.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() =>
        Skip = TestDatabase.Provider != "Sqlite" ? "Only SQLite's file is the bank's own to write." : SmallDisk.WhyNot;
}
