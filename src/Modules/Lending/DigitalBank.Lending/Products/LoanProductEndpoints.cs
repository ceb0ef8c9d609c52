using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Lending.Products;

internal static class LoanProductEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/lending/products", LendingPermissions.Read, List)
            .Produces<Page<LoanProductView>>()
            .WithSummary("The loans that the bank grants, with all versions");
        staff.MapGet("/lending/products/{code}", LendingPermissions.Read, Get).Produces<LoanProductView>();
        staff.MapPost("/lending/products", LendingPermissions.ManageProducts, Add)
            .Produces<LoanProductView>(StatusCodes.Status201Created)
            .WithSummary("Offer a new kind of loan");
        staff.MapPost("/lending/products/{code}/versions", LendingPermissions.ManageProducts, AddVersion)
            .Produces<LoanProductView>(StatusCodes.Status201Created)
            .WithSummary("Give a product new terms and another policy from a day on");
        staff.MapPut("/lending/products/{code}/withdrawn", LendingPermissions.ManageProducts, Withdraw)
            .Produces<LoanProductView>()
            .WithSummary("Stop offering a product, or offer it again");
    }

    private static async Task<IResult> List([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        var products = await bank.Send(
            new ListLoanProducts(string.IsNullOrEmpty(page.After) ? null : page.After, page.Size), cancellationToken);
        return products.Map(items => Page.Of(items, page.Size, product => product.Code)).ToHttp();
    }

    private static async Task<IResult> Get(string code, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetLoanProduct(code), cancellationToken)).ToHttp();

    private static async Task<IResult> Add(LoanProductBody body, IMediator bank, CancellationToken cancellationToken)
    {
        var added = await bank.Send(new AddLoanProduct(body.Code, body.Kind, body.Terms, body.ValidFrom), cancellationToken);
        return added.ToHttp(product => TypedResults.Created($"/staff/v1/lending/products/{product.Code}", product));
    }

    private static async Task<IResult> AddVersion(
        string code, LoanProductVersionBody body, IMediator bank, CancellationToken cancellationToken)
    {
        var added = await bank.Send(new AddLoanProductVersion(code, body.ValidFrom, body.Terms), cancellationToken);
        return added.ToHttp(product => TypedResults.Created($"/staff/v1/lending/products/{product.Code}", product));
    }

    private static async Task<IResult> Withdraw(string code, LoanWithdrawalBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new WithdrawLoanProduct(code, body.IsWithdrawn), cancellationToken)).ToHttp();
}

/// <param name="ValidFrom">The business date or later; null for the business date.</param>
internal sealed record LoanProductBody(string Code, LoanProductKind Kind, LoanProductTerms Terms, DateOnly? ValidFrom = null);

internal sealed record LoanProductVersionBody(DateOnly ValidFrom, LoanProductTerms Terms);

internal sealed record LoanWithdrawalBody(bool IsWithdrawn);
