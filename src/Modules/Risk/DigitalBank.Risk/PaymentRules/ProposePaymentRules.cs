using DigitalBank.Platform.Data;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.Risk.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Risk.PaymentRules;

/// <summary>Proposes the rules by which payments are judged from a day on, all of them: they take the place of those before. Somebody else activates them.</summary>
/// <param name="ValidFrom">The current business date or a later one.</param>
/// <param name="Rules">None lets every payment go.</param>
internal sealed record ProposePaymentRules(DateOnly ValidFrom, IReadOnlyList<PaymentRule> Rules, string Reason) : ICommand<PaymentRuleSetView>;

internal sealed class ProposePaymentRulesValidator : AbstractValidator<ProposePaymentRules>
{
    public const int MaxReasonLength = 500;

    private const int MostRules = 100;

    public ProposePaymentRulesValidator()
    {
        RuleFor(c => c.Reason).NotEmpty().WithErrorCode("risk.reason_missing").MaximumLength(MaxReasonLength).WithErrorCode("risk.reason_too_long");
        RuleFor(c => c.Rules).Custom((rules, context) =>
        {
            if ((rules is not { Count: <= MostRules } || rules.Contains(null!) ? $"There are at most {MostRules} rules, and none of them is empty."
                : rules.Select(rule => rule.Problem()).FirstOrDefault(problem => problem is not null)
                    ?? (rules.DistinctBy(rule => rule.Name).Count() < rules.Count ? "Two rules have the same name." : null)) is { } problem)
            {
                context.AddFailure(new FluentValidation.Results.ValidationFailure("rules", problem) { ErrorCode = "risk.rules_malformed" });
            }
        });
    }
}

internal sealed class ProposePaymentRulesHandler(RiskDbContext db, IActor actor, IBusinessCalendar calendar, TimeProvider clock)
    : ICommandHandler<ProposePaymentRules, PaymentRuleSetView>
{
    public async Task<Result<PaymentRuleSetView>> Handle(ProposePaymentRules command, CancellationToken cancellationToken)
    {
        if (command.ValidFrom < await calendar.TodayAsync(cancellationToken))
        {
            return RiskErrors.RulesInThePast;
        }

        var now = clock.GetUtcNow();
        var set = new PaymentRuleSet
        {
            Id = Guid.CreateVersion7(now),
            Version = (await db.PaymentRuleSets.MaxAsync(row => (int?)row.Version, cancellationToken) ?? 0) + 1,
            ValidFrom = command.ValidFrom,
            Rules = PaymentRuleSet.Write(command.Rules),
            Reason = command.Reason,
            ProposedBy = actor.Subject,
            ProposedAt = now,
        };
        db.PaymentRuleSets.Add(set);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            return RiskErrors.RulesDecided; // somebody else has proposed at this moment
        }

        return set.View();
    }
}
