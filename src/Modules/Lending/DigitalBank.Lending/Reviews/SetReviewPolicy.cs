using System.Text.Json;
using DigitalBank.Lending.Data;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Reviews;

/// <summary>Says by what borrowers are reviewed from a day on.</summary>
/// <param name="ValidFrom">After the business date, the first policy on it or later; null for the first day that is possible.</param>
internal sealed record SetReviewPolicy(DateOnly? ValidFrom, ReviewPolicy Policy) : ICommand<ReviewPolicyView>;

/// <summary>The versions there are, in the order of their days.</summary>
internal sealed record GetReviewPolicies : IQuery<IReadOnlyList<ReviewPolicyView>>;

internal sealed record ReviewPolicyView(int Number, DateOnly ValidFrom, ReviewPolicy Policy, string SetBy, DateTimeOffset SetAt)
{
    public static ReviewPolicyView Of(ReviewPolicyVersion version) => new(
        version.Number, version.ValidFrom, version.Read(), version.SetBy, version.SetAt);
}

internal sealed class SetReviewPolicyHandler(LendingDbContext db, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<SetReviewPolicy, ReviewPolicyView>
{
    public async Task<Result<ReviewPolicyView>> Handle(SetReviewPolicy command, CancellationToken cancellationToken)
    {
        if (!command.Policy.IsSound())
        {
            return ReviewErrors.PolicyInvalid;
        }

        var today = await calendar.TodayAsync(cancellationToken);

        // As with products: who changes the rule does not also act under it on the same day.
        var first = await db.ReviewPolicies.AnyAsync(cancellationToken) ? today.AddDays(1) : today;
        var from = command.ValidFrom ?? first;
        var refused = from < first ? ReviewErrors.PolicyInThePast
            : await db.ReviewPolicies.AnyAsync(version => version.ValidFrom == from, cancellationToken) ? ReviewErrors.PolicyDayTaken
            : null;
        if (refused is not null)
        {
            return refused;
        }

        var added = new ReviewPolicyVersion
        {
            Number = await db.ReviewPolicies.CountAsync(cancellationToken) + 1,
            ValidFrom = from,
            Policy = JsonSerializer.Serialize(command.Policy, BankJson.Options),
            SetBy = actor.Subject,
            SetAt = clock.GetUtcNow(),
        };
        db.ReviewPolicies.Add(added);
        await db.SaveChangesAsync(cancellationToken);
        return ReviewPolicyView.Of(added);
    }
}

internal sealed class GetReviewPoliciesHandler(LendingDbContext db) : IQueryHandler<GetReviewPolicies, IReadOnlyList<ReviewPolicyView>>
{
    public async Task<Result<IReadOnlyList<ReviewPolicyView>>> Handle(GetReviewPolicies query, CancellationToken cancellationToken)
    {
        var versions = await db.ReviewPolicies.AsNoTracking().OrderBy(version => version.ValidFrom).ToListAsync(cancellationToken);
        return versions.ConvertAll(ReviewPolicyView.Of);
    }
}
