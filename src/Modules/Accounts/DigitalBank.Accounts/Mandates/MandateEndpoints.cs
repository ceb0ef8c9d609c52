using DigitalBank.Accounts.Holding;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Accounts.Mandates;

internal static class MandateEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapGet("/accounts/{accountId:guid}/holders", AccountsPermissions.ReadOwn, OwnHolders)
            .Produces<HoldersView>()
            .WithSummary("Who holds an account of mine");
        endpoints.Customer.MapGet("/accounts/{accountId:guid}/mandates", AccountsPermissions.ReadOwn, OwnMandates)
            .Produces<Page<MandateView>>()
            .WithSummary("Who else may see an account of mine, and pay from it");

        var staff = endpoints.Staff;
        staff.MapGet("/accounts/{accountId:guid}/holders", AccountsPermissions.Read, Holders).Produces<HoldersView>();
        staff.MapPut("/accounts/{accountId:guid}/holders/{partyId:guid}", AccountsPermissions.Mandate, AddHolder)
            .Produces<HoldersView>()
            .WithSummary("Make a party hold the account with those who do");
        staff.MapPost("/accounts/{accountId:guid}/holders/{partyId:guid}/remove", AccountsPermissions.Mandate, RemoveHolder)
            .Produces<HoldersView>()
            .WithSummary("End a joint holder's part; the first holder stays");
        staff.MapPut("/accounts/{accountId:guid}/signing", AccountsPermissions.Mandate, SetSigning)
            .Produces<HoldersView>()
            .WithSummary("Whether each holder pays alone or all together");
        staff.MapGet("/accounts/{accountId:guid}/mandates", AccountsPermissions.Read, Mandates).Produces<Page<MandateView>>();
        staff.MapPost("/accounts/{accountId:guid}/mandates", AccountsPermissions.Mandate, Grant)
            .Produces<MandateView>(StatusCodes.Status201Created)
            .RequiresIdempotencyKey()
            .WithSummary("Let somebody see the account, and pay from it");
        staff.MapPost("/accounts/{accountId:guid}/mandates/{mandateId:guid}/revoke", AccountsPermissions.Mandate, Revoke)
            .Produces<MandateView>()
            .WithSummary("End a mandate at once");
    }

    private static async Task<IResult> OwnHolders(Guid accountId, IActor actor, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new GetHolders(accountId, AccountEndpoints.HolderOf(actor)), ct)).ToHttp();

    private static async Task<IResult> Holders(Guid accountId, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new GetHolders(accountId, VisibleTo: null), ct)).ToHttp();

    private static async Task<IResult> AddHolder(Guid accountId, Guid partyId, JointHolderBody body, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new AddJointHolder(accountId, partyId, body.SharePercent, body.Reason), ct)).ToHttp();

    private static async Task<IResult> RemoveHolder(Guid accountId, Guid partyId, MandateEnding body, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new RemoveJointHolder(accountId, partyId, body.Reason), ct)).ToHttp();

    private static async Task<IResult> SetSigning(Guid accountId, SigningBody body, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new SetSigningRule(accountId, body.Signing, body.Reason), ct)).ToHttp();

    private static Task<IResult> OwnMandates(
        Guid accountId, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken ct) =>
        PageOf(accountId, AccountEndpoints.HolderOf(actor), page, bank, ct);

    private static Task<IResult> Mandates(Guid accountId, [AsParameters] PageRequest page, IMediator bank, CancellationToken ct) =>
        PageOf(accountId, visibleTo: null, page, bank, ct);

    private static async Task<IResult> PageOf(Guid accountId, Guid? visibleTo, PageRequest page, IMediator bank, CancellationToken ct)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var mandates = await bank.Send(new ListMandates(accountId, visibleTo, after, page.Size), ct);
        return mandates.Map(items => Page.Of(items, page.Size, mandate => mandate.MandateId.ToString())).ToHttp();
    }

    private static async Task<IResult> Grant(Guid accountId, NewMandate body, IdempotencyKey key, IMediator bank, CancellationToken ct)
    {
        var granted = await bank.Send(
            new GrantMandate(
                key.Value, accountId, body.PartyId, body.MayPay, body.PaymentLimit, body.FromDate, body.UntilDate, body.Reason), ct);
        return granted.ToHttp(mandate => TypedResults.Created($"/staff/v1/accounts/{accountId}/mandates", mandate));
    }

    private static async Task<IResult> Revoke(Guid accountId, Guid mandateId, MandateEnding body, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new RevokeMandate(accountId, mandateId, body.Reason), ct)).ToHttp();
}

/// <param name="SharePercent">Of the responsibility; the first holder bears what the others do not.</param>
internal sealed record JointHolderBody(decimal SharePercent, string Reason);

/// <param name="Signing"><c>anyOne</c> or <c>allTogether</c>.</param>
internal sealed record SigningBody(SigningRule Signing, string Reason);

/// <param name="MayPay">False: may see the account only.</param>
/// <param name="PaymentLimit">The most that one payment may be; without it, no limit.</param>
/// <param name="FromDate">Without it, the business date.</param>
/// <param name="UntilDate">The last business date; without it, until it is revoked.</param>
internal sealed record NewMandate(
    Guid PartyId, bool MayPay, string Reason, Money? PaymentLimit = null, DateOnly? FromDate = null, DateOnly? UntilDate = null);

/// <param name="Reason">Why, for the audit trail.</param>
internal sealed record MandateEnding(string Reason);
