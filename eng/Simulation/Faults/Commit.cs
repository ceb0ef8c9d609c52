using DigitalBank.Ledger.Engine;

namespace DigitalBank.Simulation.Faults;

/// <summary>A batch that the database has committed, whatever the engine heard of it.</summary>
internal sealed record Commit(long TokenBefore, long TokenAfter, IReadOnlySet<Guid> Keys)
{
    public static Commit Of(PostingWrites writes) => new(
        writes.Before.Token,
        writes.After.Token,
        writes.Entries.Select(entry => entry.IdempotencyKey).Concat(writes.Specials.Changes.Select(change => change.IdempotencyKey)).ToHashSet());

    /// <summary>The commits of several engines in the order of the database: each was planned upon the head that the one before it left.</summary>
    public static IReadOnlyList<Commit> InOrder(IReadOnlyList<Commit> commits)
    {
        var byBefore = commits.ToDictionary(commit => commit.TokenBefore);
        var left = commits.Select(commit => commit.TokenAfter).ToHashSet();
        var ordered = new List<Commit>();
        foreach (var start in commits.Where(commit => !left.Contains(commit.TokenBefore)))
        {
            for (var commit = start; commit is not null; commit = byBefore.GetValueOrDefault(commit.TokenAfter))
            {
                ordered.Add(commit);
            }
        }

        return ordered;
    }
}
