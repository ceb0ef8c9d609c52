using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Numbering;
using DigitalBank.Accounts.Products;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Holding;

/// <summary>What comes before an account is opened in the ledger: whether the bank offers it, its number, and the saved intent.</summary>
internal sealed class AccountOpening(
    AccountsDbContext db, IMediator bank, ProductCatalogue products, AccountNumberIssuer numbers, IBusinessCalendar calendar)
{
    /// <summary>Whether the bank opens such an account for this customer today.</summary>
    public async Task<Result<AccountOffer>> OfferAsync(
        Guid holderPartyId, string productCode, string currencyCode, CancellationToken cancellationToken)
    {
        var holder = await bank.Send(new GetParty(holderPartyId), cancellationToken);
        if (!holder.IsSuccess)
        {
            return AccountsErrors.UnknownHolder;
        }

        if (holder.Value.MergedIntoPartyId is not null)
        {
            return AccountsErrors.HolderMerged;
        }

        if ((await products.ReadAsync(cancellationToken)).Find(productCode) is not { } product)
        {
            return AccountsErrors.UnknownProduct;
        }

        return product.IsKeptIn(currencyCode) ? new AccountOffer(holder.Value, product) : AccountsErrors.ProductCurrency;
    }

    /// <param name="accountId">The application's id, where there was one.</param>
    public async Task<Result<Account>> IntendAsync(
        OpenAccount order, Guid openingKey, Guid accountId, CancellationToken cancellationToken)
    {
        var offered = await OfferAsync(order.HolderPartyId, order.ProductCode, order.CurrencyCode, cancellationToken);
        if (!offered.IsSuccess)
        {
            return offered.Failure;
        }

        if (offered.Value.Product.Terms.Term is not null
            && !await db.Deposits.AnyAsync(d => d.AccountKey == order.IdempotencyKey, cancellationToken))
        {
            return DepositErrors.ProductNeedsTerm;
        }

        var iban = await FreeIbanAsync(cancellationToken);
        if (!iban.IsSuccess)
        {
            return iban.Failure;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var account = Account.Open(order, openingKey, accountId, iban.Value, offered.Value.Holder.Name, today);
        db.Accounts.Add(account);

        // Saved before the ledger is asked: whatever happens then, the same request finds its account and number again.
        await db.SaveChangesAsync(cancellationToken);
        return account;
    }

    /// <summary>An import may have brought numbers of this bank's own code; those are passed over.</summary>
    private async Task<Result<Iban>> FreeIbanAsync(CancellationToken cancellationToken)
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

/// <summary>Who would hold the account, and on which terms.</summary>
internal sealed record AccountOffer(PartyView Holder, OfferedProduct Product);
