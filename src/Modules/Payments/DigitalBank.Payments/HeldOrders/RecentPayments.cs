using System.Collections.Concurrent;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.HeldOrders;

/// <summary>
/// When payers have ordered payments in the last hour, in memory: read from the orders when the first rules act, and again after a time without
/// rules. Each replica counts what it has seen since. What does not fit into memory is read from the orders for the payment that asks.
/// </summary>
internal sealed class RecentPayments(IServiceScopeFactory scopes, TimeProvider clock, int mostPayers) : IDisposable
{
    private const int MostOfPayer = 50;
    private const int MostPayers = 200_000;
    private const int MostReadAtStart = 200_000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, Ordered[]> _byAccount = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile bool _isRead;
    private long _partialUntil;

    public RecentPayments(IServiceScopeFactory scopes, TimeProvider clock)
        : this(scopes, clock, MostPayers)
    {
    }

    /// <summary>Until this passes, memory does not know all payers of the last hour.</summary>
    private bool IsPartial(DateTimeOffset now) => now.UtcTicks < Interlocked.Read(ref _partialUntil);

    public async Task ReadOnceAsync(CancellationToken cancellationToken)
    {
        if (_isRead)
        {
            return;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (!_isRead)
            {
                await ReadAsync(cancellationToken);
                _isRead = true;
            }
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Without rules nothing is counted: with the next ones the orders are read again.</summary>
    public void Stop()
    {
        if (_isRead)
        {
            _isRead = false;
            _byAccount.Clear();
        }
    }

    /// <summary>Counts the order, once however often the bank tries it.</summary>
    /// <returns>Whole minutes since the payer's other payments of the last hour, the latest first.</returns>
    public async Task<IReadOnlyList<int>> CountAsync(PaymentOrder order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (account, key) = (order.DebtorAccountId!.Value, KeyOf(order.IdempotencyKey, order.FileId, order.Position, order.Id));
        IEnumerable<Ordered> others = _byAccount.GetValueOrDefault(account, []);
        if (IsPartial(now))
        {
            others = others.Concat(await ReadAsync(account, now, cancellationToken)).DistinctBy(ordered => ordered.Key).OrderByDescending(ordered => ordered.At);
        }

        List<int> minutes = [.. others.Where(ordered => ordered.Key != key && now - ordered.At < Window)
            .Take(MostOfPayer)
            .Select(ordered => Math.Max(0, (int)(now - ordered.At).TotalMinutes))];
        Add(account, new Ordered(now, key), now);
        return minutes;
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>A payment that is tried again after a failed save is another row with the same key, or the same place in its file.</summary>
    private static Guid KeyOf(Guid? idempotencyKey, Guid? fileId, long? position, Guid orderId) =>
        idempotencyKey ?? (fileId is { } file ? DerivedKey.Of("payment-of-file", file, position ?? 0) : orderId);

    private void Add(Guid accountId, Ordered ordered, DateTimeOffset now)
    {
        if (_byAccount.Count >= mostPayers && !_byAccount.ContainsKey(accountId) && !MakeRoom(now))
        {
            return;
        }

        _byAccount.AddOrUpdate(accountId, [ordered], (_, known) => known.Any(earlier => earlier.Key == ordered.Key)
            ? known
            : [ordered, .. known.Take(MostOfPayer - 1).Where(earlier => ordered.At - earlier.At < Window)]);
    }

    /// <returns>False when all have ordered within the hour: from now on, for an hour, the orders are asked as well.</returns>
    private bool MakeRoom(DateTimeOffset now)
    {
        foreach (var old in _byAccount.Where(pair => now - pair.Value[0].At >= Window).Select(pair => pair.Key).ToList())
        {
            _byAccount.TryRemove(old, out _);
        }

        if (_byAccount.Count < mostPayers)
        {
            return true;
        }

        Interlocked.Exchange(ref _partialUntil, (now + Window).UtcTicks);
        return false;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var recent = await LastHour(scope.ServiceProvider.GetRequiredService<PaymentsDbContext>(), now)
            .Take(MostReadAtStart)
            .Select(order => new { AccountId = order.DebtorAccountId!.Value, order.ReceivedAt, order.IdempotencyKey, order.FileId, order.Position, order.Id })
            .ToListAsync(cancellationToken);
        if (recent.Count == MostReadAtStart)
        {
            Interlocked.Exchange(ref _partialUntil, (now + Window).UtcTicks);
        }

        foreach (var order in Enumerable.Reverse(recent))
        {
            Add(order.AccountId, new Ordered(order.ReceivedAt, KeyOf(order.IdempotencyKey, order.FileId, order.Position, order.Id)), now);
        }
    }

    private async Task<List<Ordered>> ReadAsync(Guid accountId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var recent = await LastHour(scope.ServiceProvider.GetRequiredService<PaymentsDbContext>(), now)
            .Where(order => order.DebtorAccountId == accountId)
            .Take(MostOfPayer)
            .Select(order => new { order.ReceivedAt, order.IdempotencyKey, order.FileId, order.Position, order.Id })
            .ToListAsync(cancellationToken);
        return recent.ConvertAll(order => new Ordered(order.ReceivedAt, KeyOf(order.IdempotencyKey, order.FileId, order.Position, order.Id)));
    }

    /// <summary>Ids ascend with time, so the last hour is one stretch of the key.</summary>
    private static IQueryable<PaymentOrder> LastHour(PaymentsDbContext db, DateTimeOffset now)
    {
        var since = Guid.CreateVersion7(now - Window);
        return db.Orders.AsNoTracking().Where(order => order.Id > since && order.DebtorAccountId != null).OrderByDescending(order => order.Id);
    }

    private readonly record struct Ordered(DateTimeOffset At, Guid Key);
}
