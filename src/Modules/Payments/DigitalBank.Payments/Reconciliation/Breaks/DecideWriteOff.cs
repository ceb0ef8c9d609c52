using DigitalBank.Payments.Data;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Reconciliation.Breaks;

/// <summary>
/// Agrees to giving a break up, or not. Whoever proposed it cannot. What is agreed to is booked with the answer; agreed to again by the same
/// person, the entry that was booked is the answer.
/// </summary>
internal sealed record DecideWriteOff(Guid WriteOffId, bool IsApproved, string Reason) : ICommand<WriteOffView>;

internal sealed class DecideWriteOffValidator : AbstractValidator<DecideWriteOff>
{
    public DecideWriteOffValidator() => RuleFor(c => c.Reason).IsAReason();
}

internal sealed class DecideWriteOffHandler(PaymentsDbContext db, WriteOffBooking booking, IActor actor, TimeProvider clock)
    : ICommandHandler<DecideWriteOff, WriteOffView>
{
    public async Task<Result<WriteOffView>> Handle(DecideWriteOff command, CancellationToken cancellationToken)
    {
        var writeOff = await db.WriteOffs.SingleOrDefaultAsync(one => one.Id == command.WriteOffId, cancellationToken);
        if (writeOff is null)
        {
            return PaymentsErrors.UnknownWriteOff;
        }

        var isRepeated = command.IsApproved && writeOff.Status is WriteOffStatus.Approved or WriteOffStatus.Booked && writeOff.DecidedBy == actor.Subject;
        if (!isRepeated && await BeginAsync(writeOff, command, cancellationToken) is { } refused)
        {
            return refused;
        }

        return writeOff.Status == WriteOffStatus.Approved && await booking.BookAsync(writeOff, cancellationToken) is { } failure
            ? failure
            : WriteOffView.Of(writeOff);
    }

    /// <summary>Saves the decision before the ledger is asked. The break's version makes sure that nobody matches it at this moment.</summary>
    private async Task<Failure?> BeginAsync(WriteOff writeOff, DecideWriteOff command, CancellationToken cancellationToken)
    {
        var item = await db.ReconciliationItems.SingleOrDefaultAsync(i => i.Id == writeOff.ItemId, cancellationToken);
        if (command.IsApproved && item is not { IsOpen: true, WriteOffId: null })
        {
            return item is null ? PaymentsErrors.UnknownBreak : PaymentsErrors.BreakMatched;
        }

        if (writeOff.Decide(command.IsApproved, command.Reason, actor.Subject, clock.GetUtcNow()) is { } refused)
        {
            return refused;
        }

        if (command.IsApproved)
        {
            item!.BeWrittenOffBy(writeOff.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}
