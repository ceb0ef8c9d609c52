using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Accounts.Products;

internal static class ProductEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff
            .MapGet("/accounts/products", AccountsPermissions.Read, List)
            .Produces<Page<ProductView>>()
            .WithSummary("What the bank offers");
        staff.MapGet("/accounts/products/{code}", AccountsPermissions.Read, Get).Produces<ProductView>();
        staff.MapPost("/accounts/products", AccountsPermissions.ManageProducts, Add)
            .Produces<ProductView>(StatusCodes.Status201Created)
            .WithSummary("Offer a new product");
        staff.MapPost("/accounts/products/{code}/versions", AccountsPermissions.ManageProducts, AddVersion)
            .Produces<ProductView>(StatusCodes.Status201Created)
            .WithSummary("Give a product new terms from a day on");
        staff.MapPut("/accounts/products/{code}/versions/{number:int}", AccountsPermissions.ManageProducts, Change)
            .Produces<ProductView>()
            .WithSummary("Change terms whose day has not come");
        staff.MapDelete("/accounts/products/{code}/versions/{number:int}", AccountsPermissions.ManageProducts, Remove)
            .Produces<ProductView>()
            .WithSummary("Take back terms whose day has not come");
        staff.MapPut("/accounts/products/{code}/withdrawn", AccountsPermissions.ManageProducts, Withdraw)
            .Produces<ProductView>()
            .WithSummary("Stop offering a product, or offer it again");
        staff.MapGet("/accounts/reference-rates/{index}", AccountsPermissions.Read, ListRates)
            .Produces<Page<ReferenceRateView>>()
            .WithSummary("The rates of an index, the newest first");
        staff.MapPost("/accounts/reference-rates", AccountsPermissions.ManageProducts, SetRate)
            .Produces<ReferenceRateView>(StatusCodes.Status201Created)
            .WithSummary("Enter an index from a day on");
    }

    private static async Task<IResult> List([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        var products = await bank.Send(
            new ListProducts(string.IsNullOrEmpty(page.After) ? null : page.After, page.Size), cancellationToken);
        return products.Map(items => Page.Of(items, page.Size, product => product.Code)).ToHttp();
    }

    private static async Task<IResult> Get(string code, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetProduct(code), cancellationToken)).ToHttp();

    private static async Task<IResult> Add(AddProduct body, IMediator bank, CancellationToken cancellationToken) =>
        Created(await bank.Send(body, cancellationToken));

    private static async Task<IResult> AddVersion(string code, VersionBody body, IMediator bank, CancellationToken cancellationToken) =>
        Created(await bank.Send(new AddProductVersion(code, body.ValidFrom, body.Terms), cancellationToken));

    private static async Task<IResult> Change(
        string code, int number, VersionBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ChangeProductVersion(code, number, body.ValidFrom, body.Terms), cancellationToken)).ToHttp();

    private static async Task<IResult> Remove(string code, int number, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RemoveProductVersion(code, number), cancellationToken)).ToHttp();

    private static async Task<IResult> Withdraw(string code, WithdrawalBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new WithdrawProduct(code, body.IsWithdrawn), cancellationToken)).ToHttp();

    private static async Task<IResult> ListRates(
        string index, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        var rates = await bank.Send(new ListReferenceRates(index, page.Size), cancellationToken);
        return rates.Map(items => new Page<ReferenceRateView>(items, Next: null)).ToHttp();
    }

    private static async Task<IResult> SetRate(SetReferenceRate body, IMediator bank, CancellationToken cancellationToken) =>
        (
            await bank
                .Send(body, cancellationToken)).ToHttp(rate => TypedResults
                .Created($"/staff/v1/accounts/reference-rates/{rate.Index}", rate));

    private static IResult Created(SharedKernel.Results.Result<ProductView> product) =>
        product.ToHttp(view => TypedResults.Created($"/staff/v1/accounts/products/{view.Code}", view));
}

/// <param name="ValidFrom">After the business date.</param>
internal sealed record VersionBody(DateOnly ValidFrom, ProductTerms Terms);

internal sealed record WithdrawalBody(bool IsWithdrawn);
