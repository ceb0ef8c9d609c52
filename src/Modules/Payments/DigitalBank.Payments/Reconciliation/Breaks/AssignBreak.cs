using DigitalBank.Payments.Data;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Reconciliation.Breaks;

/// <summary>Gives a break to somebody who looks after it.</summary>
/// <param name="Owner">Member of staff, as the bank calls them; at most 200 characters.</param>
/// <param name="Note">What is known so far; at most 500 characters.</param>
internal sealed record AssignBreak(Guid BreakId, string Owner, string? Note) : ICommand<BreakView>;

internal sealed class AssignBreakValidator : AbstractValidator<AssignBreak>
{
    public AssignBreakValidator()
    {
        RuleFor(c => c.Owner).NotEmpty().MaximumLength(200)
            .WithErrorCode("payments.owner_missing").WithMessage("Say who looks after the break, in at most 200 characters.");
        RuleFor(c => c.Note).MaximumLength(500)
            .WithErrorCode("payments.note_too_long").WithMessage("A note has at most 500 characters.");
    }
}

internal sealed class AssignBreakHandler(PaymentsDbContext db, IActor actor, IBusinessCalendar calendar, TimeProvider clock) : ICommandHandler<AssignBreak, BreakView>
{
    public async Task<Result<BreakView>> Handle(AssignBreak request, CancellationToken cancellationToken)
    {
        var item = await db.ReconciliationItems.SingleOrDefaultAsync(i => i.Id == request.BreakId, cancellationToken);
        if (item is null)
        {
            return PaymentsErrors.UnknownBreak;
        }

        if (item.MatchId is not null)
        {
            return PaymentsErrors.BreakMatched;
        }

        item.Assign(request.Owner, request.Note);
        db.ReconciliationActs.Add(ReconciliationAct.Of(
            ReconciliationActKind.Assigned, item, matchId: null, actor.Subject, $"{request.Owner}: {request.Note}", clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return BreakView.Of(item, await calendar.TodayAsync(cancellationToken));
    }
}
