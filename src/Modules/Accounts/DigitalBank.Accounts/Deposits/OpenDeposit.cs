using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Mandates;
using DigitalBank.Accounts.Products;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Deposits;

/// <summary>Agrees a deposit, opens its account and brings its money, or its first instalment, from the holder's own account.</summary>
/// <param name="TermLength">In the unit of the product.</param>
/// <param name="Amount">The principal; of a recurring deposit one instalment.</param>
/// <param name="PayoutAccountId">Null: it is paid out to where it came from.</param>
internal sealed record OpenDeposit(
    Guid IdempotencyKey,
    Guid HolderPartyId,
    string ProductCode,
    int TermLength,
    Money Amount,
    Guid FundingAccountId,
    Guid? PayoutAccountId,
    MaturityInstruction Instruction) : IIdempotentCommand, ICommand<DepositView>;

internal sealed class OpenDepositValidator : AbstractValidator<OpenDeposit>
{
    public OpenDepositValidator()
    {
        RuleFor(c => c.HolderPartyId).NotEmpty().WithErrorCode("accounts.holder_missing");
        RuleFor(c => c.ProductCode).NotEmpty().WithErrorCode("accounts.product_missing");
        RuleFor(c => c.Amount).Must(amount => amount.IsPositive)
            .WithErrorCode(DepositErrors.AmountNotPositive.Code).WithMessage(DepositErrors.AmountNotPositive.Message);
        RuleFor(c => c.Instruction).IsInEnum()
            .WithErrorCode(DepositErrors.InstructionUnknown.Code).WithMessage(DepositErrors.InstructionUnknown.Message);
    }
}

internal sealed class OpenDepositHandler(
    AccountsDbContext db,
    ProductCatalogue products,
    SuitableAccounts suitable,
    DepositLedger ledger,
    DepositOpening opening,
    IBusinessCalendar calendar,
    IActor actor) : ICommandHandler<OpenDeposit, DepositView>
{
    public async Task<Result<DepositView>> Handle(OpenDeposit command, CancellationToken cancellationToken)
    {
        var openingKey = DerivedKey.Of("open-deposit", actor.Subject, command.IdempotencyKey.ToString());
        var deposit = await db.Deposits.SingleOrDefaultAsync(d => d.OpeningKey == openingKey, cancellationToken);
        if (deposit is null)
        {
            var agreed = await AgreeAsync(command, openingKey, cancellationToken);
            if (!agreed.IsSuccess)
            {
                return agreed.Failure;
            }

            deposit = agreed.Value;
        }
        else if (!deposit.IsWhatWasAsked(command))
        {
            return PlatformErrors.IdempotencyKeyReused;
        }

        return await opening.CarryThroughAsync(deposit, command, cancellationToken);
    }

    private async Task<Result<Deposit>> AgreeAsync(OpenDeposit command, Guid openingKey, CancellationToken cancellationToken)
    {
        if ((await products.ReadAsync(cancellationToken)).Find(command.ProductCode) is not { } product)
        {
            return AccountsErrors.UnknownProduct;
        }

        if (product.Terms.Term is null)
        {
            return DepositErrors.ProductWithoutTerm;
        }

        var currency = command.Amount.Currency;
        if (!product.IsKeptIn(currency.Code))
        {
            return AccountsErrors.ProductCurrency;
        }

        var conditions = new DepositConditions(product.Terms, currency);
        var today = await calendar.TodayAsync(cancellationToken);
        var deposit = Deposit.Agree(command, openingKey, conditions.Unit, today);
        var refused = await suitable.RefuseAsync(
                command.HolderPartyId, currency.Code, [deposit.FundingAccountId, deposit.PayoutAccountId], cancellationToken)
            ?? RefuseTerms(deposit, conditions)
            ?? await RefuseForMoneyAsync(deposit, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        // Saved before the ledger is asked: whatever happens then, the same request finds its deposit again.
        db.Deposits.Add(deposit);
        await db.SaveChangesAsync(cancellationToken);
        return deposit;
    }

    private static Failure? RefuseTerms(Deposit deposit, DepositConditions conditions)
    {
        if (!conditions.Offers(deposit.Term))
        {
            return DepositErrors.TermNotOffered;
        }

        if (!conditions.Takes(deposit.Amount))
        {
            return DepositErrors.AmountOutOfRange;
        }

        if (conditions.Recurring is not null && deposit.Instruction != MaturityInstruction.PayOut)
        {
            return DepositErrors.InstructionNotOffered;
        }

        return conditions.RateOf(deposit, deposit.AgreedOn) is null ? DepositErrors.NoRate : null;
    }

    /// <summary>The ledger decides; this keeps an account from being opened for money that is not there.</summary>
    private async Task<Failure?> RefuseForMoneyAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        var funding = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == deposit.FundingAccountId, cancellationToken);
        var balance = await ledger.BalanceOfAsync(funding.LedgerAccountId!.Value, cancellationToken);
        return balance.AvailableBalance.MinorUnits < deposit.Amount ? DepositErrors.NotEnoughMoney : null;
    }
}

/// <summary>Which accounts a deposit may be paid from and to.</summary>
internal sealed class SuitableAccounts(AccountsDbContext db)
{
    /// <returns>Why not, or null.</returns>
    public async Task<Failure?> RefuseAsync(
        Guid holderPartyId, string currencyCode, IReadOnlyCollection<Guid> accountIds, CancellationToken cancellationToken)
    {
        var wanted = accountIds.Distinct().ToList();
        var found = await db.Accounts.AsNoTracking()
            .Where(account => wanted.Contains(account.Id) && account.LedgerAccountId != null)
            .Where(account => account.HolderPartyId == holderPartyId
                || (account.Signing == SigningRule.AnyOne && db.JointHolders.Any(joint => joint.AccountId == account.Id && joint.PartyId == holderPartyId)))
            .Select(account => new
            {
                account.CurrencyCode,
                account.Status,
                IsDeposit = db.Deposits.Any(deposit => deposit.AccountId == account.Id),
            })
            .ToListAsync(cancellationToken);
        if (found.Count < wanted.Count)
        {
            return AccountsErrors.UnknownAccount;
        }

        return found.TrueForAll(account => account.Status == AccountStatus.Active && account.CurrencyCode == currencyCode && !account.IsDeposit)
            ? null
            : DepositErrors.AccountUnsuitable;
    }
}
