using DigitalBank.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace DigitalBank.Ledger.Proofs;

/// <summary>Where keys and heads lie. Whoever can write to the database must not be able to write here.</summary>
internal sealed class ProofFiles(IOptions<ProofOptions> options, IOptions<BankSettings> bank)
{
    public string Key { get; } = Path.GetFullPath(options.Value.KeyFile ?? Path.Combine(bank.Value.DataFolder, "ledger-proofs.pem"));

    public string Salt => options.Value.SaltFile ?? Path.ChangeExtension(Key, ".salt");

    public string Heads => options.Value.HeadsFile ?? Path.ChangeExtension(Key, ".heads");

    /// <summary>Public keys of the past, one file each.</summary>
    public string Retired => Path.ChangeExtension(Key, ".retired");

    /// <summary>Writes a secret that only this user may read, unless the file exists: another process may have been faster.</summary>
    public static void Create(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = $"{file}.{Guid.CreateVersion7():N}";
        Write(draft, text);
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }

    public static void Replace(string file, string text)
    {
        var draft = $"{file}.{Guid.CreateVersion7():N}";
        Write(draft, text);
        File.Move(draft, file, overwrite: true);
    }

    private static void Write(string file, string text)
    {
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var stream = new FileStream(file, settings);
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // On a full disk this is tried again and again; no half secrets may be left lying about.
            File.Delete(file);
            throw;
        }
    }
}
