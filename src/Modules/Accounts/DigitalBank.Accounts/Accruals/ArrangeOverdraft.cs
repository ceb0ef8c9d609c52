using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Accounts.Products;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Accruals;

/// <summary>
/// Agrees from the business date on how far an account may be overdrawn. The ledger keeps to it; the same order again has no further
/// effect.
/// </summary>
internal sealed record ArrangeOverdraft(Guid AccountId, Money Limit, string Reason) : ICommand<OverdraftView>;

internal sealed record OverdraftView(Guid AccountId, Money Limit, DateOnly ValidFrom);

internal sealed class ArrangeOverdraftValidator : AbstractValidator<ArrangeOverdraft>
{
    public ArrangeOverdraftValidator() => RuleFor(command => command.Reason).IsReason();
}

internal sealed class ArrangeOverdraftHandler(AccountsDbContext db, ProductCatalogue products, IBusinessCalendar calendar, IMediator bank)
    : ICommandHandler<ArrangeOverdraft, OverdraftView>
{
    public async Task<Result<OverdraftView>> Handle(ArrangeOverdraft command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.ArrangeOverdraft, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var account = found.Value;
        var offered = (await products.ReadAsync(cancellationToken)).Find(account.ProductCode);
        if (offered?.Terms.Overdraft is not { } overdraft)
        {
            return AccrualErrors.NoInterest;
        }

        if (command.Limit.IsNegative || command.Limit.Currency.Code != account.CurrencyCode
            || command.Limit.ToDecimal() > overdraft.HighestLimit)
        {
            return AccrualErrors.LimitInvalid;
        }

        // The ledger first: where it refuses nothing is arranged, and a crash in between leaves an order that can be given again.
        var set = await bank.Send(new SetMinimumBalance(account.LedgerAccountId!.Value, -command.Limit.MinorUnits), cancellationToken);
        if (!set.IsSuccess)
        {
            return set.Failure;
        }

        // Raises the account's version: a switch of the product at the same moment judged the limit before, so one of the two is refused.
        account.NoteOverdraft();
        try
        {
            return await SaveAsync(account, command.Limit, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var inForce = await db.LimitOfAsync(account.Id, CancellationToken.None);
            await bank.Send(new SetMinimumBalance(account.LedgerAccountId!.Value, -inForce), CancellationToken.None);
            throw;
        }
    }

    private async Task<OverdraftView> SaveAsync(Account account, Money limit, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var arranged = await db.ArrangedOverdrafts.SingleOrDefaultAsync(o => o.AccountId == account.Id
            && o.ValidFrom == today, cancellationToken);
        if (arranged is null)
        {
            arranged = new ArrangedOverdraft { AccountId = account.Id, ValidFrom = today, Limit = limit.MinorUnits };
            db.ArrangedOverdrafts.Add(arranged);
        }

        arranged.Limit = limit.MinorUnits;
        await db.SaveChangesAsync(cancellationToken);
        return new OverdraftView(account.Id, limit, today);
    }
}

internal static class OverdraftLimit
{
    /// <summary>How far an account may be overdrawn from the business date on, in minor units.</summary>
    public static Task<long> LimitOfAsync(this AccountsDbContext db, Guid accountId, CancellationToken cancellationToken) => db.ArrangedOverdrafts
        .Where(arranged => arranged.AccountId == accountId)
        .OrderByDescending(arranged => arranged.ValidFrom)
        .Select(arranged => arranged.Limit)
        .FirstOrDefaultAsync(cancellationToken);
}
