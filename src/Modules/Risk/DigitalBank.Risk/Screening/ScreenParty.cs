using DigitalBank.Platform.Data;
using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.Risk.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Risk.Screening;

internal sealed class ScreenPartyValidator : AbstractValidator<ScreenParty>
{
    /// <summary>Max140Text of ISO 20022, as elsewhere in the bank.</summary>
    public const int MaxNameLength = 140;

    private const int MostAliases = 10;

    public ScreenPartyValidator()
    {
        RuleFor(c => c.PartyId).NotEmpty().WithErrorCode("risk.party_missing");
        RuleFor(c => c.Kind).IsInEnum().WithErrorCode("risk.kind_unknown");
        RuleFor(c => c.Name).NotEmpty().WithErrorCode("risk.name_missing")
            .MaximumLength(MaxNameLength).WithErrorCode("risk.name_too_long");
        RuleFor(c => c.Aliases)
            .Must(aliases => aliases is { Count: <= MostAliases } && aliases.All(alias => alias is { Length: > 0 and <= MaxNameLength } && !alias.Contains('\n', StringComparison.Ordinal)))
            .WithErrorCode("risk.aliases_malformed")
            .WithMessage("There are at most 10 other names of up to 140 characters.");
        RuleFor(c => c.Country).Length(2).WithErrorCode("risk.country_malformed");
        RuleFor(c => c.Nationality).Length(1, 3).WithErrorCode("risk.nationality_malformed")
            .WithMessage("The nationality is a code of ISO 3166-1, or of a travel document, of at most three letters.");
    }
}

internal sealed class ScreenPartyHandler(RiskDbContext db, Screener screener) : ICommandHandler<ScreenParty, ScreeningView>
{
    public async Task<Result<ScreeningView>> Handle(ScreenParty command, CancellationToken cancellationToken)
    {
        try
        {
            return await ScreenAsync(command, cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            db.ChangeTracker.Clear(); // somebody else has screened the same party at this moment
            return await ScreenAsync(command, cancellationToken);
        }
    }

    private async Task<ScreeningView> ScreenAsync(ScreenParty command, CancellationToken cancellationToken)
    {
        var party = await db.Parties.SingleOrDefaultAsync(p => p.Id == command.PartyId, cancellationToken);
        if (party is null)
        {
            party = ScreenedParty.Remember(command.PartyId);
            db.Parties.Add(party);
        }

        party.Describe(command);
        var screening = await screener.ScreenAsync(party, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return screening;
    }
}
