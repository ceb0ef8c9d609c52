using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Products;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Holding;

internal sealed class CheckOpeningHandler(ProductCatalogue products) : IQueryHandler<CheckOpening, Done>
{
    public async Task<Result<Done>> Handle(CheckOpening query, CancellationToken cancellationToken)
    {
        var product = (await products.ReadAsync(cancellationToken)).Find(query.ProductCode);
        return product switch
        {
            null => AccountsErrors.UnknownProduct,
            _ when !product.IsKeptIn(query.CurrencyCode) => AccountsErrors.ProductCurrency,
            _ => Done.Instance,
        };
    }
}
