using DigitalBank.Risk.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Risk.PaymentRules;

/// <summary>The rules that are active, in memory. Another replica's change is seen after some seconds, this one's at once.</summary>
internal sealed class CurrentPaymentRules(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private volatile Known? _known;

    public void Forget() => _known = null;

    /// <returns>Null when no rules are in force on that day, or those in force are none.</returns>
    public async Task<RulesInForce?> OnAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var known = _known;
        var now = clock.GetUtcNow();
        if (known is null || (now - known.ReadAt).Duration() > Fresh)
        {
            _known = known = new Known(now, await ReadAsync(cancellationToken));
        }

        return known.Sets.FirstOrDefault(set => set.ValidFrom <= date) is { Rules.Count: > 0 } inForce ? inForce : null;
    }

    private async Task<IReadOnlyList<RulesInForce>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RiskDbContext>();
        var sets = await db.PaymentRuleSets.AsNoTracking()
            .Where(set => set.Status == RuleSetStatus.Active)
            .OrderByDescending(set => set.ValidFrom).ThenByDescending(set => set.Version)
            .ToListAsync(cancellationToken);
        return sets.ConvertAll(set => new RulesInForce(set.Version, set.ValidFrom, set.ReadRules()));
    }

    private sealed record Known(DateTimeOffset ReadAt, IReadOnlyList<RulesInForce> Sets);
}

internal sealed record RulesInForce(int Version, DateOnly ValidFrom, IReadOnlyList<PaymentRule> Rules);
