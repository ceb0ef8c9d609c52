using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.Customers.Parties;
using DigitalBank.Customers.Relations;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Duplicates;

/// <summary>Brings everything of one party to another that is the same person or firm. The same merge again answers as the first time.</summary>
internal sealed record MergeParties(Guid SurvivorId, Guid AbsorbedId, string Reason) : ICommand<MergeView>;

internal sealed class MergePartiesValidator : AbstractValidator<MergeParties>
{
    public MergePartiesValidator()
    {
        RuleFor(c => c.AbsorbedId).NotEqual(c => c.SurvivorId).WithErrorCode("customers.merged_with_itself")
            .WithMessage("A party cannot be merged with itself.");
        RuleFor(c => c.Reason).IsReason();
    }
}

internal sealed class MergePartiesHandler(CustomersDbContext db, IActor actor, TimeProvider clock) : ICommandHandler<MergeParties, MergeView>
{
    public async Task<Result<MergeView>> Handle(MergeParties command, CancellationToken cancellationToken)
    {
        var parties = await db.Parties
            .Where(p => p.Id == command.SurvivorId || p.Id == command.AbsorbedId)
            .ToDictionaryAsync(p => p.Id, cancellationToken);
        if (parties.Count < 2)
        {
            return CustomersErrors.UnknownParty;
        }

        var (survivor, absorbed) = (parties[command.SurvivorId], parties[command.AbsorbedId]);
        if (absorbed.MergedIntoId == survivor.Id)
        {
            return (await db.Merges.AsNoTracking().SingleAsync(m => m.AbsorbedId == absorbed.Id, cancellationToken)).View();
        }

        if (absorbed.MergedIntoId is not null || survivor.MergedIntoId is not null)
        {
            return CustomersErrors.MergedAlready;
        }

        if (absorbed.Kind != survivor.Kind)
        {
            return CustomersErrors.KindsDiffer;
        }

        return await MergeAsync(survivor, absorbed, command.Reason, cancellationToken);
    }

    private async Task<Result<MergeView>> MergeAsync(Party survivor, Party absorbed, string reason, CancellationToken cancellationToken)
    {
        var relations = await db.Relations
            .Where(r => r.PartyId == absorbed.Id || r.RelatedPartyId == absorbed.Id || r.PartyId == survivor.Id)
            .ToListAsync(cancellationToken);
        var held = relations.Where(r => r.UntilDate is null && (r.PartyId == survivor.Id || r.PartyId == absorbed.Id)).Sum(r => (long)(r.Share ?? 0));
        if (held > PartyRelation.WholeShare)
        {
            return CustomersErrors.OwnershipAboveWhole;
        }

        var now = clock.GetUtcNow();
        var moved = await MoveAsync(absorbed.Id, survivor.Id, relations, cancellationToken);
        absorbed.MergeInto(survivor.Id);
        survivor.Touch();
        var merge = new PartyMerge
        {
            Id = Guid.CreateVersion7(now),
            SurvivorId = survivor.Id,
            AbsorbedId = absorbed.Id,
            Reason = reason,
            MovedItems = moved,
            MergedBy = actor.Subject,
            MergedAt = now,
        };
        db.Merges.Add(merge);
        db.Publish(new PartiesMerged(survivor.Id, absorbed.Id));
        await db.SaveChangesAsync(cancellationToken);
        return merge.View();
    }

    private async Task<int> MoveAsync(Guid from, Guid to, List<PartyRelation> relations, CancellationToken cancellationToken)
    {
        var documents = await db.Documents.Where(d => d.PartyId == from).ToListAsync(cancellationToken);
        documents.ForEach(document => document.Move(to));
        var checks = await db.IdentityChecks.Where(c => c.PartyId == from).ToListAsync(cancellationToken);
        checks.ForEach(check => check.Move(to));
        var ratings = await db.RiskRatings.Where(r => r.PartyId == from).ToListAsync(cancellationToken);
        ratings.ForEach(rating => rating.Move(to));
        var reviews = await db.Reviews.Where(r => r.PartyId == from).ToListAsync(cancellationToken);
        reviews.ForEach(review => review.Move(to));

        // What the two were to each other is what nobody can be to itself: it stays where it was, for the record.
        var own = relations.Where(r => (r.PartyId == from) != (r.RelatedPartyId == from) && r.PartyId != to && r.RelatedPartyId != to).ToList();
        own.AddRange(relations.Where(r => r.PartyId == from && r.RelatedPartyId != to && !own.Contains(r)));
        own.ForEach(relation => relation.Move(from, to));
        return documents.Count + checks.Count + ratings.Count + reviews.Count + own.Count;
    }
}
