using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Holding;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;

namespace DigitalBank.Accounts.Applications;

/// <summary>Enters the wish to have an account. Nothing is opened before it is approved and activated.</summary>
/// <param name="CurrencyCode">ISO 4217.</param>
internal sealed record ApplyForAccount(Guid IdempotencyKey, Guid HolderPartyId, string ProductCode, string CurrencyCode)
    : IIdempotentCommand, ICommand<ApplicationView>;

internal sealed class ApplyForAccountValidator : AbstractValidator<ApplyForAccount>
{
    public ApplyForAccountValidator()
    {
        RuleFor(c => c.HolderPartyId).NotEmpty().WithErrorCode("accounts.holder_missing");
        RuleFor(c => c.ProductCode).NotEmpty().WithErrorCode("accounts.product_missing");
        RuleFor(c => c.CurrencyCode)
            .Must(code => Currency.TryOf(code, out _)).WithErrorCode("accounts.currency_unknown")
            .WithMessage("The currency is three capital letters of ISO 4217.");
    }
}

internal sealed class ApplyForAccountHandler(AccountsDbContext db, AccountOpening opening, IActor actor, TimeProvider clock)
    : ICommandHandler<ApplyForAccount, ApplicationView>
{
    public async Task<Result<ApplicationView>> Handle(ApplyForAccount command, CancellationToken cancellationToken)
    {
        var offered = await opening.OfferAsync(command.HolderPartyId, command.ProductCode, command.CurrencyCode, cancellationToken);
        if (!offered.IsSuccess)
        {
            return offered.Failure;
        }

        if (offered.Value.Product.Terms.Term is not null)
        {
            return DepositErrors.ProductNeedsTerm;
        }

        var application = new AccountApplication
        {
            Id = Guid.CreateVersion7(),
            HolderPartyId = command.HolderPartyId,
            ProductCode = command.ProductCode,
            CurrencyCode = command.CurrencyCode,
            AppliedBy = actor.Subject,
            AppliedAt = clock.GetUtcNow(),
        };
        db.Applications.Add(application);
        db.Remember(command, application.View());
        await db.SaveChangesAsync(cancellationToken);
        return application.View();
    }
}
