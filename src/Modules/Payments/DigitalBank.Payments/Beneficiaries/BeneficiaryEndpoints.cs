using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.Beneficiaries;

/// <param name="Identifier">An IBAN, or another number together with the bank's BIC.</param>
internal sealed record AddBeneficiaryRequest(string Name, string Identifier, string? AgentBic = null);

internal sealed record NameCheckRequest(string Identifier, string Name);

internal static class BeneficiaryEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapPost("/payments/beneficiaries", PaymentsPermissions.Transfer, AddAsync)
            .RequiresIdempotencyKey().Produces<BeneficiaryView>(StatusCodes.Status201Created).WithName("AddBeneficiary");
        endpoints.Customer.MapGet("/payments/beneficiaries", PaymentsPermissions.Transfer, ListAsync)
            .Produces<Page<BeneficiaryView>>().WithName("ListBeneficiaries");
        endpoints.Customer.MapDelete("/payments/beneficiaries/{beneficiaryId:guid}", PaymentsPermissions.Transfer, RemoveAsync)
            .Produces(StatusCodes.Status204NoContent).WithName("RemoveBeneficiary");
        endpoints.Customer.MapPost("/payments/name-checks", PaymentsPermissions.Transfer, CheckAsync)
            .Produces<NameCheckView>().WithName("CheckPayeeName");
    }

    private static async Task<IResult> AddAsync(
        AddBeneficiaryRequest body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new AddBeneficiary(key.Value, actor.PartyId ?? Guid.Empty, body.Name, body.Identifier, body.AgentBic), cancellationToken))
        .ToCreated(_ => "/api/v1/payments/beneficiaries");

    private static async Task<IResult> ListAsync(
        [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListBeneficiaries(actor.PartyId ?? Guid.Empty, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> RemoveAsync(Guid beneficiaryId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RemoveBeneficiary(beneficiaryId, actor.PartyId ?? Guid.Empty), cancellationToken)).ToHttp(_ => TypedResults.NoContent());

    private static async Task<IResult> CheckAsync(NameCheckRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new CheckPayeeName(body.Identifier, body.Name), cancellationToken)).ToHttp();
}
