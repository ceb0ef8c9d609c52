using DigitalBank.Accounts.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Products;

/// <summary>A page of products with all their versions, by code.</summary>
/// <param name="After">The last code of the page before; null for the first page.</param>
internal sealed record ListProducts(string? After, int Limit) : IQuery<IReadOnlyList<ProductView>>;

internal sealed record GetProduct(string Code) : IQuery<ProductView>;

internal sealed class ListProductsHandler(AccountsDbContext db) : IQueryHandler<ListProducts, IReadOnlyList<ProductView>>
{
    public async Task<Result<IReadOnlyList<ProductView>>> Handle(ListProducts query, CancellationToken cancellationToken)
    {
        var products = await db.Products.AsNoTracking()
            .Where(product => query.After == null || product.Code.CompareTo(query.After) > 0)
            .OrderBy(product => product.Code)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        var codes = products.ConvertAll(product => product.Code);
        var versions = await db.ProductVersions
            .AsNoTracking()
            .Where(version => codes.Contains(version.ProductCode))
            .ToListAsync(cancellationToken);
        return products.ConvertAll(product => ProductView.Of(product, versions.Where(version => version.ProductCode == product.Code)));
    }
}

internal sealed class GetProductHandler(AccountsDbContext db) : IQueryHandler<GetProduct, ProductView>
{
    public async Task<Result<ProductView>> Handle(GetProduct query, CancellationToken cancellationToken) =>
        await ProductWithVersions.FindAsync(db, query.Code, cancellationToken) is { } found
            ? ProductView.Of(found.Product, found.Versions)
            : ProductErrors.NotFound;
}
