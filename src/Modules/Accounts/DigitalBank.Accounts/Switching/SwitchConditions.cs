using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.Products;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Switching;

/// <summary>Which product an account may be switched to, whatever the day and its balance.</summary>
internal sealed class SwitchConditions(AccountsDbContext db, ProductCatalogue products)
{
    /// <returns>Why not, or null.</returns>
    public async Task<Failure?> RefuseAsync(Account account, string productCode, CancellationToken cancellationToken)
    {
        if ((await products.ReadAsync(cancellationToken)).Find(productCode) is not { } offered)
        {
            return AccountsErrors.UnknownProduct;
        }

        var kinds = await db.Products.AsNoTracking()
            .Where(product => product.Code == productCode || product.Code == account.ProductCode)
            .Select(product => product.Kind)
            .Distinct()
            .ToListAsync(cancellationToken);
        var limit = await db.LimitOfAsync(account.Id, cancellationToken);
        return kinds is not [ProductKind.Current or ProductKind.Savings] || offered.Terms.NeedsTwoToOpen ? SwitchErrors.NotSwitchable
            : !offered.IsKeptIn(account.CurrencyCode) ? AccountsErrors.ProductCurrency
            : limit > offered.HighestLimitIn(account.CurrencyCode) ? SwitchErrors.OverdraftTooHigh
            : null;
    }
}
