using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Products;

/// <summary>Offers a new product from a day on.</summary>
/// <param name="ValidFrom">The business date or later; null for the business date.</param>
internal sealed record AddProduct(string Code, ProductKind Kind, ProductTerms Terms, DateOnly? ValidFrom = null) : ICommand<ProductView>;

internal sealed class AddProductHandler(
    AccountsDbContext db, ProductLedger ledger, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<AddProduct, ProductView>
{
    public async Task<Result<ProductView>> Handle(AddProduct command, CancellationToken cancellationToken)
    {
        var malformed = !ProductRules.IsCode(command.Code) ? ProductErrors.CodeInvalid
            : !Enum.IsDefined(command.Kind) ? ProductErrors.KindUnknown
            : ProductRules.Refuse(command.Terms) ?? TermRules.RefuseKind(command.Kind, command.Terms);
        if (malformed is not null)
        {
            return malformed;
        }

        if (await db.Products.AnyAsync(product => product.Code == command.Code, cancellationToken))
        {
            return ProductErrors.Exists;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        if (command.ValidFrom < today)
        {
            return ProductErrors.InThePast;
        }

        // The ledger first: accounts and mappings may stand without a product, a product without them could not be booked.
        if (await ledger.PrepareAsync(command.Code, command.Terms, cancellationToken) is { } failure)
        {
            return failure;
        }

        var product = new Product { Code = command.Code, Kind = command.Kind };
        var version = ProductVersion.Of(
            command.Code, command.Terms, number: 1, command.ValidFrom ?? today, actor.Subject, clock.GetUtcNow());
        db.Products.Add(product);
        db.ProductVersions.Add(version);
        await db.SaveChangesAsync(cancellationToken);
        return ProductView.Of(product, [version]);
    }
}
