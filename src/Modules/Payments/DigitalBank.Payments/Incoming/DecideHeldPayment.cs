using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Incoming;

/// <summary>
/// Gives the payee the money of a payment that was held, or sends it back. What was held for a sanctions hit is released only when the
/// hit is dismissed. Decided the same way again, nothing happens.
/// </summary>
/// <param name="ReturnReasonCode">ISO return reason of four characters, such as AC03; null releases the payment.</param>
/// <param name="Reason">What the decision rests on, for whoever reads it years later.</param>
internal sealed record DecideHeldPayment(Guid IncomingPaymentId, string? ReturnReasonCode, string Reason) : ICommand<IncomingPaymentView>;

internal sealed class DecideHeldPaymentValidator : AbstractValidator<DecideHeldPayment>
{
    public DecideHeldPaymentValidator() => RuleFor(c => c.Reason).IsAReason();
}

internal sealed class DecideHeldPaymentHandler(
    PaymentsDbContext db,
    IMediator bank,
    IncomingBooker booker,
    PayerScreening screening,
    IActor actor,
    IBusinessCalendar calendar,
    TimeProvider clock) : ICommandHandler<DecideHeldPayment, IncomingPaymentView>
{
    private const int CodeLength = 4;

    public async Task<Result<IncomingPaymentView>> Handle(DecideHeldPayment command, CancellationToken cancellationToken)
    {
        if (command.ReturnReasonCode is { } code && (code.Length != CodeLength || !code.All(char.IsAsciiLetterOrDigit)))
        {
            return PaymentsErrors.ReturnReasonMalformed;
        }

        var payment = await db.IncomingPayments.SingleOrDefaultAsync(p => p.Id == command.IncomingPaymentId, cancellationToken);
        if (payment is null)
        {
            return PaymentsErrors.UnknownIncomingPayment;
        }

        if (payment.Status == IncomingPaymentStatus.Held && await BeginAsync(payment, command, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var isReturn = command.ReturnReasonCode is not null;
        if (payment.HoldReason is null || isReturn != payment.Status is IncomingPaymentStatus.ReturningHeld or IncomingPaymentStatus.Returned)
        {
            return PaymentsErrors.NotHeld;
        }

        if (await booker.BookAsync([payment], cancellationToken) is { } open)
        {
            return open;
        }

        if (payment.Status == IncomingPaymentStatus.Held)
        {
            return PaymentsErrors.CreditorAccountBlocked; // it was closed or blocked since the look at it
        }

        // Not before: what a person has dismissed still counts when a release is refused and tried again.
        await screening.ForgetAsync(payment.Id, CancellationToken.None);
        return IncomingPaymentView.Of(payment);
    }

    /// <summary>Saves the decision before the ledger is asked.</summary>
    private async Task<Failure?> BeginAsync(IncomingPayment payment, DecideHeldPayment command, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        if (command.ReturnReasonCode is { } code)
        {
            payment.BeginReturn(code, today, $"returned by {actor.Subject}", clock.GetUtcNow());
        }
        else
        {
            if (await screening.ScreenAsync(payment, cancellationToken) is not null)
            {
                return PaymentsErrors.PayerNotCleared;
            }

            var account = await bank.Send(new GetAccount(payment.CreditorAccountId!.Value), cancellationToken);
            if (!account.IsSuccess)
            {
                return account.Failure;
            }

            if (account.Value.Status == AccountStatus.Closed || account.Value.Block is AccountBlock.Credits or AccountBlock.All)
            {
                return PaymentsErrors.CreditorAccountBlocked;
            }

            payment.Release(
                new AccountReference(account.Value.AccountId, account.Value.HolderPartyId, account.Value.LedgerAccountId),
                today,
                $"released by {actor.Subject}",
                clock.GetUtcNow());
        }

        db.IncomingDecisions.Add(StaffDecision.Of(payment, command, actor.Subject, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}
