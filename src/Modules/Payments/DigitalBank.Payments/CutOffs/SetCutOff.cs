using DigitalBank.Payments.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.CutOffs;

/// <summary>
/// Sets until when payments of a currency and scheme count on their day, from a business date on. One for the same day is replaced; what
/// was ordered before keeps the value date that its payer was told.
/// </summary>
/// <param name="TimeZone">IANA name of the zone of <paramref name="Time"/>.</param>
/// <param name="SettlementDays">0 to 5 business days of the currency.</param>
internal sealed record SetCutOff(
    string CurrencyCode, PaymentScheme Scheme, DateOnly ValidFrom, TimeOnly Time, string TimeZone, int SettlementDays) : ICommand<CutOffView>;

internal sealed record CutOffView(
    Guid CutOffId, string CurrencyCode, PaymentScheme Scheme, DateOnly ValidFrom, TimeOnly Time, string TimeZone, int SettlementDays)
{
    public static CutOffView Of(CutOff cutOff) => new(
        cutOff.Id, cutOff.CurrencyCode, cutOff.Scheme, cutOff.ValidFrom, cutOff.Time, cutOff.TimeZone, cutOff.SettlementDays);
}

internal sealed class SetCutOffValidator : AbstractValidator<SetCutOff>
{
    public SetCutOffValidator()
    {
        RuleFor(c => c.CurrencyCode).Must(code => Currency.TryOf(code, out _))
            .WithErrorCode("payments.cut_off_currency_invalid").WithMessage("The currency is one of ISO 4217.");
        RuleFor(c => c.Scheme).IsInEnum()
            .WithErrorCode("payments.cut_off_scheme_invalid").WithMessage("The scheme is creditTransfer or crossBorder.");
        RuleFor(c => c.TimeZone).Must(zone => zone is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            .WithErrorCode("payments.cut_off_zone_invalid").WithMessage("Name the time zone as IANA does, such as Europe/Berlin.");
        RuleFor(c => c.SettlementDays).InclusiveBetween(0, 5)
            .WithErrorCode("payments.cut_off_days_invalid").WithMessage("A payment settles within 0 to 5 business days.");
    }
}

internal sealed class SetCutOffHandler(PaymentsDbContext db, IBusinessCalendar calendar, TimeProvider clock) : ICommandHandler<SetCutOff, CutOffView>
{
    public async Task<Result<CutOffView>> Handle(SetCutOff command, CancellationToken cancellationToken)
    {
        if (command.ValidFrom < await calendar.TodayAsync(cancellationToken))
        {
            return CutOffErrors.InThePast;
        }

        var cutOff = await db.CutOffs.SingleOrDefaultAsync(
            row => row.CurrencyCode == command.CurrencyCode && row.Scheme == command.Scheme && row.ValidFrom == command.ValidFrom, cancellationToken);
        if (cutOff is null)
        {
            cutOff = new CutOff
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                CurrencyCode = command.CurrencyCode,
                Scheme = command.Scheme,
                ValidFrom = command.ValidFrom,
            };
            db.CutOffs.Add(cutOff);
        }

        cutOff.Set(command.Time, command.TimeZone, command.SettlementDays);
        await db.SaveChangesAsync(cancellationToken);
        return CutOffView.Of(cutOff);
    }
}
