using DigitalBank.Platform.Data;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.Risk.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Risk.PaymentRules;

/// <summary>Activates rules that somebody else has proposed, or declines them.</summary>
internal sealed record DecidePaymentRules(int Version, bool IsActivated, string Reason) : ICommand<PaymentRuleSetView>;

internal sealed class DecidePaymentRulesValidator : AbstractValidator<DecidePaymentRules>
{
    public DecidePaymentRulesValidator() => RuleFor(c => c.Reason).NotEmpty().WithErrorCode("risk.reason_missing")
        .MaximumLength(ProposePaymentRulesValidator.MaxReasonLength).WithErrorCode("risk.reason_too_long");
}

internal sealed class DecidePaymentRulesHandler(
    RiskDbContext db, CurrentPaymentRules rules, IActor actor, IBusinessCalendar calendar, TimeProvider clock)
    : ICommandHandler<DecidePaymentRules, PaymentRuleSetView>
{
    public async Task<Result<PaymentRuleSetView>> Handle(DecidePaymentRules command, CancellationToken cancellationToken)
    {
        var set = await db.PaymentRuleSets.SingleOrDefaultAsync(row => row.Version == command.Version, cancellationToken);
        if (set is null)
        {
            return RiskErrors.UnknownRules;
        }

        if (set.Status != RuleSetStatus.Proposed)
        {
            return RiskErrors.RulesDecided;
        }

        if (set.ProposedBy == actor.Subject)
        {
            return RiskErrors.RulesNeedTwo;
        }

        // What was decided by other rules on a day that is over stays explained by those.
        if (command.IsActivated && set.ValidFrom < await calendar.TodayAsync(cancellationToken))
        {
            return RiskErrors.RulesInThePast;
        }

        set.Decide(command.IsActivated, command.Reason, actor.Subject, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            return RiskErrors.RulesDecided;
        }

        rules.Forget();
        return set.View();
    }
}
