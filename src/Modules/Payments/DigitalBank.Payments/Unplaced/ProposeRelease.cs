using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Unplaced;

/// <summary>Proposes to give money that found no account to another account of the same customer. Nothing moves until a second person agrees.</summary>
/// <param name="Reason">For whoever decides and for whoever reads it years later.</param>
internal sealed record ProposeRelease(Guid PaymentOrderId, Guid AccountId, string Reason) : ICommand<UnplacedMoneyView>;

internal sealed class ProposeReleaseValidator : AbstractValidator<ProposeRelease>
{
    public ProposeReleaseValidator() => RuleFor(c => c.Reason).IsAReason();
}

internal sealed class ProposeReleaseHandler(PaymentsDbContext db, IMediator bank, IActor actor, TimeProvider clock)
    : ICommandHandler<ProposeRelease, UnplacedMoneyView>
{
    public async Task<Result<UnplacedMoneyView>> Handle(ProposeRelease command, CancellationToken cancellationToken)
    {
        var money = await db.UnplacedMoney.SingleOrDefaultAsync(m => m.PaymentOrderId == command.PaymentOrderId, cancellationToken);
        if (money is null)
        {
            return PaymentsErrors.UnknownUnplacedMoney;
        }

        var (from, to) = (await bank.Send(new GetAccount(money.DebtorAccountId), cancellationToken), await bank.Send(new GetAccount(command.AccountId), cancellationToken));
        if ((from.Failure ?? to.Failure) is { } unknown)
        {
            return unknown;
        }

        if (WhyNot(money, from.Value, to.Value) is { } refused)
        {
            return refused;
        }

        if (money.Propose(command.AccountId, to.Value.LedgerAccountId, command.Reason, actor.Subject, clock.GetUtcNow()) is { } decided)
        {
            return decided;
        }

        await db.SaveChangesAsync(cancellationToken);
        return UnplacedMoneyView.Of(money);
    }

    private static Failure? WhyNot(UnplacedMoney money, AccountView from, AccountView to) => to switch
    {
        _ when to.HolderPartyId != from.HolderPartyId => PaymentsErrors.AccountOfSomebodyElse,
        _ when to.CurrencyCode != money.CurrencyCode => PaymentsErrors.CreditorCurrencyNotKept,
        { Status: AccountStatus.Closed } => PaymentsErrors.CreditorAccountClosed,
        { Block: AccountBlock.Credits or AccountBlock.All } => PaymentsErrors.CreditorAccountBlocked,
        _ => null,
    };
}
