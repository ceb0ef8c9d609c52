using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Risk.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Risk.PaymentRules;

/// <summary>Rule sets in the order in which they were proposed.</summary>
internal sealed record ListPaymentRules(Guid? After, int Limit) : IQuery<IReadOnlyList<PaymentRuleSetView>>;

internal sealed class ListPaymentRulesHandler(RiskDbContext db) : IQueryHandler<ListPaymentRules, IReadOnlyList<PaymentRuleSetView>>
{
    public async Task<Result<IReadOnlyList<PaymentRuleSetView>>> Handle(ListPaymentRules query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var sets = await db.PaymentRuleSets.AsNoTracking()
            .Where(set => set.Id.CompareTo(after) > 0).OrderBy(set => set.Id).Take(query.Limit).ToListAsync(cancellationToken);
        return sets.ConvertAll(set => set.View());
    }
}

internal sealed record RuleDecision(bool IsActivated, string Reason);

internal static class PaymentRuleEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        var staff = endpoints.Staff;
        staff.MapPost("/risk/payment-rules", RiskPermissions.ProposeRules, ProposeAsync).Produces<PaymentRuleSetView>();
        staff.MapPost("/risk/payment-rules/{version:int}/decision", RiskPermissions.DecideRules, DecideAsync).Produces<PaymentRuleSetView>();
        staff.MapGet("/risk/payment-rules", RiskPermissions.ReadHits, ListAsync).Produces<Page<PaymentRuleSetView>>();
    }

    private static async Task<IResult> ProposeAsync(ProposePaymentRules body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(body, cancellationToken)).ToHttp();

    private static async Task<IResult> DecideAsync(int version, RuleDecision body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecidePaymentRules(version, body.IsActivated, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> ListAsync([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var sets = await bank.Send(new ListPaymentRules(after, page.Size), cancellationToken);
        return sets.Map(items => Page.Of(items, page.Size, set => set.RuleSetId.ToString())).ToHttp();
    }
}
