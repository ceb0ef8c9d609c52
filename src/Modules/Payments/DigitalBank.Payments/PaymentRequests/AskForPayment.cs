using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Aliases;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Routing;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.PaymentRequests;

/// <summary>Asks a customer of this bank for an amount.</summary>
/// <param name="PayeePartyId">The signed-in customer.</param>
/// <param name="Payer">An alias, or the IBAN of an account here.</param>
/// <param name="RemittanceInformation">Free text for the payer, at most 140 characters.</param>
/// <param name="ValidDays">Null takes the bank's setting.</param>
internal sealed record AskForPayment(
    Guid IdempotencyKey, Guid PayeePartyId, Guid CreditorAccountId, string Payer, Money Amount, string? RemittanceInformation, int? ValidDays)
    : IIdempotentCommand, ICommand<PaymentRequestView>;

internal sealed class AskForPaymentValidator : AbstractValidator<AskForPayment>
{
    private const int LongestText = 140;

    private const int LongestValidity = 90;

    public AskForPaymentValidator()
    {
        RuleFor(c => c.Amount).Must(amount => amount.IsPositive)
            .WithErrorCode("payments.amount_not_positive").WithMessage("The amount must be above zero.");
        RuleFor(c => c.RemittanceInformation).Must(text => text is null || (text.Length <= LongestText && !text.Any(char.IsControl)))
            .WithErrorCode("payments.remittance_too_long").WithMessage("The text for the payer is one line of at most 140 characters.");
        RuleFor(c => c.ValidDays).Must(days => days is null or (>= 1 and <= LongestValidity))
            .WithErrorCode("payments.request_validity_invalid").WithMessage("A request is valid for 1 to 90 days.");
    }
}

internal sealed class AskForPaymentHandler(PaymentsDbContext db, AliasBook book, IMediator bank, TimeProvider clock, IOptions<PaymentsOptions> options)
    : ICommandHandler<AskForPayment, PaymentRequestView>
{
    public async Task<Result<PaymentRequestView>> Handle(AskForPayment command, CancellationToken cancellationToken)
    {
        var own = await bank.Send(new GetAccount(command.CreditorAccountId, command.PayeePartyId), cancellationToken);
        if (!own.IsSuccess)
        {
            return own.Failure.Kind == FailureKind.NotFound ? PaymentsErrors.UnknownCreditorAccount : own.Failure;
        }

        if (PaymentRouting.CreditorHere([own.Value], command.Amount.Currency.Code).Failure is { } refusal)
        {
            return refusal;
        }

        var payer = await PayerAsync(command, cancellationToken);
        if (!payer.IsSuccess)
        {
            return payer.Failure;
        }

        if (payer.Value.PartyId == own.Value.HolderPartyId)
        {
            return PaymentRequestErrors.OwnPayer;
        }

        var now = clock.GetUtcNow();
        var request = new PaymentRequest
        {
            Id = Guid.CreateVersion7(now),
            PayeePartyId = command.PayeePartyId,
            CreditorAccountId = command.CreditorAccountId,
            PayeeName = own.Value.HolderName,
            PayerPartyId = payer.Value.PartyId,
            MaskedPayer = payer.Value.Masked,
            CurrencyCode = command.Amount.Currency.Code,
            AmountMinor = command.Amount.MinorUnits,
            RemittanceInformation = command.RemittanceInformation,
            AskedAt = now,
            ExpiresAt = now.AddDays(command.ValidDays ?? options.Value.PaymentRequestDays),
        };
        var view = PaymentRequestView.Of(request, order: null, now);
        db.PaymentRequests.Add(request);
        db.Remember(command, view);
        await db.SaveChangesAsync(cancellationToken);
        return view;
    }

    /// <summary>Each request counts as a look-up, so that nobody takes a census and nobody floods others with requests.</summary>
    private async Task<Result<(Guid PartyId, string Masked)>> PayerAsync(AskForPayment command, CancellationToken cancellationToken)
    {
        if (AliasText.TryParse(command.Payer, out var alias))
        {
            var found = await book.ResolveAsync(command.PayeePartyId, alias.Value, cancellationToken);
            return found.IsSuccess ? await HolderAsync(found.Value.AccountId, alias.Masked, cancellationToken)
                : found.Failure == AliasErrors.Unknown ? PaymentRequestErrors.UnknownPayer : found.Failure;
        }

        if (!Iban.TryParse(command.Payer, out var iban))
        {
            return AliasErrors.Malformed;
        }

        if (!await book.CountAsync(command.PayeePartyId, times: 1, cancellationToken))
        {
            return AliasErrors.TooManyLookUps;
        }

        var identifier = iban.ToString();
        var accounts = (await bank.Send(new FindAccounts([identifier]), cancellationToken)).Value.GetValueOrDefault(identifier, []);
        return accounts.FirstOrDefault(account => account.Status == AccountStatus.Active) is { } account
            ? (account.HolderPartyId, MaskedText.OfIdentifier(identifier))
            : PaymentRequestErrors.UnknownPayer;
    }

    private async Task<Result<(Guid PartyId, string Masked)>> HolderAsync(Guid accountId, string masked, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(accountId), cancellationToken);
        return account.IsSuccess ? (account.Value.HolderPartyId, masked) : PaymentRequestErrors.UnknownPayer;
    }
}
