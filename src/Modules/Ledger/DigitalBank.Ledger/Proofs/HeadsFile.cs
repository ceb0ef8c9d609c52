using System.Globalization;
using System.Text;
using System.Text.Json;
using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Platform;

namespace DigitalBank.Ledger.Proofs;

/// <summary>
/// Every head is written down outside of the database before it is stored in it. Somebody who takes the last heads and entries out of
/// the database, so that the sealer would begin anew from an earlier state, is found out by this file. Once the database has a head, the
/// file says so too: that tells a head that was taken away from one whose sealer was killed before it could store it.
/// </summary>
internal sealed class HeadsFile(ProofFiles files)
{
    /// <summary>A head is one line of some 500 bytes, so the last one is within this distance of the end.</summary>
    private const int Tail = 16_384;

    private const string StoredMark = "stored ";

    public async Task AppendAsync(SignedTreeHead head)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(files.Heads))!);
        await AppendLineAsync(JsonSerializer.Serialize(head, BankJson.Options));
    }

    /// <summary>Notes that the database has the head over so many entries.</summary>
    public Task MarkStoredAsync(long treeSize) => AppendLineAsync(StoredMark + treeSize.ToString(CultureInfo.InvariantCulture));

    /// <summary>The head that was written last, or null.</summary>
    public SignedTreeHead? Last()
    {
        if (!File.Exists(files.Heads))
        {
            return null;
        }

        using var stream = new FileStream(files.Heads, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(-Math.Min(stream.Length, Tail), SeekOrigin.End);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Reverse().Select(Parse).FirstOrDefault(head => head is not null);
    }

    /// <summary>All heads in the file by size. A line that a crash has cut short is left out: its head was never used.</summary>
    public IReadOnlyList<SignedTreeHead> All() => File.Exists(files.Heads)
        ? [.. File.ReadLines(files.Heads).Select(Parse).OfType<SignedTreeHead>().OrderBy(head => head.TreeSize)]
        : [];

    /// <summary>Entries under the largest head of which is known that the database had it.</summary>
    public long Stored() => File.Exists(files.Heads)
        ? File.ReadLines(files.Heads).Select(StoredSize).DefaultIfEmpty().Max()
        : 0;

    private static long StoredSize(string line) =>
        line.StartsWith(StoredMark, StringComparison.Ordinal)
        && long.TryParse(line.AsSpan(StoredMark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : 0;

    private async Task AppendLineAsync(string line)
    {
        await using var stream = new FileStream(files.Heads, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

        // A crash or a full disk may have cut the last line short. Written right behind it, this one would be lost as well.
        var begin = EndsInTheMiddleOfALine(stream) ? "\n" : "";
        stream.Seek(0, SeekOrigin.End);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(begin + line + "\n"));
        stream.Flush(flushToDisk: true);
    }

    private static bool EndsInTheMiddleOfALine(FileStream stream)
    {
        if (stream.Length == 0)
        {
            return false;
        }

        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() != '\n';
    }

    private static SignedTreeHead? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<SignedTreeHead>(line, BankJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
