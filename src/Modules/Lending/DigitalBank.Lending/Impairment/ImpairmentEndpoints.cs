using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Lending.Impairment;

internal static class ImpairmentEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapPost("/lending/products/{code}/impairment", LendingPermissions.ManageProducts, Set)
            .Produces<ImpairmentView>(StatusCodes.Status201Created)
            .WithSummary("Say what is expected to be lost with a product's loans from a day on");
        staff.MapGet("/lending/products/{code}/impairment", LendingPermissions.Read, Get).Produces<ImpairmentView>();
        staff.MapGet("/lending/loans/{loanId:guid}/provision", LendingPermissions.Read, Provision)
            .Produces<ProvisionView>()
            .WithSummary("What is provided for a loan: stage, why, chance of default, loss and exposure");
        staff.MapGet("/lending/provisions", LendingPermissions.Read, Report)
            .Produces<ProvisionReport>()
            .WithSummary("What is provided for all loans, by product and stage");
    }

    private static async Task<IResult> Set(string code, ImpairmentBody body, IMediator bank, CancellationToken cancellationToken)
    {
        var set = await bank.Send(new SetImpairment(code, body.ValidFrom, body.Parameters), cancellationToken);
        return set.ToHttp(view => TypedResults.Created($"/staff/v1/lending/products/{code}/impairment", view));
    }

    private static async Task<IResult> Get(string code, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetImpairment(code), cancellationToken)).ToHttp();

    private static async Task<IResult> Provision(Guid loanId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetProvision(loanId), cancellationToken)).ToHttp();

    private static async Task<IResult> Report(IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetProvisionReport(), cancellationToken)).ToHttp();
}

/// <param name="ValidFrom">Null for the business date.</param>
internal sealed record ImpairmentBody(ImpairmentParameters Parameters, DateOnly? ValidFrom = null);
