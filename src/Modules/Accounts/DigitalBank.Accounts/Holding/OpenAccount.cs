using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Accounts.Products;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Holding;

internal sealed class OpenAccountValidator : AbstractValidator<OpenAccount>
{
    public OpenAccountValidator()
    {
        RuleFor(c => c.HolderPartyId).NotEmpty().WithErrorCode("accounts.holder_missing");
        RuleFor(c => c.ProductCode).NotEmpty().WithErrorCode("accounts.product_missing");
        RuleFor(c => c.CurrencyCode)
            .Must(code => Currency.TryOf(code, out _)).WithErrorCode("accounts.currency_unknown")
            .WithMessage("The currency is three capital letters of ISO 4217.");
    }
}

internal sealed class OpenAccountHandler(AccountsDbContext db, AccountOpening opening, ProductCatalogue products, LedgerSide ledger, IActor actor)
    : ICommandHandler<OpenAccount, AccountView>
{
    public async Task<Result<AccountView>> Handle(OpenAccount command, CancellationToken cancellationToken)
    {
        var openingKey = DerivedKey.Of("open", command.Origin ?? actor.Subject, command.IdempotencyKey.ToString());
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.OpeningKey == openingKey, cancellationToken);
        if (account is null)
        {
            if ((await products.ReadAsync(cancellationToken)).Find(command.ProductCode)?.Terms.NeedsTwoToOpen == true)
            {
                return LifeCycleErrors.ApprovalNeeded;
            }

            var intent = await opening.IntendAsync(command, openingKey, Guid.CreateVersion7(), cancellationToken);
            if (!intent.IsSuccess)
            {
                return intent.Failure;
            }

            account = intent.Value;
        }

        return await ledger.OpenAsync(account, command, cancellationToken);
    }
}
