using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Ledger.Data;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.MerkleTrees;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalBank.Ledger.Proofs;

/// <summary>
/// Follows the journal and turns its entries into leaves, a batch at a time: tiles that are full and a signed head, in one transaction.
/// It never slows down posting, and may be stopped at any moment. Keys of the tables settle a race between two processes; the lease only
/// saves them the work.
/// </summary>
internal sealed partial class Sealer(
    IServiceScopeFactory scopes,
    ProofKeys keys,
    HeadsFile heads,
    TimeProvider clock,
    IOptions<ProofOptions> options,
    IOptions<BankSettings> bank,
    ILogger<Sealer> logger) : IDisposable
{
    private const string LeaseName = "ledger-sealer";

    private static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(30);

    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";
    private readonly SemaphoreSlim _alone = new(1, 1);
    private GrowingTree? _tree;
    private bool _mayHoldLease;

    /// <summary>Seals what is committed and not sealed yet.</summary>
    /// <returns>How many entries it sealed; null when another process holds the lease.</returns>
    /// <exception cref="TreeAlteredException">The stored tree is not what was signed. Nothing more is signed upon it.</exception>
    public async Task<long?> SealAsync(CancellationToken cancellationToken)
    {
        await _alone.WaitAsync(cancellationToken);
        try
        {
            long sealedNow = 0;
            while (await HoldsLeaseAsync(cancellationToken))
            {
                var batch = await SealBatchAsync(cancellationToken);
                if (batch == 0)
                {
                    return sealedNow;
                }

                sealedNow += batch;
            }

            return null;
        }
        catch
        {
            _tree = null;
            throw;
        }
        finally
        {
            _alone.Release();
        }
    }

    /// <summary>Lets another process seal at once.</summary>
    public async Task StepDownAsync()
    {
        if (!_mayHoldLease)
        {
            return;
        }

        _mayHoldLease = false;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Leases>().ReleaseAsync(LeaseName, _owner, CancellationToken.None);
    }

    public void Dispose() => _alone.Dispose();

    private async Task<bool> HoldsLeaseAsync(CancellationToken cancellationToken)
    {
        _mayHoldLease = true;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Leases>().TryHoldAsync(LeaseName, _owner, LeaseDuration, cancellationToken);
    }

    private async Task<long> SealBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerDbContext>();
        var last = await db.TreeHeads.AsNoTracking().OrderByDescending(head => head.TreeSize).FirstOrDefaultAsync(cancellationToken);
        var (from, committed) = (last?.TreeSize ?? 0, await LastEntryAsync(db, cancellationToken));
        var written = heads.Last();
        if (Math.Max(from, written?.TreeSize ?? 0) > committed)
        {
            throw new TreeAlteredException($"A head was signed over {Math.Max(from, written?.TreeSize ?? 0)} entries, but the journal ends at {committed}.");
        }

        if (committed == from)
        {
            return 0;
        }

        if (_tree?.Size != from)
        {
            _tree = await ContinueAsync(db, last, cancellationToken);
        }

        // Not past the head that was written down last: the way there has to lead to its root.
        var to = Math.Min(committed, from + options.Value.MaxBatch);
        to = written is not null && written.TreeSize > from ? Math.Min(to, written.TreeSize) : to;
        var saltKey = LoadSaltKey(last);
        var full = await AppendAsync(db, _tree, to, saltKey, cancellationToken);
        var root = _tree.Root();
        if (written?.TreeSize == to && Hex.Of(root) != written.Root)
        {
            throw new TreeAlteredException($"Entries up to {to} have changed since a head was signed over them.");
        }

        await SaveAsync(db, full, SignHead(from, to, root, saltKey));
        LogSealed(to);
        return to - from;
    }

    private static Task<long> LastEntryAsync(LedgerDbContext db, CancellationToken cancellationToken) =>
        db.Head.Where(head => head.Id == HeadRow.Journal).Select(head => head.LastId).SingleAsync(cancellationToken);

    /// <summary>Takes up the stored tree, if it is the one that was signed by this bank.</summary>
    private async Task<GrowingTree> ContinueAsync(LedgerDbContext db, TreeHeadRow? last, CancellationToken cancellationToken)
    {
        if (last is null)
        {
            return new GrowingTree();
        }

        try
        {
            var tree = await new TreeReader(db).ContinueAsync(last.TreeSize, cancellationToken);
            return tree.Root().AsSpan().SequenceEqual(last.Root) && keys.Trusted().Signed(last.ToHead())
                ? tree
                : throw new TreeAlteredException($"The stored tree of {last.TreeSize} entries is not the one that was signed, or its key is missing here.");
        }
        catch (InvalidDataException exception)
        {
            throw new TreeAlteredException(exception.Message, exception);
        }
    }

    private SaltKey LoadSaltKey(TreeHeadRow? last)
    {
        if (last is null)
        {
            keys.CreateMissing();
        }

        var key = keys.LoadSaltKey();
        return key is not null && (last is null || key.Id == last.SaltKeyId)
            ? key
            : throw new TreeAlteredException("The salt secret is not the one that the tree was built with: restore the file of Ledger:Proofs:SaltFile.");
    }

    private static async Task<List<TreeTile>> AppendAsync(
        LedgerDbContext db, GrowingTree tree, long to, SaltKey saltKey, CancellationToken cancellationToken)
    {
        var full = new List<TreeTile>();
        using var hasher = new LeafHasher(saltKey);
        var leaf = new byte[MerkleHash.Size];
        var from = tree.Size;
        var fingerprints = db.JournalEntries
            .Where(entry => entry.Id > from && entry.Id <= to)
            .OrderBy(entry => entry.Id)
            .Select(entry => new { entry.Id, entry.ContentHash });

        // Through a plain reader: what EF does per row would cost more than the hashing.
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = fingerprints.CreateDbCommand();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetInt64(0);
            var fingerprint = reader.GetFieldValue<byte[]>(1);
            if (id != tree.Size + 1 || fingerprint.Length != MerkleHash.Size)
            {
                throw new TreeAlteredException($"Entry {tree.Size + 1} is missing or has no fingerprint.");
            }

            hasher.LeafOf(id, fingerprint, leaf);
            tree.Append(leaf, full);
        }

        return tree.Size == to ? full : throw new TreeAlteredException($"Entry {tree.Size + 1} is missing.");
    }

    private SignedTreeHead SignHead(long previous, long size, byte[] root, SaltKey saltKey)
    {
        using var key = keys.LoadSigningKey();
        var head = new SignedTreeHead(
            bank.Value.Bic, size, previous, Hex.Of(root), clock.GetUtcNow(), saltKey.Id, HeadSignature.EcdsaP256, PublicProofKey.Of(key).Id, Signature: "");
        return head with { Signature = HeadSignature.Sign(head, key) };
    }

    /// <summary>Not to be cancelled: a head that is written down but not stored looks like one that was taken away, until the next run.</summary>
    private async Task SaveAsync(LedgerDbContext db, List<TreeTile> full, SignedTreeHead head)
    {
        // First outside, then inside: a head that the database has forgotten is still known.
        await heads.AppendAsync(head);
        var loose = (int)Math.Min(head.TreeSize - head.PreviousSize, head.TreeSize % TreeTile.Width);
        db.TreeTiles.AddRange(full.Select(TreeTileRow.Of));
        db.TreeHeads.Add(TreeHeadRow.Of(head, _tree!.LastLeaves(loose).ToArray()));
        await db.SaveChangesAsync(CancellationToken.None);
        await heads.MarkStoredAsync(head.TreeSize);
    }

    [LoggerMessage(LogLevel.Debug, "The journal is sealed up to entry {EntryId}")]
    private partial void LogSealed(long entryId);
}

/// <summary>The journal or its stored tree is no longer what the bank has signed.</summary>
internal sealed class TreeAlteredException : Exception
{
    public TreeAlteredException()
    {
    }

    public TreeAlteredException(string message)
        : base(message)
    {
    }

    public TreeAlteredException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
