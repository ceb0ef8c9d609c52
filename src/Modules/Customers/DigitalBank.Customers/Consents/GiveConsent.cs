using System.Text.RegularExpressions;
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

internal sealed partial class GiveConsentValidator : AbstractValidator<GiveConsent>
{
    public const int MaxCodeLength = 40;

    public const int MostScopes = 20;

    public GiveConsentValidator(TimeProvider clock)
    {
        RuleFor(c => c.Purpose).Must(IsCode).WithErrorCode("customers.purpose_malformed")
            .WithMessage("A purpose is small letters, digits, dots and hyphens, at most 40.");
        RuleFor(c => c.Scope)
            .Must(scope => scope is { Count: > 0 and <= MostScopes } && scope.All(IsCode)).WithErrorCode("customers.scope_malformed")
            .WithMessage("A scope is 1 to 20 codes of small letters, digits, dots and hyphens.");
        RuleFor(c => c.WordingVersion).Must(IsCode).WithErrorCode("customers.wording_missing")
            .WithMessage("Name the version of the wording that was read.");
        RuleFor(c => c.ExpiresAt).Must(at => at is null || at > clock.GetUtcNow()).WithErrorCode("customers.consent_out_of_time")
            .WithMessage("A consent ends in the future.");
    }

    private static bool IsCode(string? text) => text is { Length: <= MaxCodeLength } && Code().IsMatch(text);

    [GeneratedRegex("^[a-z0-9]+([.-][a-z0-9]+)*$")]
    private static partial Regex Code();
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
