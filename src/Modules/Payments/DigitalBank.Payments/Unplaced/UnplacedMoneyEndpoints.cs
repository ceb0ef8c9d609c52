using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.Unplaced;

/// <summary>Money that came back for a payer whose account takes none: staff see it, one proposes where it goes, another one agrees.</summary>
internal static class UnplacedMoneyEndpoints
{
    /// <param name="AccountId">Another account of the same customer.</param>
    /// <param name="Reason">For whoever decides.</param>
    internal sealed record ReleaseProposal(Guid AccountId, string Reason);

    /// <param name="AccountId">The account that is proposed.</param>
    /// <param name="Reason">What the decision rests on.</param>
    internal sealed record ReleaseDecision(Guid AccountId, bool IsApproved, string Reason);

    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Staff.MapGet("/payments/unplaced-money", PaymentsPermissions.View, ListAsync)
            .Produces<Page<UnplacedMoneyView>>().WithName("ListUnplacedMoney");
        endpoints.Staff.MapPost("/payments/unplaced-money/{paymentOrderId:guid}/proposal", PaymentsPermissions.DecideIncoming, ProposeAsync)
            .Produces<UnplacedMoneyView>().WithName("ProposeReleaseOfUnplacedMoney");
        endpoints.Staff.MapPost("/payments/unplaced-money/{paymentOrderId:guid}/decision", PaymentsPermissions.Approve, DecideAsync)
            .Produces<UnplacedMoneyView>().WithName("DecideReleaseOfUnplacedMoney");
    }

    private static async Task<IResult> ListAsync(
        UnplacedMoneyStatus? status, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListUnplacedMoney(status, after, page.Size), cancellationToken))
                .Map(items => Page.Of(items, page.Size, money => money.PaymentOrderId.ToString())).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> ProposeAsync(
        Guid paymentOrderId, ReleaseProposal body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ProposeRelease(paymentOrderId, body.AccountId, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> DecideAsync(
        Guid paymentOrderId, ReleaseDecision body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideRelease(paymentOrderId, body.AccountId, body.IsApproved, body.Reason), cancellationToken)).ToHttp();
}
