using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Limits;

/// <summary>Sets the bank's limit of a kind, or a customer's own. What was paid before in the period counts if a limit of that kind was there.</summary>
/// <param name="PartyId">Null for the bank's.</param>
/// <param name="MaxAmount">In the currency; null does not limit the amount.</param>
/// <param name="MaxCount">Payments in the period; null does not limit their number.</param>
internal sealed record SetLimit(
    Guid? PartyId,
    LimitScope Scope,
    PaymentOrigin? Channel,
    LimitPeriod Period,
    string CurrencyCode,
    Money? MaxAmount,
    int? MaxCount) : ICommand<LimitView>;

internal sealed record LimitView(
    Guid LimitId, Guid? PartyId, LimitScope Scope, PaymentOrigin? Channel, LimitPeriod Period, string CurrencyCode, Money? MaxAmount, int? MaxCount)
{
    public static LimitView Of(PaymentLimit limit) => new(
        limit.Id,
        limit.PartyId,
        limit.Scope,
        limit.Channel,
        limit.Period,
        limit.CurrencyCode,
        limit.MaxAmountMinor is { } amount ? Money.OfMinor(amount, Currency.Of(limit.CurrencyCode)) : null,
        limit.MaxCount);
}

internal sealed class SetLimitValidator : AbstractValidator<SetLimit>
{
    public SetLimitValidator()
    {
        RuleFor(c => c.Channel).Must((c, channel) => channel is not null == (c.Scope == LimitScope.Channel))
            .WithErrorCode("payments.limit_channel_invalid").WithMessage("Name the channel of a limit for a channel, and of no other.");
        RuleFor(c => c.CurrencyCode).Must(code => Currency.TryOf(code, out _))
            .WithErrorCode("payments.limit_currency_invalid").WithMessage("The currency is one of ISO 4217.");
        RuleFor(c => c.MaxAmount).Must((c, amount) => amount is null || (!amount.Value.IsNegative && amount.Value.Currency.Code == c.CurrencyCode))
            .WithErrorCode("payments.limit_amount_invalid").WithMessage("The amount is not below zero, and in the currency of the limit.");
        RuleFor(c => c).Must(c => c.MaxAmount is not null || c.MaxCount is not null)
            .WithErrorCode("payments.limit_empty").WithMessage("Name an amount, a number of payments, or both.").OverridePropertyName("maxAmount");
        RuleFor(c => c.MaxCount).Must((c, count) => count is null or >= 0 && (count is null || c.Period != LimitPeriod.Payment))
            .WithErrorCode("payments.limit_count_invalid").WithMessage("A number of payments is zero or more, in a day or a month.");
    }
}

internal sealed class SetLimitHandler(PaymentsDbContext db, TimeProvider clock) : ICommandHandler<SetLimit, LimitView>
{
    public async Task<Result<LimitView>> Handle(SetLimit command, CancellationToken cancellationToken)
    {
        var kind = PaymentLimit.KindOf(command.PartyId, command.Scope, command.Channel, command.Period, command.CurrencyCode);
        var limit = await db.Limits.SingleOrDefaultAsync(known => known.Kind == kind, cancellationToken);
        if (limit is null)
        {
            limit = new PaymentLimit
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                PartyId = command.PartyId,
                Scope = command.Scope,
                Channel = command.Channel,
                Period = command.Period,
                CurrencyCode = command.CurrencyCode,
                Kind = kind,
            };
            db.Limits.Add(limit);
        }

        limit.Set(command.MaxAmount?.MinorUnits, command.MaxCount);
        await db.SaveChangesAsync(cancellationToken);
        return LimitView.Of(limit);
    }
}
