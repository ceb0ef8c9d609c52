using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits;

/// <summary>Blocks a creditor on one's own account, or allows it; the first one that is allowed shuts all others out.</summary>
/// <param name="CreditorSchemeId">As it stands on the mandate.</param>
internal sealed record MakeCreditorRule(Guid PartyId, Guid AccountId, string CreditorSchemeId, bool IsAllowed) : ICommand<CreditorRuleView>;

internal sealed record RemoveCreditorRule(Guid PartyId, Guid RuleId) : ICommand<CreditorRuleView>;

/// <summary>A page of one's own rules.</summary>
internal sealed record ListCreditorRules(Guid PartyId, Guid? After, int Limit) : IQuery<IReadOnlyList<CreditorRuleView>>;

internal sealed record CreditorRuleView(Guid RuleId, Guid AccountId, string CreditorSchemeId, bool IsAllowed, DateTimeOffset MadeAt)
{
    public static CreditorRuleView Of(CreditorRule rule) => new(rule.Id, rule.AccountId, rule.CreditorSchemeId, rule.IsAllowed, rule.MadeAt);
}

internal sealed class MakeCreditorRuleValidator : AbstractValidator<MakeCreditorRule>
{
    private const int LongestIdentifier = 35;

    public MakeCreditorRuleValidator() => RuleFor(c => c.CreditorSchemeId)
        .Must(id => !string.IsNullOrWhiteSpace(id) && CreditorRule.Plain(id).Length <= LongestIdentifier)
        .WithErrorCode("payments.creditor_scheme_id_malformed")
        .WithMessage("Give the creditor's identifier as it stands on the mandate: at most 35 characters.");
}

internal sealed class MakeCreditorRuleHandler(PaymentsDbContext db, IMediator bank, TimeProvider clock)
    : ICommandHandler<MakeCreditorRule, CreditorRuleView>
{
    public async Task<Result<CreditorRuleView>> Handle(MakeCreditorRule command, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(command.AccountId, command.PartyId), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        var now = clock.GetUtcNow();
        var rule = new CreditorRule
        {
            Id = Guid.CreateVersion7(now),
            AccountId = command.AccountId,
            PartyId = command.PartyId,
            CreditorSchemeId = CreditorRule.Plain(command.CreditorSchemeId),
            IsAllowed = command.IsAllowed,
            MadeAt = now,
        };
        db.CreditorRules.Add(rule);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failed) when (failed.IsConflict())
        {
            return PaymentsErrors.CreditorRuleExists;
        }

        return CreditorRuleView.Of(rule);
    }
}

internal sealed class RemoveCreditorRuleHandler(PaymentsDbContext db) : ICommandHandler<RemoveCreditorRule, CreditorRuleView>
{
    public async Task<Result<CreditorRuleView>> Handle(RemoveCreditorRule command, CancellationToken cancellationToken)
    {
        var rule = await db.CreditorRules.SingleOrDefaultAsync(r => r.Id == command.RuleId && r.PartyId == command.PartyId, cancellationToken);
        if (rule is null)
        {
            return PaymentsErrors.UnknownCreditorRule;
        }

        db.CreditorRules.Remove(rule);
        await db.SaveChangesAsync(cancellationToken);
        return CreditorRuleView.Of(rule);
    }
}

internal sealed class ListCreditorRulesHandler(PaymentsDbContext db) : IQueryHandler<ListCreditorRules, IReadOnlyList<CreditorRuleView>>
{
    public async Task<Result<IReadOnlyList<CreditorRuleView>>> Handle(ListCreditorRules request, CancellationToken cancellationToken)
    {
        var after = request.After ?? Guid.Empty;
        var page = await db.CreditorRules.AsNoTracking()
            .Where(rule => rule.PartyId == request.PartyId && rule.Id > after)
            .OrderBy(rule => rule.Id)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        return page.ConvertAll(CreditorRuleView.Of);
    }
}
