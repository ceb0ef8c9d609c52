using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Deposits;

/// <summary>Decides otherwise about what happens at maturity, as long as it has not come.</summary>
/// <param name="Holder">Only if it is theirs; null for staff.</param>
/// <param name="PayoutAccountId">Null: the account stays as it is.</param>
internal sealed record ChangeMaturityInstruction(Guid DepositId, Guid? Holder, MaturityInstruction Instruction, Guid? PayoutAccountId)
    : ICommand<DepositView>;

internal sealed class ChangeMaturityInstructionValidator : AbstractValidator<ChangeMaturityInstruction>
{
    public ChangeMaturityInstructionValidator() => RuleFor(c => c.Instruction).IsInEnum()
        .WithErrorCode(DepositErrors.InstructionUnknown.Code).WithMessage(DepositErrors.InstructionUnknown.Message);
}

internal sealed class ChangeMaturityInstructionHandler(
    AccountsDbContext db, SuitableAccounts suitable, DepositTermsOnDay terms, IBusinessCalendar calendar)
    : ICommandHandler<ChangeMaturityInstruction, DepositView>
{
    public async Task<Result<DepositView>> Handle(ChangeMaturityInstruction command, CancellationToken cancellationToken)
    {
        var deposit = await db.Deposits
            .Where(d => d.Id == command.DepositId && (command.Holder == null || d.HolderPartyId == command.Holder))
            .SingleOrDefaultAsync(cancellationToken);
        if (deposit is null)
        {
            return DepositErrors.Unknown;
        }

        var payoutAccountId = command.PayoutAccountId ?? deposit.PayoutAccountId;
        var unsuitable = await suitable.RefuseAsync(deposit.HolderPartyId, deposit.CurrencyCode, [payoutAccountId], cancellationToken);
        if (unsuitable is not null)
        {
            return unsuitable;
        }

        var isRecurring = (await terms.ReadAsync(deposit, deposit.AgreedOn, cancellationToken)).Recurring is not null;
        if (isRecurring && command.Instruction != MaturityInstruction.PayOut)
        {
            return DepositErrors.InstructionNotOffered;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        if (deposit.Instruct(command.Instruction, payoutAccountId, today) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellationToken);
        return await DepositView.OfAsync(db, deposit, cancellationToken);
    }
}
