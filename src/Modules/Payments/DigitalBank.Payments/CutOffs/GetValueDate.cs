using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;

namespace DigitalBank.Payments.CutOffs;

/// <summary>Which value date a payment to another bank would have if it were ordered now.</summary>
/// <param name="ExecutionDate">Null or a day that has passed means now.</param>
internal sealed record GetValueDate(string CurrencyCode, PaymentScheme Scheme, DateOnly? ExecutionDate) : IQuery<ValueDateView>;

/// <param name="ExecutionDate">The day on which the payer would be debited.</param>
/// <param name="ValueDate">The day on which the payee's bank has the money.</param>
/// <param name="CutOffAt">Ordered before this instant a payment keeps, or would have kept, the earlier day; null where no cut-off is set.</param>
/// <param name="IsAfterCutOff">The cut-off is over, and the value date is the later one.</param>
internal sealed record ValueDateView(
    string CurrencyCode, PaymentScheme Scheme, DateOnly ExecutionDate, DateOnly ValueDate, DateTimeOffset? CutOffAt, bool IsAfterCutOff);

internal sealed class GetValueDateValidator : AbstractValidator<GetValueDate>
{
    public GetValueDateValidator()
    {
        RuleFor(q => q.CurrencyCode).Must(code => Currency.TryOf(code, out _))
            .WithErrorCode("payments.cut_off_currency_invalid").WithMessage("The currency is one of ISO 4217.");
        RuleFor(q => q.Scheme).IsInEnum()
            .WithErrorCode("payments.cut_off_scheme_invalid").WithMessage("The scheme is creditTransfer or crossBorder.");
    }
}

internal sealed class GetValueDateHandler(ValueDates valueDates, IBusinessCalendar calendar) : IQueryHandler<GetValueDate, ValueDateView>
{
    public async Task<Result<ValueDateView>> Handle(GetValueDate request, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var wished = request.ExecutionDate is { } date && date > today ? date : today;
        var executed = calendar.IsBusinessDay(wished) ? wished : calendar.NextBusinessDay(wished);
        var valueDate = await valueDates.OfAsync(request.CurrencyCode, request.Scheme, executed, cancellationToken);
        return new ValueDateView(request.CurrencyCode, request.Scheme, executed, valueDate.Date, valueDate.CutOffAt, valueDate.IsLate);
    }
}
