using System.Globalization;
using System.Security.Cryptography;
using DigitalBank.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace DigitalBank.Platform.Encryption;

/// <summary>
/// The keys of encrypted fields. The file holds one line per key: <c>index</c> or the key's number, and 256 bits in Base64. The last
/// numbered line is the key in use; the others open what was sealed before.
/// </summary>
public sealed class FieldKeys(IOptions<EncryptionSettings> settings, IOptions<BankSettings> bank)
{
    private const int KeySize = 32;

    private const string IndexName = "index";

    private readonly Lock _reading = new();

    private KeyRing? _ring;

    public string File { get; } = Path.GetFullPath(settings.Value.KeyFile ?? Path.Combine(bank.Value.DataFolder, "field-keys.txt"));

    /// <summary>Number of the key that seals from now on.</summary>
    public int CurrentId => Ring().CurrentId;

    /// <summary>All keys, the oldest first.</summary>
    public IReadOnlyList<int> Ids => Ring().Ids;

    /// <summary>Reads the file again if another process has rotated the keys since.</summary>
    public void Refresh()
    {
        if (_ring is { } ring && System.IO.File.GetLastWriteTimeUtc(File) != ring.WrittenAt)
        {
            Load();
        }
    }

    /// <summary>Adds a key and seals with it from now on. What is sealed stays readable; the job re-encrypt-fields seals it anew.</summary>
    /// <returns>The number of the new key.</returns>
    public int Rotate()
    {
        var ring = Load();
        var id = NewId(ring.Ids);
        SecretFile.Replace(File, System.IO.File.ReadAllText(File).TrimEnd() + $"\n{Line(id)}\n");
        Load();
        return id;
    }

    /// <exception cref="CryptographicException">The file has no such key.</exception>
    internal ReadOnlySpan<byte> Key(int id)
    {
        if (Ring().Keys.TryGetValue(id, out var key) || Load().Keys.TryGetValue(id, out key))
        {
            return key;
        }

        throw new CryptographicException(
            $"A field was sealed with key {id}, which {File} does not have. Restore the file that belongs to this database, or set Encryption:KeyFile.");
    }

    internal ReadOnlySpan<byte> IndexKey() => Ring().IndexKey;

    private KeyRing Ring() => _ring ?? Load();

    private KeyRing Load()
    {
        lock (_reading)
        {
            if (!System.IO.File.Exists(File))
            {
                SecretFile.Create(File, $"{IndexName} {NewSecret()}\n{Line(NewId([]))}\n");
            }

            return _ring = Read();
        }
    }

    private KeyRing Read()
    {
        var writtenAt = System.IO.File.GetLastWriteTimeUtc(File);
        var ring = new KeyRing { WrittenAt = writtenAt };
        foreach (var line in System.IO.File.ReadLines(File).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            var secret = new byte[KeySize];
            if (line.Split(' ') is not [var name, var text] || !Convert.TryFromBase64String(text, secret, out var length) || length != KeySize)
            {
                throw Unreadable();
            }

            if (name == IndexName)
            {
                ring.IndexKey = secret;
            }
            else if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && ring.Keys.TryAdd(id, secret))
            {
                ring.Ids.Add(id);
            }
            else
            {
                throw Unreadable();
            }
        }

        return ring.Ids.Count > 0 && ring.IndexKey.Length > 0 ? ring : throw Unreadable();
    }

    private IOException Unreadable() => new($"{File} is not a file of field keys, or was cut off. Restore it from the backup; without it encrypted fields are lost.");

    // Random numbers, so that a file that belongs to another database is told from the right one.
    private static int NewId(IReadOnlyCollection<int> taken)
    {
        var id = RandomNumberGenerator.GetInt32(1, int.MaxValue);
        return taken.Contains(id) ? NewId(taken) : id;
    }

    private static string Line(int id) => string.Create(CultureInfo.InvariantCulture, $"{id} {NewSecret()}");

    private static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeySize));

    private sealed class KeyRing
    {
        public Dictionary<int, byte[]> Keys { get; } = [];

        public List<int> Ids { get; } = [];

        public byte[] IndexKey { get; set; } = [];

        public required DateTime WrittenAt { get; init; }

        public int CurrentId => Ids[^1];
    }
}
