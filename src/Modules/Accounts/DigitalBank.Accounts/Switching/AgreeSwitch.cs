using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Switching;

/// <summary>
/// Agrees that an account gets another product on a day to come. Whether it may is asked now and again on the day. The same agreement
/// again has no further effect.
/// </summary>
/// <param name="SwitchDate">After the business date; where the bank is closed on it, the next business date counts.</param>
internal sealed record AgreeSwitch(Guid AccountId, string ProductCode, DateOnly SwitchDate, string Reason) : ICommand<AgreedSwitchView>;

/// <summary>Gives up what was agreed, as long as it has not been taken up.</summary>
internal sealed record CancelSwitch(Guid AccountId, string Reason) : ICommand<AgreedSwitchView>;

/// <param name="Reason">As staff gave it; null for customers.</param>
/// <param name="AgreedBy">Null for customers.</param>
/// <param name="Remark">Why it was cancelled, or the code of what kept it from being taken up at the last close; null for customers.</param>
internal sealed record AgreedSwitchView(
    DateOnly SwitchDate, string ToProduct, AgreedSwitchStatus Status, string? Reason, string? AgreedBy, string? Remark)
{
    public static AgreedSwitchView Of(AgreedSwitch agreed, bool isStaff = true) => isStaff
        ? new(agreed.SwitchDate, agreed.ToProduct, agreed.Status, agreed.Reason, agreed.AgreedBy, agreed.Remark)
        : new(agreed.SwitchDate, agreed.ToProduct, agreed.Status, Reason: null, AgreedBy: null, Remark: null);
}

internal sealed class AgreeSwitchValidator : AbstractValidator<AgreeSwitch>
{
    public AgreeSwitchValidator()
    {
        RuleFor(command => command.ProductCode).NotEmpty().WithErrorCode("accounts.product_missing");
        RuleFor(command => command.Reason).IsReason();
    }
}

internal sealed class CancelSwitchValidator : AbstractValidator<CancelSwitch>
{
    public CancelSwitchValidator() => RuleFor(command => command.Reason).IsReason();
}

internal sealed class AgreeSwitchHandler(
    AccountsDbContext db, SwitchConditions conditions, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<AgreeSwitch, AgreedSwitchView>
{
    public async Task<Result<AgreedSwitchView>> Handle(AgreeSwitch command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.SwitchProduct, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var agreed = await db.AgreedSwitches.SingleOrDefaultAsync(one => one.AccountId == command.AccountId, cancellationToken);
        if (agreed?.IsFor(command) == true)
        {
            return AgreedSwitchView.Of(agreed);
        }

        var refused = agreed?.Status == AgreedSwitchStatus.Agreed ? SwitchErrors.AgreedAlready
            : command.SwitchDate <= await calendar.TodayAsync(cancellationToken) ? SwitchErrors.DateNotToCome
            : found.Value.ProductCode == command.ProductCode ? SwitchErrors.NotSwitchable
            : await conditions.RefuseAsync(found.Value, command.ProductCode, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        agreed ??= db.AgreedSwitches.Add(new AgreedSwitch { AccountId = command.AccountId }).Entity;
        agreed.Agree(command, actor.Subject, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return AgreedSwitchView.Of(agreed);
    }
}

internal sealed class CancelSwitchHandler(AccountsDbContext db) : ICommandHandler<CancelSwitch, AgreedSwitchView>
{
    public async Task<Result<AgreedSwitchView>> Handle(CancelSwitch command, CancellationToken cancellationToken)
    {
        var agreed = await db.AgreedSwitches.SingleOrDefaultAsync(one => one.AccountId == command.AccountId, cancellationToken);
        if (agreed is null or { Status: AgreedSwitchStatus.TakenUp })
        {
            return SwitchErrors.NoneAgreed;
        }

        if (agreed.Status == AgreedSwitchStatus.Agreed)
        {
            agreed.Cancel(command.Reason);
            await db.SaveChangesAsync(cancellationToken);
        }

        return AgreedSwitchView.Of(agreed);
    }
}
