using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;

namespace DigitalBank.Accounts.Mandates;

/// <summary>Lets somebody who does not hold the account see it, and pay from it where the mandate says so.</summary>
/// <param name="PaymentLimit">The most that one payment may be; null for no limit.</param>
/// <param name="FromDate">Null for the business date.</param>
/// <param name="UntilDate">The last business date; null: until it is revoked.</param>
internal sealed record GrantMandate(
    Guid IdempotencyKey,
    Guid AccountId,
    Guid PartyId,
    bool MayPay,
    Money? PaymentLimit,
    DateOnly? FromDate,
    DateOnly? UntilDate,
    string Reason) : IIdempotentCommand, ICommand<MandateView>;

/// <summary>Ends a mandate at once. One that has been revoked answers as it is.</summary>
internal sealed record RevokeMandate(Guid AccountId, Guid MandateId, string Reason) : ICommand<MandateView>;

internal sealed class GrantMandateValidator : AbstractValidator<GrantMandate>
{
    public GrantMandateValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class RevokeMandateValidator : AbstractValidator<RevokeMandate>
{
    public RevokeMandateValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class GrantMandateHandler(AccountsDbContext db, IMediator bank, IBusinessCalendar calendar, IActor actor)
    : ICommandHandler<GrantMandate, MandateView>
{
    public async Task<Result<MandateView>> Handle(GrantMandate command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.GrantMandate, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var account = found.Value;
        var today = await calendar.TodayAsync(cancellationToken);
        var from = command.FromDate ?? today;
        if (from < today || from > command.UntilDate || !IsLimit(command, account.CurrencyCode))
        {
            return MandateErrors.TermsInvalid;
        }

        if (!(await bank.Send(new GetParty(command.PartyId), cancellationToken)).IsSuccess)
        {
            return MandateErrors.PartyUnknown;
        }

        var mandate = new Mandate
        {
            Id = Guid.CreateVersion7(),
            AccountId = account.Id,
            PartyId = command.PartyId,
            MayPay = command.MayPay,
            PaymentLimit = command.PaymentLimit?.MinorUnits,
            FromDate = from,
            UntilDate = command.UntilDate,
            GrantedBy = actor.Subject,
            Reason = command.Reason,
        };
        db.Mandates.Add(mandate);
        db.Remember(command, mandate.View(account.CurrencyCode));
        await db.SaveChangesAsync(cancellationToken);
        return mandate.View(account.CurrencyCode);
    }

    private static bool IsLimit(GrantMandate command, string currencyCode) =>
        command.PaymentLimit is not { } limit || (command.MayPay && limit.IsPositive && limit.Currency.Code == currencyCode);
}

internal sealed class RevokeMandateHandler(AccountsDbContext db, IActor actor, TimeProvider clock) : ICommandHandler<RevokeMandate, MandateView>
{
    public async Task<Result<MandateView>> Handle(RevokeMandate command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.RevokeMandate, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var mandate = await db.Mandates.FindAsync([command.MandateId], cancellationToken);
        if (mandate is null || mandate.AccountId != command.AccountId)
        {
            return MandateErrors.UnknownMandate;
        }

        if (mandate.RevokedAt is null)
        {
            mandate.Revoke(actor.Subject, command.Reason, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }

        return mandate.View(found.Value.CurrencyCode);
    }
}
