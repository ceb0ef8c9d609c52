using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Ledger.Mapping;

internal static class MappingEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/ledger/mappings", LedgerPermissions.Read, ListAsync)
            .Produces<Page<MappingView>>()
            .WithSummary("Versions of mappings, those set last first");
        staff.MapGet("/ledger/mappings/{product}/{eventCode}/{currency}", LedgerPermissions.Read, ResolveAsync)
            .Produces<ResolvedMapping>()
            .WithSummary("The accounts on which an event of a day is booked");
        staff.MapPost("/ledger/mappings", LedgerPermissions.ManageMappings, SetAsync)
            .Produces<MappingView>(StatusCodes.Status201Created)
            .WithSummary("Add a version of a mapping");
        staff.MapGet("/ledger/products/{product}/accounting-method", LedgerPermissions.Read, GetMethodAsync)
            .Produces<AccountingMethodView>()
            .WithSummary("When a product's income and expense count");
        staff.MapPost("/ledger/products/{product}/accounting-method", LedgerPermissions.ManageMappings, SetMethodAsync)
            .Produces<AccountingMethodView>(StatusCodes.Status201Created)
            .WithSummary("Add a version of a product's accounting method");
    }

    private static async Task<IResult> ListAsync(
        string? product, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var before))
        {
            return LedgerErrors.CursorInvalid.ToProblem();
        }

        var versions = await bank.Send(new ListMappings(product, before, page.Size), cancellationToken);
        return versions.Map(items => Page.Of(items, page.Size, last => last.Id.ToString())).ToHttp();
    }

    private static async Task<IResult> ResolveAsync(
        string product, string eventCode, string currency, DateOnly date, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ResolveMapping(product, eventCode, currency, date), cancellationToken)).ToHttp();

    private static async Task<IResult> SetAsync(SetMapping body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(body, cancellationToken)).ToHttp(version => TypedResults.Created("/staff/v1/ledger/mappings", version));

    private static async Task<IResult> GetMethodAsync(string product, DateOnly date, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetAccountingMethod(product, date), cancellationToken)).ToHttp();

    private static async Task<IResult> SetMethodAsync(string product, MethodBody body, IMediator bank, CancellationToken cancellationToken)
    {
        var version = await bank.Send(new SetAccountingMethod(product, body.Method, body.ValidFrom), cancellationToken);
        return version.ToHttp(added => TypedResults.Created($"/staff/v1/ledger/products/{Uri.EscapeDataString(product)}/accounting-method", added));
    }
}

internal sealed record MethodBody(AccountingMethod Method, DateOnly ValidFrom);
