using DigitalBank.Identity.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.StepUps;

/// <summary>What waits for a code of this log-in; never more than a page.</summary>
internal sealed record ListStepUps(Guid LoginId) : IQuery<Page<StepUpView>>;

/// <param name="Text">What the customer says yes to.</param>
/// <param name="ExpiresAt">Until when it may be confirmed; once it is, until when that counts.</param>
internal sealed record StepUpView(Guid StepUpId, string Purpose, string Text, DateTimeOffset ExpiresAt, DateTimeOffset? ConfirmedAt)
{
    public static StepUpView Of(StepUp stepUp) => new(stepUp.Id, stepUp.Purpose, stepUp.Text, stepUp.ExpiresAt, stepUp.ConfirmedAt);
}

internal sealed class ListStepUpsHandler(IdentityDbContext db, TimeProvider clock) : IQueryHandler<ListStepUps, Page<StepUpView>>
{
    public async Task<Result<Page<StepUpView>>> Handle(ListStepUps query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await db.StepUps.AsNoTracking()
            .Where(row => row.LoginId == query.LoginId && row.ExpiresAt > now && row.ConfirmedAt == null)
            .OrderBy(row => row.OpenedAt)
            .ToListAsync(cancellationToken);
        return new Page<StepUpView>([.. open.Select(StepUpView.Of)], Next: null);
    }
}
