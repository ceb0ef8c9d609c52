using System.Security.Cryptography;

namespace DigitalBank.Risk.Lists;

/// <summary>The lists that the bank can read, and the files that each consists of.</summary>
internal sealed record ListFiles(string ListName, string[] Files, Func<string[], IEnumerable<ListEntry>> Read)
{
    private static readonly (string ListName, string[] Names, Func<string[], IEnumerable<ListEntry>> Read)[] Known =
    [
        ("ofac-sdn", ["sdn.csv", "alt.csv"], files => OfacFiles.Read(files[0], files[1])),
        ("ofac-consolidated", ["cons_prim.csv", "cons_alt.csv"], files => OfacFiles.Read(files[0], files[1])),
        ("un-consolidated", ["UN_consolidated.xml"], files => UnFile.Read(files[0])),
    ];

    /// <summary>The lists whose files are in the folder or in a folder below it.</summary>
    public static IReadOnlyList<ListFiles> In(string folder)
    {
        var found = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToLookup(Path.GetFileName, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Known
                .Where(list => list.Names.All(found.Contains))
                .Select(list => new ListFiles(list.ListName, [.. list.Names.Select(name => found[name].Order(StringComparer.Ordinal).First())], list.Read)),
        ];
    }

    public IEnumerable<ListEntry> Entries() => Read(Files);

    /// <summary>SHA-256 over the files' own hashes, in hexadecimal digits.</summary>
    public string ContentHash()
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files)
        {
            using var stream = File.OpenRead(file);
            all.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());
    }
}
