using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Accounts.Products;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Switching;

/// <summary>
/// Gives an account another product from the business date on. Interest up to then is posted by the old terms. The same order again has
/// no further effect.
/// </summary>
internal sealed record SwitchProduct(Guid AccountId, string ProductCode, string Reason) : ICommand<AccountView>
{
    /// <summary>Who agreed to it earlier; null: whoever orders it now.</summary>
    public string? AgreedBy { get; init; }
}

internal sealed class SwitchProductValidator : AbstractValidator<SwitchProduct>
{
    public SwitchProductValidator()
    {
        RuleFor(command => command.ProductCode).NotEmpty().WithErrorCode("accounts.product_missing");
        RuleFor(command => command.Reason).IsReason();
    }
}

internal sealed class SwitchProductHandler(
    AccountsDbContext db,
    ProductCatalogue products,
    SwitchConditions conditions,
    SwitchedInterest interest,
    IMediator bank,
    IBusinessCalendar calendar,
    IActor actor,
    TimeProvider clock,
    IServiceScopeFactory scopes) : ICommandHandler<SwitchProduct, AccountView>
{
    public async Task<Result<AccountView>> Handle(SwitchProduct command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.SwitchProduct, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var (account, today) = (found.Value, await calendar.TodayAsync(cancellationToken));
        if (account.ProductCode == command.ProductCode)
        {
            return account.View();
        }

        var refused = await conditions.RefuseAsync(account, command.ProductCode, cancellationToken)
            ?? (account.SwitchedOn == today ? SwitchErrors.SwitchedToday : null)
            ?? await SettleAsync(account.Id, command.Reason, cancellationToken)
            ?? await RefuseOverdrawnAsync(account, command.ProductCode, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        var made = new ProductSwitch
        {
            AccountId = account.Id,
            SwitchDate = today,
            FromProduct = account.ProductCode,
            ToProduct = command.ProductCode,
            Reason = command.Reason,
            SwitchedBy = command.AgreedBy ?? actor.Subject,
            SwitchedAt = clock.GetUtcNow(),
        };
        db.ProductSwitches.Add(made);
        account.SwitchTo(command.ProductCode, today);
        if (await interest.GoOnWithAsync(account, made, cancellationToken) is { } unsettled)
        {
            return unsettled;
        }

        await db.SaveChangesAsync(cancellationToken);
        return account.View();
    }

    /// <summary>In a scope of its own: settling goes through the account's rows in its own way.</summary>
    private async Task<Failure?> SettleAsync(Guid accountId, string reason, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var settled = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SettleInterest(accountId, reason), cancellationToken);
        return settled.Failure?.Code == AccrualErrors.NoInterest.Code ? null : settled.Failure;
    }

    /// <summary>After the settlement, because interest for an overdraft may overdraw the account.</summary>
    private async Task<Failure?> RefuseOverdrawnAsync(Account account, string productCode, CancellationToken cancellationToken)
    {
        if ((await products.ReadAsync(cancellationToken)).Find(productCode)?.Terms.Overdraft is not null)
        {
            return null;
        }

        var ledgerAccountId = account.LedgerAccountId!.Value;
        var balances = await bank.Send(new GetBalances([ledgerAccountId]), cancellationToken);
        return balances.Map(all => all[ledgerAccountId].BookedBalance.IsNegative) is { IsSuccess: true, Value: false }
            ? null
            : balances.Failure ?? SwitchErrors.Overdrawn;
    }
}
