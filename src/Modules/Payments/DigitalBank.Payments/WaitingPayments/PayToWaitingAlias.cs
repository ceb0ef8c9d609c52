using DigitalBank.Payments.Aliases;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Transfers;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.WaitingPayments;

/// <summary>Pays a telephone number or an e-mail address that nobody has registered yet. The money waits for its owner, or goes back.</summary>
/// <param name="OrderingPartyId">The signed-in customer.</param>
internal sealed record PayToWaitingAlias(
    Guid IdempotencyKey, Guid OrderingPartyId, Guid DebtorAccountId, string Alias, Money Amount, string? RemittanceInformation) : ICommand<WaitingPaymentView>;

internal sealed class PayToWaitingAliasValidator : AbstractValidator<PayToWaitingAlias>
{
    private const int LongestText = 140;

    public PayToWaitingAliasValidator()
    {
        RuleFor(c => c.Amount).Must(amount => amount.IsPositive)
            .WithErrorCode("payments.amount_not_positive").WithMessage("The amount must be above zero.");
        RuleFor(c => c.RemittanceInformation).Must(text => text is null || (text.Length <= LongestText && !text.Any(char.IsControl)))
            .WithErrorCode("payments.remittance_too_long").WithMessage("The text for the payee is one line of at most 140 characters.");
    }
}

internal sealed class PayToWaitingAliasHandler(
    PaymentsDbContext db, AliasBook book, IMediator bank, TimeProvider clock, IOptions<PaymentsOptions> options)
    : ICommandHandler<PayToWaitingAlias, WaitingPaymentView>
{
    public async Task<Result<WaitingPaymentView>> Handle(PayToWaitingAlias command, CancellationToken cancellationToken)
    {
        if (!AliasText.TryParse(command.Alias, out var alias))
        {
            return AliasErrors.Malformed;
        }

        if (alias.Kind == AliasKind.Handle)
        {
            return WaitingPaymentErrors.HandleNotPossible;
        }

        // Saved before the order, which names it: a crash in between leaves a wish without money, that the next request with the key goes on with.
        var waiting = await EarlierAsync(command, cancellationToken) ?? await NewAsync(command, alias, cancellationToken);
        if (!waiting.IsSuccess)
        {
            return waiting.Failure;
        }

        if (waiting.Value.MaskedAlias != alias.Masked || (waiting.Value.Alias is { } earlier && earlier != alias.Value))
        {
            return PlatformErrors.IdempotencyKeyReused;
        }

        var ordered = await bank.Send(TransferOf(command, waiting.Value), cancellationToken);
        return ordered.Map(payment => WaitingPaymentView.Of(waiting.Value, payment.PaymentOrderId, payment.Status));
    }

    private async Task<Result<WaitingPayment>?> EarlierAsync(PayToWaitingAlias command, CancellationToken cancellationToken) =>
        await db.WaitingPayments.SingleOrDefaultAsync(
            row => row.PayerPartyId == command.OrderingPartyId && row.IdempotencyKey == command.IdempotencyKey, cancellationToken) is { } earlier
            ? earlier
            : (Result<WaitingPayment>?)null;

    private async Task<Result<WaitingPayment>> NewAsync(PayToWaitingAlias command, AliasText alias, CancellationToken cancellationToken)
    {
        var payee = await book.ResolveAsync(command.OrderingPartyId, alias.Value, cancellationToken);
        if (payee.IsSuccess || payee.Failure != AliasErrors.Unknown)
        {
            return payee.Failure ?? WaitingPaymentErrors.AliasKnown;
        }

        var now = clock.GetUtcNow();
        var waiting = WaitingPayment.Order(command, alias.Value, alias.Masked, now, now.AddDays(options.Value.WaitingPaymentDays));
        db.WaitingPayments.Add(waiting);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return waiting;
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            db.ChangeTracker.Clear();
            return await EarlierAsync(command, cancellationToken) ?? throw new InvalidOperationException("The payment can neither be saved nor found.", taken);
        }
    }

    private static InitiateTransfer TransferOf(PayToWaitingAlias command, WaitingPayment waiting) => new(
        command.IdempotencyKey,
        command.OrderingPartyId,
        command.DebtorAccountId,
        CreditorAccountId: null,
        waiting.MaskedAlias,
        CreditorName: null,
        CreditorAgentBic: null,
        command.Amount,
        command.RemittanceInformation,
        EndToEndId: null,
        RequestedExecutionDate: null)
    {
        Origin = PaymentOrigin.WaitingPayment,
        WaitingPaymentId = waiting.Id,
    };
}
