using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Products;

/// <summary>What the bank offers on its business date.</summary>
internal sealed class ProductCatalogue(AccountsDbContext db, IBusinessCalendar calendar)
{
    public async Task<ProductShelf> ReadAsync(CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var offered = await db.Products
            .AsNoTracking()
            .Where(product => product.WithdrawnAt == null)
            .OrderBy(product => product.Code)
            .ToListAsync(cancellationToken);
        var versions = await db.ProductVersions.AsNoTracking().Where(version => version.ValidFrom <= today).ToListAsync(cancellationToken);
        return new ProductShelf(offered
            .Select(product => versions.Where(version => version.ProductCode == product.Code).MaxBy(version => version.ValidFrom))
            .OfType<ProductVersion>()
            .Select(version => new OfferedProduct(version.ProductCode, version.ReadTerms())));
    }

    /// <summary>The terms of the accounts that have a product, also of one that is offered no more.</summary>
    public async Task<ProductTerms?> TermsOfAsync(string productCode, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var version = await db.ProductVersions.AsNoTracking()
            .Where(version => version.ProductCode == productCode && version.ValidFrom <= today)
            .OrderByDescending(version => version.ValidFrom)
            .FirstOrDefaultAsync(cancellationToken);
        return version?.ReadTerms();
    }
}

/// <summary>A product and the terms on which an account is opened today.</summary>
internal sealed record OfferedProduct(string Code, ProductTerms Terms)
{
    public bool IsKeptIn(string currencyCode) => Terms.KeptIn.Count == 0 || Terms.KeptIn.Contains(currencyCode);

    /// <summary>The most that may be arranged as an overdraft, in minor units; zero where the product allows none.</summary>
    public long HighestLimitIn(string currencyCode) =>
        Money.TryFromDecimal(Terms.Overdraft?.HighestLimit ?? 0, Currency.Of(currencyCode), out var highest) ? highest.MinorUnits : 0;
}

internal sealed class ProductShelf(IEnumerable<OfferedProduct> products)
{
    private readonly Dictionary<string, OfferedProduct> _products = products.ToDictionary(product => product.Code);

    /// <summary>For messages: <c>current, savings</c>.</summary>
    public string Codes => string.Join(", ", _products.Keys);

    /// <summary>By code.</summary>
    public IEnumerable<OfferedProduct> All => _products.Values;

    public OfferedProduct? Find(string code) => _products.GetValueOrDefault(code);

    /// <summary>What an account's side in the ledger is called: it keeps no personal data.</summary>
    public string NameOf(string code) => Find(code)?.Terms.Name ?? code;
}
