using System.Text;
using System.Text.Json;
using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Platform;

namespace DigitalBank.Ledger.Proofs;

/// <summary>
/// Every head is written down outside of the database before it is stored in it. Somebody who takes the last heads and entries out of
/// the database, so that the sealer would begin anew from an earlier state, is found out by this file.
/// </summary>
internal sealed class HeadsFile(ProofFiles files)
{
    /// <summary>A head is one line of some 500 bytes, so the last one is within this distance of the end.</summary>
    private const int Tail = 16_384;

    public async Task AppendAsync(SignedTreeHead head)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(files.Heads))!);
        await using var stream = new FileStream(files.Heads, FileMode.Append, FileAccess.Write, FileShare.Read);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(head, BankJson.Options) + "\n"));
        stream.Flush(flushToDisk: true);
    }

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
