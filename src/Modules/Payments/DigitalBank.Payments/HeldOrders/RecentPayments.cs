using System.Collections.Concurrent;
using DigitalBank.Payments.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.HeldOrders;

/// <summary>When payers have ordered payments in the last hour, in memory: at start read once from the orders. Each replica counts what it has seen since.</summary>
internal sealed class RecentPayments(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private const int MostOfPayer = 50;
    private const int MostPayers = 200_000;
    private const int MostReadAtStart = 200_000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset[]> _byAccount = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile bool _isRead;

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

    /// <returns>Whole minutes since the payments of the last hour, the latest first.</returns>
    public IReadOnlyList<int> MinutesSince(Guid accountId, DateTimeOffset now) => _byAccount.TryGetValue(accountId, out var known)
        ? [.. known.Where(at => now - at < Window).Select(at => Math.Max(0, (int)(now - at).TotalMinutes))]
        : [];

    public void Add(Guid accountId, DateTimeOffset at)
    {
        if (_byAccount.Count >= MostPayers)
        {
            ForgetOld(at);
        }

        _byAccount.AddOrUpdate(accountId, [at], (_, known) => [at, .. known.Take(MostOfPayer - 1).Where(earlier => at - earlier < Window)]);
    }

    public void Dispose() => _reading.Dispose();

    private void ForgetOld(DateTimeOffset now)
    {
        foreach (var old in _byAccount.Where(pair => now - pair.Value[0] >= Window).Select(pair => pair.Key).ToList())
        {
            _byAccount.TryRemove(old, out _);
        }
    }

    /// <summary>Ids ascend with time, so the last hour is one stretch of the key.</summary>
    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var since = Guid.CreateVersion7(clock.GetUtcNow() - Window);
        await using var scope = scopes.CreateAsyncScope();
        var recent = await scope.ServiceProvider.GetRequiredService<PaymentsDbContext>().Orders.AsNoTracking()
            .Where(order => order.Id > since && order.DebtorAccountId != null)
            .OrderByDescending(order => order.Id)
            .Take(MostReadAtStart)
            .Select(order => new { AccountId = order.DebtorAccountId!.Value, order.ReceivedAt })
            .ToListAsync(cancellationToken);
        foreach (var order in Enumerable.Reverse(recent))
        {
            Add(order.AccountId, order.ReceivedAt);
        }
    }
}
