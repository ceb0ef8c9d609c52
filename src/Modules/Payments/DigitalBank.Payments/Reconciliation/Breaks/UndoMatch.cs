using DigitalBank.Payments.Data;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Reconciliation.Breaks;

/// <summary>
/// Opens the items of a match again; from then on only people match them. What two have written off stays so, and a payment that the match
/// settled stays settled.
/// </summary>
/// <param name="Reason">Why they are not the same money; at most 140 characters.</param>
internal sealed record UndoMatch(Guid MatchId, string Reason) : ICommand<Done>;

internal sealed class UndoMatchValidator : AbstractValidator<UndoMatch>
{
    public UndoMatchValidator() => RuleFor(c => c.Reason).IsAReason();
}

internal sealed class UndoMatchHandler(PaymentsDbContext db, IActor actor, TimeProvider clock) : ICommandHandler<UndoMatch, Done>
{
    public async Task<Result<Done>> Handle(UndoMatch command, CancellationToken cancellationToken)
    {
        var items = await db.ReconciliationItems.Where(item => item.MatchId == command.MatchId).OrderBy(item => item.Id).ToListAsync(cancellationToken);
        if (items.Count == 0)
        {
            return PaymentsErrors.UnknownMatch;
        }

        var leftOver = await db.ReconciliationItems.SingleOrDefaultAsync(item => item.LeftOverOf == command.MatchId, cancellationToken);
        if (items[0].Rule == MatchRule.WrittenOff || leftOver is { IsOpen: false } or { WriteOffId: not null })
        {
            return PaymentsErrors.MatchStays;
        }

        db.ReconciliationActs.Add(ReconciliationAct.Of(
            ReconciliationActKind.Unmatched, items[0], command.MatchId, actor.Subject, command.Reason, clock.GetUtcNow()));
        items.ForEach(item => item.Unmatch());
        if (leftOver is not null)
        {
            // Both amounts are open in full again, and their difference with them.
            db.ReconciliationItems.Remove(leftOver);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Done.Instance;
    }
}
