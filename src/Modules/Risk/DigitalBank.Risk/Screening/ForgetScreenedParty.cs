using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.Risk.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Risk.Screening;

internal sealed class ForgetScreenedPartyHandler(RiskDbContext db) : ICommandHandler<ForgetScreenedParty, Done>
{
    public async Task<Result<Done>> Handle(ForgetScreenedParty command, CancellationToken cancellationToken)
    {
        db.Hits.RemoveRange(await db.Hits.Where(hit => hit.PartyId == command.PartyId).ToListAsync(cancellationToken));
        db.Parties.RemoveRange(await db.Parties.Where(party => party.Id == command.PartyId).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return Done.Instance;
    }
}
