using System.Text.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.StepUps;
using DigitalBank.Payments.Transfers;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;

namespace DigitalBank.Payments.StandingOrders;

/// <summary>Orders a payment for many days.</summary>
/// <param name="Transfer">What is paid each time; its key is this command's, its payer the signed-in customer.</param>
internal sealed record OrderStandingOrder(Guid IdempotencyKey, InitiateTransfer Transfer, StandingOrderSchedule Schedule)
    : IIdempotentCommand, ICommand<StandingOrderView>;

/// <param name="NextDueDate">Null when none will come.</param>
internal sealed record StandingOrderView(
    Guid StandingOrderId,
    StandingOrderStatus Status,
    Guid DebtorAccountId,
    Guid? CreditorAccountId,
    string? CreditorIdentifier,
    string? CreditorName,
    Money Amount,
    string? RemittanceInformation,
    StandingOrderSchedule Schedule,
    DateOnly? NextDueDate,
    DateTimeOffset OrderedAt)
{
    public static StandingOrderView Of(StandingOrder order)
    {
        var transfer = order.Template();
        return new StandingOrderView(
            order.Id,
            order.Status,
            order.DebtorAccountId,
            transfer.CreditorAccountId,
            transfer.CreditorIdentifier,
            transfer.CreditorName,
            transfer.Amount,
            transfer.RemittanceInformation,
            order.Schedule,
            order.Status == StandingOrderStatus.Active ? order.NextDueDate : null,
            order.OrderedAt);
    }
}

internal sealed class OrderStandingOrderValidator : AbstractValidator<OrderStandingOrder>
{
    private const int LongestInterval = 52;

    public OrderStandingOrderValidator()
    {
        RuleFor(c => c.Transfer).SetValidator(new InitiateTransferValidator());
        RuleFor(c => c.Schedule.Interval).InclusiveBetween(1, LongestInterval)
            .WithErrorCode("payments.standing_order_interval_invalid").WithMessage("Every 1 to 52 weeks or months.");
        RuleFor(c => c.Schedule.MaxPayments).Must(count => count is null or (>= 1 and <= 10_000))
            .WithErrorCode("payments.standing_order_count_invalid").WithMessage("A standing order makes 1 to 10,000 payments, or has no such end.");
        RuleFor(c => c.Schedule.FirstDate).InclusiveBetween(new DateOnly(2000, 1, 1), new DateOnly(2999, 12, 31))
            .WithErrorCode("payments.standing_order_date_invalid").WithMessage("The first day lies in this millennium.");
    }
}

internal sealed class OrderStandingOrderHandler(
    PaymentsDbContext db, IMediator bank, PaymentStepUps stepUps, IActor actor, IBusinessCalendar calendar, TimeProvider clock)
    : ICommandHandler<OrderStandingOrder, StandingOrderView>
{
    public async Task<Result<StandingOrderView>> Handle(OrderStandingOrder command, CancellationToken cancellationToken)
    {
        var transfer = command.Transfer;
        var authority = await bank.Send(
            new AuthorisePayment(transfer.DebtorAccountId, transfer.OrderingPartyId, transfer.Amount), cancellationToken);
        if (!authority.IsSuccess)
        {
            return authority.Failure.Kind == FailureKind.NotFound ? PaymentsErrors.UnknownDebtorAccount : authority.Failure;
        }

        if (authority.Value.Refusal is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var order = new StandingOrder
        {
            Id = Guid.CreateVersion7(now),
            DebtorAccountId = transfer.DebtorAccountId,
            Frequency = command.Schedule.Frequency,
            Interval = command.Schedule.Interval,
            FirstDate = command.Schedule.FirstDate,
            LastDate = command.Schedule.LastDate,
            MaxPayments = command.Schedule.MaxPayments,
            Shift = command.Schedule.Shift,
            OrderedAt = now,
        };
        order.Order(transfer);
        order.Begin(await calendar.TodayAsync(cancellationToken), calendar.IsBusinessDay);
        if (order.HasEnded)
        {
            return PaymentsErrors.StandingOrderNeverDue;
        }

        if (!await stepUps.IsOwnAsync(transfer.DebtorAccountId, transfer.CreditorAccountId, cancellationToken)
            && await stepUps.FindRefusalAsync(actor, "payments.standing_order", LinkOf(command), TextOf(command, authority.Value.Account), cancellationToken) is { } waits)
        {
            return waits;
        }

        db.StandingOrders.Add(order);
        db.Remember(command, StandingOrderView.Of(order));
        await db.SaveChangesAsync(cancellationToken);
        return StandingOrderView.Of(order);
    }

    private static string LinkOf(OrderStandingOrder command) =>
        $"{command.IdempotencyKey}\n{command.Transfer.Fingerprint()}\n{JsonSerializer.Serialize(command.Schedule, BankJson.Options)}";

    private static string TextOf(OrderStandingOrder command, AccountView debtor)
    {
        var (transfer, schedule) = (command.Transfer, command.Schedule);
        var payee = transfer.CreditorIdentifier is { } identifier ? $"{transfer.CreditorName}, {identifier}" : $"account {transfer.CreditorAccountId}";
        return FormattableString.Invariant(
            $"Pay {transfer.Amount} {schedule.Frequency.ToString().ToLowerInvariant()} (every {schedule.Interval}) from {schedule.FirstDate:yyyy-MM-dd} on to {payee} from {debtor.Identifier}");
    }
}
