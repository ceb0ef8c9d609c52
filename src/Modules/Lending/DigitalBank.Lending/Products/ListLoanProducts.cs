using DigitalBank.Lending.Data;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Products;

/// <summary>A page of products with all their versions, by code.</summary>
/// <param name="After">The last code of the page before; null for the first page.</param>
internal sealed record ListLoanProducts(string? After, int Limit) : IQuery<IReadOnlyList<LoanProductView>>;

internal sealed record GetLoanProduct(string Code) : IQuery<LoanProductView>;

internal sealed class ListLoanProductsHandler(LendingDbContext db) : IQueryHandler<ListLoanProducts, IReadOnlyList<LoanProductView>>
{
    public async Task<Result<IReadOnlyList<LoanProductView>>> Handle(ListLoanProducts query, CancellationToken cancellationToken)
    {
        var products = await db.Products.AsNoTracking()
            .Where(product => query.After == null || product.Code.CompareTo(query.After) > 0)
            .OrderBy(product => product.Code)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        var codes = products.ConvertAll(product => product.Code);
        var versions = await db.ProductVersions.AsNoTracking().Where(v => codes.Contains(v.ProductCode)).ToListAsync(cancellationToken);
        return products.ConvertAll(product => LoanProductView.Of(product, versions.Where(version => version.ProductCode == product.Code)));
    }
}

internal sealed class GetLoanProductHandler(LendingDbContext db) : IQueryHandler<GetLoanProduct, LoanProductView>
{
    public async Task<Result<LoanProductView>> Handle(GetLoanProduct query, CancellationToken cancellationToken)
    {
        var product = await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Code == query.Code, cancellationToken);
        return product is null
            ? LoanProductErrors.Unknown
            : LoanProductView.Of(
                product, await db.ProductVersions.AsNoTracking().Where(v => v.ProductCode == query.Code).ToListAsync(cancellationToken));
    }
}

/// <summary>What the bank offers on its business date.</summary>
internal sealed class LoanCatalogue(LendingDbContext db, IBusinessCalendar calendar)
{
    /// <returns>The version in force; null where the product is unknown, withdrawn or not begun.</returns>
    public async Task<LoanProductVersion?> InForceAsync(string code, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        return await db.ProductVersions.AsNoTracking()
            .Where(v => v.ProductCode == code && v.ValidFrom <= today && db.Products.Any(p => p.Code == code && p.WithdrawnAt == null))
            .OrderByDescending(v => v.ValidFrom)
            .FirstOrDefaultAsync(cancellationToken);
    }

    public Task<LoanProductVersion> VersionAsync(string code, int number, CancellationToken cancellationToken) =>
        db.ProductVersions.AsNoTracking().SingleAsync(v => v.ProductCode == code && v.Number == number, cancellationToken);

    /// <summary>The terms of some loans, each version read once, and only when it is asked for: one that is broken concerns its own loans.</summary>
    public async Task<Dictionary<(string Product, int Version), Lazy<LoanProductTerms>>> TermsAsync(
        IReadOnlyCollection<GrantedLoan> loans, CancellationToken cancellationToken)
    {
        var codes = loans.Select(loan => loan.ProductCode).Distinct().ToList();
        var used = loans.Select(loan => (loan.ProductCode, loan.ProductVersion)).ToHashSet();
        var versions = await db.ProductVersions.AsNoTracking().Where(v => codes.Contains(v.ProductCode)).ToListAsync(cancellationToken);
        return versions
            .Where(version => used.Contains((version.ProductCode, version.Number)))
            .ToDictionary(version => (version.ProductCode, version.Number), version => new Lazy<LoanProductTerms>(version.ReadTerms));
    }
}
