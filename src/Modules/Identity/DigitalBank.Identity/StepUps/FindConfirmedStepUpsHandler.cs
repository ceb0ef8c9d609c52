using DigitalBank.Identity.Contracts.StepUps;
using DigitalBank.Identity.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.StepUps;

internal sealed class FindConfirmedStepUpsHandler(IdentityDbContext db, TimeProvider clock) : IQueryHandler<FindConfirmedStepUps, IReadOnlySet<StepUpAct>>
{
    public async Task<Result<IReadOnlySet<StepUpAct>>> Handle(FindConfirmedStepUps query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var acts = query.Acts.Distinct().ToDictionary(act => StepUp.IdOf(act.LoginId, act.Purpose, act.LinkedTo));
        var confirmed = await db.StepUps
            .Where(row => acts.Keys.Contains(row.Id) && row.ConfirmedAt != null && row.ExpiresAt > now)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        return confirmed.Select(id => acts[id]).ToHashSet();
    }
}
