using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Lines;

/// <summary>Takes money from a credit line to the account for which it was opened.</summary>
internal sealed record DrawCreditLine(Guid IdempotencyKey, Guid LineId, Guid PartyId, Money Amount) : IIdempotentCommand, ICommand<CreditLineView>;

/// <summary>Repays a credit line from that account; more than is owed is refused.</summary>
internal sealed record RepayCreditLine(Guid IdempotencyKey, Guid LineId, Guid PartyId, Money Amount) : IIdempotentCommand, ICommand<CreditLineView>;

/// <summary>Staff note a repayment, also of an earlier day, or that a draw or a repayment never happened.</summary>
internal sealed record RecordLineEvent(Guid IdempotencyKey, Guid LineId, LineEventDraft Happened) : IIdempotentCommand, ICommand<CreditLineView>;

/// <summary>Ends a credit line of which nothing is owed, so that its limit counts no more.</summary>
internal sealed record CloseCreditLine(Guid LineId, Guid PartyId) : ICommand<CreditLineView>;

internal sealed class RecordLineEventValidator : AbstractValidator<RecordLineEvent>
{
    public RecordLineEventValidator() => RuleFor(c => c.Happened.Reason)
        .Must(reason => reason is { Length: > 0 and <= LendingDbContext.LongestReason })
        .WithErrorCode(LineErrors.ReasonMissing.Code).WithMessage(LineErrors.ReasonMissing.Message);
}

internal sealed class DrawCreditLineHandler(LineEventBooking events) : ICommandHandler<DrawCreditLine, CreditLineView>
{
    public Task<Result<CreditLineView>> Handle(DrawCreditLine command, CancellationToken cancellationToken) =>
        events.HappenAsync(command, command.LineId, command.PartyId, new LineEventDraft(LineEntryKind.Draw, command.Amount), cancellationToken);
}

internal sealed class RepayCreditLineHandler(LineEventBooking events) : ICommandHandler<RepayCreditLine, CreditLineView>
{
    public Task<Result<CreditLineView>> Handle(RepayCreditLine command, CancellationToken cancellationToken) =>
        events.HappenAsync(command, command.LineId, command.PartyId, new LineEventDraft(LineEntryKind.Repayment, command.Amount), cancellationToken);
}

internal sealed class RecordLineEventHandler(LineEventBooking events) : ICommandHandler<RecordLineEvent, CreditLineView>
{
    public Task<Result<CreditLineView>> Handle(RecordLineEvent command, CancellationToken cancellationToken) =>
        events.HappenAsync(command, command.LineId, partyId: null, command.Happened, cancellationToken);
}

internal sealed class CloseCreditLineHandler(LendingDbContext db) : ICommandHandler<CloseCreditLine, CreditLineView>
{
    public async Task<Result<CreditLineView>> Handle(CloseCreditLine command, CancellationToken cancellationToken)
    {
        var line = await db.CreditLines.SingleOrDefaultAsync(l => l.Id == command.LineId && l.PartyId == command.PartyId, cancellationToken);
        if (line is null)
        {
            return LineErrors.Unknown;
        }

        if (line.Status == CreditLineStatus.Closed)
        {
            return CreditLineView.Of(line);
        }

        if (await db.LineEvents.AnyAsync(e => e.LineId == line.Id && !e.IsBooked, cancellationToken))
        {
            return LineErrors.EventOnTheWay;
        }

        if (line.Principal != 0 || line.Owed.Total != 0)
        {
            return LineErrors.StillOwed;
        }

        line.Close();
        await db.SaveChangesAsync(cancellationToken);
        return CreditLineView.Of(line);
    }
}
