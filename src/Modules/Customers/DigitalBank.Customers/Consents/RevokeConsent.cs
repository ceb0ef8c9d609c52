using DigitalBank.Customers.Contracts.Consents;
using DigitalBank.Customers.Data;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Consents;

/// <summary>A party allows it no more, from this moment on. Revoked again, it stays as it is.</summary>
internal sealed record RevokeConsent(Guid PartyId, Guid ConsentId) : ICommand<ConsentView>;

internal sealed class RevokeConsentHandler(CustomersDbContext db, IActor actor, TimeProvider clock)
    : ICommandHandler<RevokeConsent, ConsentView>
{
    public async Task<Result<ConsentView>> Handle(RevokeConsent command, CancellationToken cancellationToken)
    {
        // Somebody else's consent is answered like one that does not exist.
        var consent = await db.Consents
            .SingleOrDefaultAsync(c => c.Id == command.ConsentId && c.PartyId == command.PartyId, cancellationToken);
        if (consent is null)
        {
            return CustomersErrors.UnknownConsent;
        }

        var now = clock.GetUtcNow();
        if (consent.RevokedAt is null)
        {
            consent.Revoke(actor.Subject, now);
            db.Publish(new ConsentRevoked(consent.PartyId, consent.Id, consent.Purpose));
            await db.SaveChangesAsync(cancellationToken);
        }

        return consent.View(now);
    }
}
