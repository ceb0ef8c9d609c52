using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Data;
using DigitalBank.Customers.Parties;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Erasure;

/// <summary>Keeps everything on a party from being erased until it is lifted.</summary>
/// <param name="Owner">Who answers for it: a person or a department.</param>
internal sealed record PlaceLegalHold(Guid PartyId, string Reason, string Owner) : ICommand<LegalHoldView>;

internal sealed record LiftLegalHold(Guid HoldId, string Reason) : ICommand<LegalHoldView>;

/// <summary>The holds of a party, lifted ones included, in the order in which they were placed.</summary>
internal sealed record ListLegalHolds(Guid PartyId) : IQuery<IReadOnlyList<LegalHoldView>>;

internal sealed class PlaceLegalHoldValidator : AbstractValidator<PlaceLegalHold>
{
    public const int MaxOwnerLength = 100;

    public PlaceLegalHoldValidator()
    {
        RuleFor(c => c.Reason).IsReason();
        RuleFor(c => c.Owner)
            .NotEmpty().WithErrorCode("customers.owner_missing")
            .MaximumLength(MaxOwnerLength).WithErrorCode("customers.owner_too_long");
    }
}

internal sealed class LiftLegalHoldValidator : AbstractValidator<LiftLegalHold>
{
    public LiftLegalHoldValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class PlaceLegalHoldHandler(CustomersDbContext db, IActor actor, TimeProvider clock)
    : ICommandHandler<PlaceLegalHold, LegalHoldView>
{
    public async Task<Result<LegalHoldView>> Handle(PlaceLegalHold command, CancellationToken cancellationToken)
    {
        var party = await db.Parties.SingleOrDefaultAsync(p => p.Id == command.PartyId, cancellationToken);
        if (party is null)
        {
            return CustomersErrors.UnknownParty;
        }

        // An erasure that has looked for holds a moment ago and saves a moment later fails on this.
        party.Touch();
        var hold = LegalHold.Place(command, actor.Subject, clock.GetUtcNow());
        db.LegalHolds.Add(hold);
        await db.SaveChangesAsync(cancellationToken);
        return hold.View();
    }
}

internal sealed class LiftLegalHoldHandler(CustomersDbContext db, IActor actor, TimeProvider clock)
    : ICommandHandler<LiftLegalHold, LegalHoldView>
{
    public async Task<Result<LegalHoldView>> Handle(LiftLegalHold command, CancellationToken cancellationToken)
    {
        var hold = await db.LegalHolds.SingleOrDefaultAsync(h => h.Id == command.HoldId, cancellationToken);
        if (hold is null)
        {
            return CustomersErrors.UnknownLegalHold;
        }

        if (hold.LiftedAt is null)
        {
            hold.Lift(command.Reason, actor.Subject, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }

        return hold.View();
    }
}

internal sealed class ListLegalHoldsHandler(CustomersDbContext db) : IQueryHandler<ListLegalHolds, IReadOnlyList<LegalHoldView>>
{
    public async Task<Result<IReadOnlyList<LegalHoldView>>> Handle(ListLegalHolds query, CancellationToken cancellationToken)
    {
        var holds = await db.LegalHolds.AsNoTracking().Where(h => h.PartyId == query.PartyId).OrderBy(h => h.Id).ToListAsync(cancellationToken);
        return holds.ConvertAll(hold => hold.View());
    }
}

internal sealed class FindLegalHoldsHandler(CustomersDbContext db) : IQueryHandler<FindLegalHolds, LegallyHeld>
{
    public async Task<Result<LegallyHeld>> Handle(FindLegalHolds query, CancellationToken cancellationToken)
    {
        var parties = query.PartyIds.ToList();
        var held = await db.Parties
            .Where(party => parties.Contains(party.Id)
                && db.LegalHolds.Any(hold => hold.LiftedAt == null && (hold.PartyId == party.Id || hold.PartyId == party.MergedIntoId)))
            .Select(party => party.Id)
            .ToListAsync(cancellationToken);
        return new LegallyHeld(held.ToHashSet());
    }
}
