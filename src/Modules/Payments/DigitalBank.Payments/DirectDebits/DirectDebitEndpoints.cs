using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.DirectDebits;

/// <summary>Direct debits on our customers: they see them, refuse them, get them back, and say who may collect; staff see all of them.</summary>
internal static class DirectDebitEndpoints
{
    /// <param name="IsUnauthorised">No mandate was given: then there are thirteen months instead of eight weeks.</param>
    internal sealed record RefundRequest(bool IsUnauthorised);

    /// <param name="CreditorSchemeId">As it stands on the mandate.</param>
    /// <param name="IsAllowed">False blocks the creditor; true shuts out all that are not allowed.</param>
    internal sealed record NewCreditorRule(Guid AccountId, string CreditorSchemeId, bool IsAllowed);

    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapGet("/payments/direct-debits", PaymentsPermissions.Transfer, ListOwnAsync)
            .Produces<Page<IncomingDebitView>>().WithName("ListDirectDebits");
        endpoints.Customer.MapPost("/payments/direct-debits/{incomingDebitId:guid}/refusal", PaymentsPermissions.Transfer, RefuseAsync)
            .Produces<IncomingDebitView>().WithName("RefuseDirectDebit");
        endpoints.Customer.MapPost("/payments/direct-debits/{incomingDebitId:guid}/refund", PaymentsPermissions.Transfer, RefundAsync)
            .Produces<IncomingDebitView>().WithName("RefundDirectDebit");
        endpoints.Customer.MapGet("/payments/creditor-rules", PaymentsPermissions.Transfer, ListRulesAsync)
            .Produces<Page<CreditorRuleView>>().WithName("ListCreditorRules");
        endpoints.Customer.MapPost("/payments/creditor-rules", PaymentsPermissions.Transfer, MakeRuleAsync)
            .Produces<CreditorRuleView>().WithName("MakeCreditorRule");
        endpoints.Customer.MapDelete("/payments/creditor-rules/{ruleId:guid}", PaymentsPermissions.Transfer, RemoveRuleAsync)
            .Produces<CreditorRuleView>().WithName("RemoveCreditorRule");
        endpoints.Staff.MapGet("/payments/direct-debits", PaymentsPermissions.View, ListAllAsync)
            .Produces<Page<IncomingDebitView>>().WithName("ListIncomingDirectDebits");
        endpoints.Staff.MapGet("/payments/direct-debits/{incomingDebitId:guid}", PaymentsPermissions.View, GetAsync)
            .Produces<IncomingDebitDetailsView>().WithName("GetIncomingDirectDebit");
    }

    private static Task<IResult> ListOwnAsync(
        IncomingDebitStatus? status, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        PageAsync(actor.PartyId ?? Guid.Empty, status, page, bank, cancellationToken);

    private static Task<IResult> ListAllAsync(
        IncomingDebitStatus? status, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        PageAsync(debtorPartyId: null, status, page, bank, cancellationToken);

    private static async Task<IResult> PageAsync(
        Guid? debtorPartyId, IncomingDebitStatus? status, PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListIncomingDebits(debtorPartyId, status, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> GetAsync(Guid incomingDebitId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetIncomingDebit(incomingDebitId), cancellationToken)).ToHttp();

    private static async Task<IResult> RefuseAsync(Guid incomingDebitId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RefuseDebit(actor.PartyId ?? Guid.Empty, incomingDebitId), cancellationToken)).ToHttp();

    private static async Task<IResult> RefundAsync(
        Guid incomingDebitId, RefundRequest body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RefundDebit(actor.PartyId ?? Guid.Empty, incomingDebitId, body.IsUnauthorised), cancellationToken)).ToHttp();

    private static async Task<IResult> ListRulesAsync(
        [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListCreditorRules(actor.PartyId ?? Guid.Empty, after, page.Size), cancellationToken))
                .Map(rules => Page.Of(rules, page.Size, rule => rule.RuleId.ToString())).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> MakeRuleAsync(NewCreditorRule body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new MakeCreditorRule(actor.PartyId ?? Guid.Empty, body.AccountId, body.CreditorSchemeId, body.IsAllowed), cancellationToken)).ToHttp();

    private static async Task<IResult> RemoveRuleAsync(Guid ruleId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RemoveCreditorRule(actor.PartyId ?? Guid.Empty, ruleId), cancellationToken)).ToHttp();
}
