using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Consents;

/// <summary>A party allows its data to be used. The same again answers with the consent there is.</summary>
/// <param name="Purpose">One purpose; another purpose is another consent.</param>
/// <param name="Scope">What may be read for it.</param>
/// <param name="WordingVersion">Names the wording that the party has read.</param>
/// <param name="ExpiresAt">Null until it is revoked.</param>
internal sealed record GiveConsent(
    Guid PartyId, string Purpose, IReadOnlyList<string> Scope, string WordingVersion, DateTimeOffset? ExpiresAt) : ICommand<ConsentView>;

internal sealed class GiveConsentValidator : AbstractValidator<GiveConsent>
{
    public GiveConsentValidator(TimeProvider clock)
    {
        RuleFor(c => c.Purpose).IsPurpose();
        RuleFor(c => c.Scope).IsScope();
        RuleFor(c => c.WordingVersion).IsWording();
        RuleFor(c => c.ExpiresAt).IsAhead(clock);
    }
}

internal sealed class GiveConsentHandler(CustomersDbContext db, TimeProvider clock) : ICommandHandler<GiveConsent, ConsentView>
{
    public async Task<Result<ConsentView>> Handle(GiveConsent command, CancellationToken cancellationToken)
    {
        if (!await db.Parties.AnyAsync(p => p.Id == command.PartyId, cancellationToken))
        {
            return CustomersErrors.UnknownParty;
        }

        var now = clock.GetUtcNow();
        var given = Consent.Give(command, now);
        var same = await db.Consents.AsNoTracking()
            .Where(c => c.PartyId == given.PartyId && c.Purpose == given.Purpose && c.Scope == given.Scope
                && c.WordingVersion == given.WordingVersion && c.ExpiresAt == given.ExpiresAt && c.RevokedAt == null)
            .OrderBy(c => c.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (same is not null)
        {
            return same.View(now);
        }

        db.Consents.Add(given);
        await db.SaveChangesAsync(cancellationToken);
        return given.View(now);
    }
}
