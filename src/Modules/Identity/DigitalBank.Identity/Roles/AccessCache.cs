using System.Collections.Frozen;
using DigitalBank.Identity.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalBank.Identity.Roles;

/// <summary>
/// Keeps <see cref="Access"/> in memory so that a request costs no query. It is read again once a minute: that long
/// another replica may still honour a role's old permissions or a session that was ended here.
/// </summary>
internal sealed partial class AccessCache(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    IOptions<IdentitySettings> settings,
    ILogger<AccessCache> logger) : IDisposable
{
    private static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Access? _current;

    /// <summary>What <see cref="CurrentAsync"/> would give without reading; null when it would have to read.</summary>
    public Access? Fresh => _current is { } current && IsFresh(current) ? current : null;

    public ValueTask<Access> CurrentAsync(CancellationToken cancellationToken) =>
        Fresh is { } fresh ? ValueTask.FromResult(fresh) : new(ReadAsync(cancellationToken));

    /// <summary>The next request reads anew: something has changed in this replica.</summary>
    public void Forget() => _current = null;

    public void Dispose() => _reading.Dispose();

    private bool IsFresh(Access access) => (clock.GetUtcNow() - access.ReadAt).Duration() < MaximumAge;

    private async Task<Access> ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (Fresh is { } fresh)
            {
                return fresh;
            }

            var current = _current;
            try
            {
                return _current = await QueryAsync(cancellationToken);
            }
            catch (Exception exception) when (current is not null && exception is not OperationCanceledException)
            {
                // A database that is away for a moment must not turn every request into an error here;
                // whatever the request wants from the database will say so itself.
                LogReadFailed(exception);
                return current;
            }
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<Access> QueryAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var now = clock.GetUtcNow();

        var granted = await db.RolePermissions
            .Join(db.Roles, p => p.RoleId, r => r.Id, (p, r) => new { Role = r.Name!, p.Permission })
            .ToListAsync(cancellationToken);

        var since = now - settings.Value.AccessTokenLifetime - MaximumAge;
        var ended = await db.Sessions
            .Where(s => s.EndedAt != null && s.EndedAt > since)
            .Select(s => s.Id)
            .ToListAsync(cancellationToken);

        return new Access(
            granted.GroupBy(g => g.Role).ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Permission).ToArray()),
            ended.ToFrozenSet(),
            now);
    }

    [LoggerMessage(LogLevel.Warning, "Roles and ended sessions could not be read; the ones read before stay in force")]
    private partial void LogReadFailed(Exception exception);
}
