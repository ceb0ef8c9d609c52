using DigitalBank.Customers.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Relations;

/// <summary>Notes what a party is to another from today on. The same relation again answers with the one there is.</summary>
/// <param name="PartyId">The party that is owned, directed or represented.</param>
/// <param name="SharePercent">Above 0, at most 100, with up to four decimals; for shareholders only.</param>
internal sealed record AddRelation(Guid PartyId, Guid RelatedPartyId, RelationKind Kind, decimal? SharePercent) : ICommand<RelationView>;

internal sealed class AddRelationValidator : AbstractValidator<AddRelation>
{
    public AddRelationValidator()
    {
        RuleFor(c => c.Kind).IsInEnum().WithErrorCode("customers.relation_kind_unknown");
        RuleFor(c => c.RelatedPartyId).NotEqual(c => c.PartyId).WithErrorCode("customers.related_to_itself")
            .WithMessage("A party cannot be related to itself.");
        RuleFor(c => c.SharePercent)
            .Must((c, share) => c.Kind == RelationKind.Shareholder
                ? share is > 0 and <= 100 && decimal.Round(share.Value, 4) == share
                : share is null)
            .WithErrorCode("customers.share_malformed")
            .WithMessage("A shareholder has a share above 0 and up to 100 per cent with at most four decimals; nobody else has one.");
    }
}

internal sealed class AddRelationHandler(CustomersDbContext db, IBusinessCalendar calendar, TimeProvider clock)
    : ICommandHandler<AddRelation, RelationView>
{
    public async Task<Result<RelationView>> Handle(AddRelation command, CancellationToken cancellationToken)
    {
        var parties = await db.Parties
            .Where(p => p.Id == command.PartyId || p.Id == command.RelatedPartyId)
            .ToDictionaryAsync(p => p.Id, cancellationToken);
        if (parties.Count < 2)
        {
            return CustomersErrors.UnknownParty;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var current = await db.Relations.AsNoTracking()
            .Where(r => r.PartyId == command.PartyId && (r.UntilDate == null || r.UntilDate >= today))
            .ToListAsync(cancellationToken);
        var added = PartyRelation.Begin(command, today, clock.GetUtcNow());
        if (current.Find(r => r.RelatedPartyId == added.RelatedPartyId && r.Kind == added.Kind && r.UntilDate is null) is { } known)
        {
            return known.Share == added.Share ? known.View() : CustomersErrors.RelationExists;
        }

        if (current.Sum(r => (long)(r.Share ?? 0)) + (added.Share ?? 0) > PartyRelation.WholeShare)
        {
            return CustomersErrors.OwnershipAboveWhole;
        }

        // Two shares that are added at the same moment would each fit by itself; the party's version lets one of them through.
        parties[command.PartyId].Touch();
        db.Relations.Add(added);
        await db.SaveChangesAsync(cancellationToken);
        return added.View();
    }
}
