using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.QrCodes;
using DigitalBank.Payments.Routing;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.ConsumerCodes;

/// <summary>Asks for a payment with the code that a payer has shown.</summary>
/// <param name="IdempotencyKey">The same key and content are answered with the same payment.</param>
/// <param name="PayeePartyId">The signed-in customer.</param>
/// <param name="Payload">The text of the code, as the scanner gives it.</param>
/// <param name="Reference">The payee's number for what is paid, at most 25 characters.</param>
internal sealed record PresentConsumerCode(
    Guid IdempotencyKey, Guid PayeePartyId, Guid CreditorAccountId, string Payload, Money Amount, string? Reference) : ICommand<ConsumerPaymentView>;

internal sealed class PresentConsumerCodeValidator : AbstractValidator<PresentConsumerCode>
{
    private const int LongestReference = 25;

    public PresentConsumerCodeValidator()
    {
        RuleFor(c => c.Amount).Must(amount => amount.IsPositive)
            .WithErrorCode("payments.amount_not_positive").WithMessage("The amount must be above zero.");
        RuleFor(c => c.Reference).Must(text => text is null || (text.Length <= LongestReference && !text.Any(char.IsControl)))
            .WithErrorCode("payments.reference_too_long").WithMessage("The reference is one line of at most 25 characters.");
    }
}

internal sealed class PresentConsumerCodeHandler(
    PaymentsDbContext db, ConsumerPayments payments, IMediator bank, QrSignatures signatures, TimeProvider clock, IOptions<PaymentsOptions> options)
    : ICommandHandler<PresentConsumerCode, ConsumerPaymentView>
{
    public async Task<Result<ConsumerPaymentView>> Handle(PresentConsumerCode command, CancellationToken cancellationToken)
    {
        var read = BankConsumerCode.Read(command.Payload ?? string.Empty, options.Value.ConsumerCodeApplication, signatures);
        if (!read.IsSuccess)
        {
            return read.Failure;
        }

        var code = await db.ConsumerCodes.SingleOrDefaultAsync(row => row.Id == read.Value.ConsumerCodeId, cancellationToken);
        if (code is null)
        {
            return ConsumerCodeErrors.Unknown;
        }

        var isReplay = IsOwn(code, command);
        var refusal = !isReplay ? await PresentAsync(code, command, cancellationToken)
            : Differs(code, command) ? PlatformErrors.IdempotencyKeyReused : null;
        if (refusal is not null)
        {
            return refusal;
        }

        // Also of a repetition: a crash may have come between the presentation and its order.
        if (code.Status == ConsumerCodeStatus.Presented && clock.GetUtcNow() < code.ConfirmBy)
        {
            await payments.OrderAsync(code, isPayerHere: false, cancellationToken);
        }

        Result<ConsumerPaymentView> answer = ConsumerPaymentView.Of(code, await payments.FindOrderAsync(code, cancellationToken), clock.GetUtcNow());
        return isReplay ? answer.AsReplay() : answer;
    }

    private static bool IsOwn(ConsumerCode code, PresentConsumerCode command) =>
        code.PresentationKey == command.IdempotencyKey && code.PayeePartyId == command.PayeePartyId;

    private static bool Differs(ConsumerCode code, PresentConsumerCode command) =>
        (code.CreditorAccountId, code.AmountMinor, code.CurrencyCode, code.Reference)
        != (command.CreditorAccountId, command.Amount.MinorUnits, command.Amount.Currency.Code, command.Reference);

    /// <returns>Why it is not presented; null when it is, by this very request.</returns>
    private async Task<Failure?> PresentAsync(ConsumerCode code, PresentConsumerCode command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (code.Status != ConsumerCodeStatus.Offered || now >= code.ExpiresAt)
        {
            return code.Status != ConsumerCodeStatus.Offered ? ConsumerCodeErrors.Used : ConsumerCodeErrors.Expired;
        }

        var found = await bank.Send(new GetAccount(command.CreditorAccountId, command.PayeePartyId), cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure.Kind == FailureKind.NotFound ? PaymentsErrors.UnknownCreditorAccount : found.Failure;
        }

        if (command.Amount.Currency.Code != code.CurrencyCode || command.Amount.MinorUnits > code.MostMinor)
        {
            return ConsumerCodeErrors.AmountNotAllowed;
        }

        if (PaymentRouting.CreditorHere([found.Value], code.CurrencyCode).Failure is { } refusal)
        {
            return refusal;
        }

        var presentation = new Presentation(
            command.IdempotencyKey, command.PayeePartyId, command.CreditorAccountId, found.Value.HolderName, command.Amount.MinorUnits, command.Reference);
        code.Present(presentation, now, now.AddMinutes(options.Value.ConsumerCodeValidMinutes));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            await db.Entry(code).ReloadAsync(cancellationToken);
            return IsOwn(code, command) && !Differs(code, command) ? null : ConsumerCodeErrors.Used;
        }
    }
}
