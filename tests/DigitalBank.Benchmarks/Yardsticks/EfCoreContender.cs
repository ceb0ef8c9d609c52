using System.Buffers.Binary;
using System.Security.Cryptography;
using DigitalBank.Benchmarks.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace DigitalBank.Benchmarks.Yardsticks;

/// <summary>
/// The usual way in C#: per transfer one pooled context and one transaction, which looks the key up, locks both accounts in the order of their
/// ids, checks, saves in one batch and commits.
/// </summary>
internal sealed class EfCoreContender(PostgreSqlCluster cluster, PooledDbContextFactory<OneByOneContext> contexts, bool hot) : IContender
{
    private const int Callers = 64;
    private const int Accounts = 10_000;

    public string Name => hot ? "efcore-hot-64" : "efcore-64";

    public static async Task<PooledDbContextFactory<OneByOneContext>> PrepareAsync(PostgreSqlCluster cluster)
    {
        var options = new DbContextOptionsBuilder<OneByOneContext>().UseNpgsql(cluster.ConnectionString("efcore", Callers)).Options;
        var contexts = new PooledDbContextFactory<OneByOneContext>(options);
        await using var db = await contexts.CreateDbContextAsync();
        await db.Database.EnsureCreatedAsync();
        db.Accounts.AddRange(Enumerable.Range(1, Accounts).Select(id => new OneByOneAccount { Id = id, Balance = 1_000_000_000_00 }));
        await db.SaveChangesAsync();
        return contexts;
    }

    public Task<Measurement> RunAsync(TimeSpan duration) => Callers64.RunAsync(cluster, duration, async random =>
    {
        var debit = hot ? 1 : random.Next(1, Accounts + 1);
        var credit = 1 + ((debit - 1 + random.Next(1, Accounts)) % Accounts);
        await TransferAsync(Guid.CreateVersion7(), debit, credit, random.Next(1, 100));
    });

    private async Task TransferAsync(Guid key, long debitId, long creditId, long amount)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await db.Transfers.AsNoTracking().AnyAsync(transfer => transfer.IdempotencyKey == key))
        {
            throw new InvalidOperationException("A key was used twice.");
        }

        long[] ids = [debitId, creditId];
        var accounts = await db.Accounts.FromSql($"SELECT * FROM accounts WHERE id = ANY({ids}) ORDER BY id FOR UPDATE").ToDictionaryAsync(account => account.Id);
        var (debit, credit) = (accounts[debitId], accounts[creditId]);
        if (debit.Balance < amount)
        {
            throw new InvalidOperationException("The balance does not cover it.");
        }

        (debit.Balance, credit.Balance) = (debit.Balance - amount, credit.Balance + amount);
        db.Transfers.Add(new OneByOneTransfer
        {
            IdempotencyKey = key,
            RequestHash = HashOf(debitId, creditId, amount),
            RecordedAt = DateTimeOffset.UtcNow,
            Lines =
            {
                new OneByOneLine { AccountId = debitId, IsDebit = true, Amount = amount, BalanceAfter = debit.Balance },
                new OneByOneLine { AccountId = creditId, IsDebit = false, Amount = amount, BalanceAfter = credit.Balance },
            },
        });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static byte[] HashOf(long debit, long credit, long amount)
    {
        Span<byte> content = stackalloc byte[24];
        BinaryPrimitives.WriteInt64BigEndian(content, debit);
        BinaryPrimitives.WriteInt64BigEndian(content[8..], credit);
        BinaryPrimitives.WriteInt64BigEndian(content[16..], amount);
        return SHA256.HashData(content);
    }
}
