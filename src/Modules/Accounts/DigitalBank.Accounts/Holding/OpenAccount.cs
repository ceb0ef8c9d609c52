using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Numbering;
using DigitalBank.Accounts.Products;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
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

internal sealed class OpenAccountHandler(
    AccountsDbContext db,
    IMediator bank,
    ProductCatalogue products,
    AccountNumberIssuer numbers,
    LedgerSide ledger,
    IBusinessCalendar calendar,
    IActor actor) : ICommandHandler<OpenAccount, AccountView>
{
    public async Task<Result<AccountView>> Handle(OpenAccount command, CancellationToken cancellationToken)
    {
        var openingKey = DerivedKey.Of("open", command.Origin ?? actor.Subject, command.IdempotencyKey.ToString());
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.OpeningKey == openingKey, cancellationToken);
        if (account is null)
        {
            var intent = await IntendAsync(command, openingKey, cancellationToken);
            if (!intent.IsSuccess)
            {
                return intent.Failure;
            }

            account = intent.Value;
        }

        return await ledger.OpenAsync(account, command, cancellationToken);
    }

    private async Task<Result<Account>> IntendAsync(OpenAccount command, Guid openingKey, CancellationToken cancellationToken)
    {
        var holder = await bank.Send(new GetParty(command.HolderPartyId), cancellationToken);
        if (!holder.IsSuccess)
        {
            return AccountsErrors.UnknownHolder;
        }

        if (holder.Value.MergedIntoPartyId is not null)
        {
            return AccountsErrors.HolderMerged;
        }

        if ((await products.ReadAsync(cancellationToken)).Find(command.ProductCode) is not { } product)
        {
            return AccountsErrors.UnknownProduct;
        }

        if (!product.IsKeptIn(command.CurrencyCode))
        {
            return AccountsErrors.ProductCurrency;
        }

        if (product.Terms.Term is not null && !await db.Deposits.AnyAsync(d => d.AccountKey == command.IdempotencyKey, cancellationToken))
        {
            return DepositErrors.ProductNeedsTerm;
        }

        var iban = await FreeIbanAsync(cancellationToken);
        if (!iban.IsSuccess)
        {
            return iban.Failure;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var account = Account.Open(command, openingKey, iban.Value, holder.Value.Name, today);
        db.Accounts.Add(account);

        // Saved before the ledger is asked: whatever happens then, the same request finds its account and number again.
        await db.SaveChangesAsync(cancellationToken);
        return account;
    }

    /// <summary>An import may have brought numbers of this bank's own code; those are passed over.</summary>
    private async Task<Result<SharedKernel.Identifiers.Iban>> FreeIbanAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var iban = await numbers.IssueAsync(cancellationToken);
            if (!iban.IsSuccess)
            {
                return iban;
            }

            var identifier = iban.Value.ToString();
            if (!await db.Accounts.AnyAsync(a => a.Identifier == identifier, cancellationToken))
            {
                return iban;
            }
        }
    }
}
