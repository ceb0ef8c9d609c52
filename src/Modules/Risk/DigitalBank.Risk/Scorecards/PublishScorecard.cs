using System.Collections.Concurrent;
using DigitalBank.Platform.Security;
using DigitalBank.Risk.Contracts.Scorecards;
using DigitalBank.Risk.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Risk.Scorecards;

/// <summary>Lets the bank score by a scorecard from now on, in the place of the one of the same name. Earlier ones stay, for replays.</summary>
/// <param name="Json">What <c>risk train</c> has written.</param>
internal sealed record PublishScorecard(string Json) : ICommand<PublishedScorecardView>;

internal sealed record PublishedScorecardView(string Name, string Hash, DateTimeOffset PublishedAt, string PublishedBy);

/// <summary>A scorecard that the bank has scored by. Never changed.</summary>
internal sealed class PublishedScorecard
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Counts those of its name from 1; the last one is in force.</summary>
    public required int Number { get; init; }

    public required string Hash { get; init; }

    /// <summary>The file as JSON.</summary>
    public required string Content { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required string PublishedBy { get; init; }
}

internal sealed class PublishScorecardHandler(RiskDbContext db, IActor actor, TimeProvider clock)
    : ICommandHandler<PublishScorecard, PublishedScorecardView>
{
    public const int LongestName = 40;

    public async Task<Result<PublishedScorecardView>> Handle(PublishScorecard command, CancellationToken cancellationToken)
    {
        ScorecardFile file;
        try
        {
            file = ScorecardFile.Parse(command.Json);
        }
        catch (FormatException problem)
        {
            return RiskErrors.ScorecardUnreadable.Because(problem.Message);
        }

        if (file.Scorecard.Name is not { Length: > 0 and <= LongestName } name)
        {
            return RiskErrors.ScorecardUnreadable.Because($"A scorecard's name has 1 to {LongestName} characters. Train it with --name.");
        }

        var latest = await db.Scorecards.Where(s => s.Name == name).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        if (latest?.Hash != file.Hash)
        {
            var now = clock.GetUtcNow();
            latest = new PublishedScorecard
            {
                Id = Guid.CreateVersion7(now),
                Name = name,
                Number = (latest?.Number ?? 0) + 1,
                Hash = file.Hash,
                Content = command.Json,
                PublishedAt = now,
                PublishedBy = actor.Subject,
            };
            db.Scorecards.Add(latest);
            await db.SaveChangesAsync(cancellationToken);
        }

        return new PublishedScorecardView(latest.Name, latest.Hash, latest.PublishedAt, latest.PublishedBy);
    }
}

/// <summary>Scorecards by hash, read once: a hash never means another one.</summary>
internal sealed class KnownScorecards
{
    private readonly ConcurrentDictionary<string, Scorecard> _byHash = new(StringComparer.Ordinal);

    public Scorecard Read(string hash, Func<string> content) => _byHash.GetOrAdd(hash, _ => ScorecardFile.Parse(content()).Scorecard);

    public Scorecard? Find(string hash) => _byHash.GetValueOrDefault(hash);
}

internal sealed class ScoreApplicantHandler(RiskDbContext db, KnownScorecards known) : IQueryHandler<ScoreApplicant, ApplicantScore>
{
    public async Task<Result<ApplicantScore>> Handle(ScoreApplicant query, CancellationToken cancellationToken)
    {
        var hash = query.Hash ?? await db.Scorecards.Where(s => s.Name == query.Scorecard)
            .OrderByDescending(s => s.Number).Select(s => s.Hash).FirstOrDefaultAsync(cancellationToken);
        if (hash is null)
        {
            return RiskErrors.UnknownScorecard;
        }

        var card = known.Find(hash);
        if (card is null)
        {
            var content = await db.Scorecards.Where(s => s.Hash == hash).Select(s => s.Content).FirstOrDefaultAsync(cancellationToken);
            if (content is null)
            {
                return RiskErrors.UnknownScorecard;
            }

            card = known.Read(hash, () => content);
        }

        var scored = card.Score(query.Values);
        return new ApplicantScore(
            card.Name,
            hash,
            scored.Score,
            scored.BestScore,
            scored.ProbabilityOfDefault,
            [.. scored.Reasons.Select(reason => new ScoreReason(reason.Attribute, reason.Lost))]);
    }
}
