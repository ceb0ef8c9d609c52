using System.Security.Cryptography;
using System.Threading.Channels;
using DigitalBank.Ledger.Data;

namespace DigitalBank.Ledger.Verification;

/// <summary>
/// Goes through the journal with three hands that work side by side: one reads, one recomputes, one builds the tree. A few chunks go
/// round among them, so memory stays the same however long the journal is and however unevenly the three get on.
/// </summary>
internal sealed class VerificationPass(IJournalScan scan, JournalCheck check, TreeCheck tree)
{
    private const int ChunksUnderWay = 6;

    /// <summary>Entries read by one statement: enough that beginning it does not count, and not more than a database can sort in memory.</summary>
    private const long EntriesPerRange = 65_536;

    private readonly List<Chunk> _chunks = [.. Enumerable.Range(0, ChunksUnderWay).Select(_ => new Chunk())];

    /// <summary>Checks the entries from where the last pass ended up to this one.</summary>
    public async Task RunAsync(long last, CancellationToken cancellationToken)
    {
        var todo = new EntryRange(check.LastEntry + 1, last);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (free, filled, hashed) = (Channel.CreateUnbounded<Chunk>(), Channel.CreateUnbounded<Chunk>(), Channel.CreateUnbounded<Chunk>());
        foreach (var chunk in _chunks)
        {
            free.Writer.TryWrite(chunk);
        }

        // The channels hold no more than the chunks there are. Whoever fails stops the others.
        await Task.WhenAll(
            StopOnFailureAsync(ReadAsync(todo, free.Reader, filled.Writer, stop.Token), stop),
            StopOnFailureAsync(RecomputeAsync(filled.Reader, hashed.Writer, stop.Token), stop),
            StopOnFailureAsync(BuildTreeAsync(hashed.Reader, free.Writer, stop.Token), stop));
    }

    private static async Task StopOnFailureAsync(Task hand, CancellationTokenSource stop)
    {
        try
        {
            await hand;
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task ReadAsync(EntryRange todo, ChannelReader<Chunk> free, ChannelWriter<Chunk> filled, CancellationToken cancellationToken)
    {
        foreach (var range in Split(todo, EntriesPerRange))
        {
            await using var rows = await scan.OpenAsync(range, cancellationToken);
            foreach (var part in Split(range, JournalChunk.Width))
            {
                var chunk = await free.ReadAsync(cancellationToken);
                chunk.Range = range;
                chunk.Rows.Begin(part);
                await rows.FillAsync(chunk.Rows, cancellationToken);
                filled.TryWrite(chunk);
            }
        }

        filled.Complete();
    }

    private async Task RecomputeAsync(ChannelReader<Chunk> filled, ChannelWriter<Chunk> hashed, CancellationToken cancellationToken)
    {
        await foreach (var chunk in filled.ReadAllAsync(cancellationToken))
        {
            check.Check(chunk.Rows, chunk.ContentHashes);
            hashed.TryWrite(chunk);
        }

        hashed.Complete();
    }

    private async Task BuildTreeAsync(ChannelReader<Chunk> hashed, ChannelWriter<Chunk> free, CancellationToken cancellationToken)
    {
        await foreach (var chunk in hashed.ReadAllAsync(cancellationToken))
        {
            var part = chunk.Rows.Range;
            if (part.First == chunk.Range.First)
            {
                await tree.BeginAsync(chunk.Range, cancellationToken);
            }

            tree.Add(part, chunk.ContentHashes);
            if (part.Last == chunk.Range.Last)
            {
                await tree.EndAsync(cancellationToken);
            }

            free.TryWrite(chunk);
        }
    }

    private static IEnumerable<EntryRange> Split(EntryRange range, long length)
    {
        for (var first = range.First; first <= range.Last; first += length)
        {
            yield return new EntryRange(first, Math.Min(range.Last, first + length - 1));
        }
    }

    private sealed class Chunk
    {
        public JournalChunk Rows { get; } = new();

        /// <summary>The range that the chunk is a part of.</summary>
        public EntryRange Range { get; set; }

        public byte[] ContentHashes { get; } = new byte[JournalChunk.Width * SHA256.HashSizeInBytes];
    }
}
