using DigitalBank.Platform.Security;
using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.Risk.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Risk.Screening;

/// <summary>A person decides about a hit. A decision may be changed, with a reason of its own; the audit trail keeps all of them.</summary>
/// <param name="Status">Dismissed or confirmed.</param>
internal sealed record ReviewHit(Guid HitId, HitStatus Status, string Reason) : ICommand<SanctionsHitView>;

internal sealed class ReviewHitValidator : AbstractValidator<ReviewHit>
{
    public const int MaxReasonLength = 500;

    public ReviewHitValidator()
    {
        RuleFor(c => c.Status).Must(status => status is HitStatus.Dismissed or HitStatus.Confirmed).WithErrorCode("risk.decision_missing")
            .WithMessage("A hit is dismissed or confirmed.");
        RuleFor(c => c.Reason).NotEmpty().WithErrorCode("risk.reason_missing")
            .MaximumLength(MaxReasonLength).WithErrorCode("risk.reason_too_long");
    }
}

internal sealed class ReviewHitHandler(RiskDbContext db, IActor actor) : ICommandHandler<ReviewHit, SanctionsHitView>
{
    public async Task<Result<SanctionsHitView>> Handle(ReviewHit command, CancellationToken cancellationToken)
    {
        var hit = await db.Hits.SingleOrDefaultAsync(h => h.Id == command.HitId, cancellationToken);
        if (hit is null)
        {
            return RiskErrors.UnknownHit;
        }

        hit.Review(command.Status, command.Reason, actor.Subject);
        db.Publish(new SanctionsHitReviewed(hit.PartyId, hit.Id, hit.Status));
        await db.SaveChangesAsync(cancellationToken);
        return hit.View();
    }
}
