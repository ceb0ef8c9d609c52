using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Accounts.Products;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Fees;

/// <summary>Charges an event's fee. Where the account has no money for it, it stays due and every close tries again.</summary>
/// <param name="IdempotencyKey">The same key and fee again answer with the charge there is.</param>
internal sealed record ChargeFee(Guid IdempotencyKey, Guid AccountId, string Code) : ICommand<FeeView>;

/// <summary>Lets the account off a fee that is due.</summary>
internal sealed record WaiveFee(Guid AccountId, Guid FeeId, string Reason) : ICommand<FeeView>;

/// <summary>Gives back a fee that was booked, by a reversal of its entry. Again, it answers as it is.</summary>
internal sealed record ReverseFee(Guid AccountId, Guid FeeId, string Reason) : ICommand<FeeView>;

internal sealed class WaiveFeeValidator : AbstractValidator<WaiveFee>
{
    public WaiveFeeValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class ReverseFeeValidator : AbstractValidator<ReverseFee>
{
    public ReverseFeeValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class ChargeFeeHandler(
    AccountsDbContext db, ProductCatalogue products, FeeLedger ledger, IBusinessCalendar calendar, IActor actor) : ICommandHandler<ChargeFee, FeeView>
{
    public async Task<Result<FeeView>> Handle(ChargeFee command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.ChargeFee, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var (account, today) = (found.Value, await calendar.TodayAsync(cancellationToken));
        var id = DerivedKey.Of("fee-event", actor.Subject, command.IdempotencyKey.ToString());
        var charge = await db.FeeCharges.FindAsync([id], cancellationToken);
        if (charge is not null && (charge.AccountId, charge.Code) != (account.Id, command.Code))
        {
            return FeeErrors.ChargeDiffers;
        }

        if (charge is null)
        {
            var fees = (await products.TermsOfAsync(account.ProductCode, cancellationToken))?.Fees ?? [];
            if (fees.FirstOrDefault(fee => fee.Code == command.Code && fee.On == FeeOccasion.Event) is not { } fee)
            {
                return FeeErrors.NotCharged;
            }

            charge = await DueAsync(id, account, fee, today, cancellationToken);
        }

        if (charge.Status == FeeStatus.Due)
        {
            var payers = await db.FeePayersAsync([account.Id], cancellationToken);
            var booked = await ledger.BookAsync(account, charge, today, payers.GetValueOrDefault(account.Id), cancellationToken);
            if (booked.IsSuccess)
            {
                charge.Book(booked.Value);
            }
            else
            {
                charge.Fail(booked.Failure.Code);
            }

            await db.SaveChangesAsync(CancellationToken.None);
        }

        return charge.View(account.CurrencyCode);
    }

    /// <summary>
    /// Saved before the ledger is asked: a crash in between leaves a fee that is due. A fee with a most is saved with a new version of the
    /// account, so of two at the same moment one looks again at what the month has cost.
    /// </summary>
    private async Task<FeeCharge> DueAsync(Guid id, Account account, FeeSettings fee, DateOnly today, CancellationToken cancellationToken)
    {
        while (true)
        {
            var charge = await ChargeOfAsync(id, account, fee, today, cancellationToken);
            db.FeeCharges.Add(charge);
            if (fee.MostPerMonth is not null)
            {
                account.NoteFee();
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return charge;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                account = await db.Accounts.SingleAsync(a => a.Id == account.Id, cancellationToken);
            }
        }
    }

    private async Task<FeeCharge> ChargeOfAsync(Guid id, Account account, FeeSettings fee, DateOnly today, CancellationToken cancellationToken)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var chargedThisMonth = await db.FeeCharges
            .Where(c => c.AccountId == account.Id && c.Code == fee.Code && c.DueDate >= month && c.DueDate < month.AddMonths(1))
            .Where(c => c.Status == FeeStatus.Due || c.Status == FeeStatus.Booked)
            .SumAsync(c => c.Amount, cancellationToken);
        var amount = fee.ForEvent(chargedThisMonth, Currency.Of(account.CurrencyCode));
        return new FeeCharge
        {
            Id = id,
            AccountId = account.Id,
            Code = fee.Code,
            Name = fee.Name,
            DueDate = today,
            Amount = amount,
            Status = amount == 0 ? FeeStatus.Waived : FeeStatus.Due,
        };
    }
}

internal sealed class WaiveFeeHandler(AccountsDbContext db) : ICommandHandler<WaiveFee, FeeView>
{
    public async Task<Result<FeeView>> Handle(WaiveFee command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.ChargeFee, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var charge = await db.FeeCharges.SingleOrDefaultAsync(
            c => c.Id == command.FeeId && c.AccountId == command.AccountId, cancellationToken);
        if (charge is null)
        {
            return FeeErrors.UnknownFee;
        }

        if (charge.Status is not (FeeStatus.Due or FeeStatus.AtClosing))
        {
            return FeeErrors.NotDue;
        }

        charge.Waive(command.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return charge.View(found.Value.CurrencyCode);
    }
}

internal sealed class ReverseFeeHandler(AccountsDbContext db, FeeLedger ledger, IBusinessCalendar calendar) : ICommandHandler<ReverseFee, FeeView>
{
    public async Task<Result<FeeView>> Handle(ReverseFee command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.ChargeFee, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var charge = await db.FeeCharges.SingleOrDefaultAsync(
            c => c.Id == command.FeeId && c.AccountId == command.AccountId, cancellationToken);
        if (charge is null)
        {
            return FeeErrors.UnknownFee;
        }

        if (charge.Status is not (FeeStatus.Booked or FeeStatus.Reversed))
        {
            return FeeErrors.NotBooked;
        }

        if (charge.Status == FeeStatus.Booked)
        {
            var reversed = await ledger.ReverseAsync(charge, await calendar.TodayAsync(cancellationToken), command.Reason, cancellationToken);
            if (!reversed.IsSuccess)
            {
                return reversed.Failure;
            }

            charge.Reverse(reversed.Value, command.Reason);
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return charge.View(found.Value.CurrencyCode);
    }
}
