using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.QrCodes.Emvco;
using DigitalBank.Payments.Routing;
using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.QrCodes;

/// <summary>Makes a code with which others pay to an account of the customer.</summary>
/// <param name="PayeePartyId">The signed-in customer.</param>
/// <param name="Amount">Needed for a code that is paid once; null lets the payer of a static code say how much.</param>
/// <param name="IsOneTime">Dynamic: paid once, before it expires. Otherwise static: paid by anybody, as often as it is scanned.</param>
/// <param name="ValidMinutes">For a one-time code; null takes the bank's setting.</param>
/// <param name="Reference">The payee's number for what is paid, at most 25 characters.</param>
internal sealed record MakeQrCode(
    Guid IdempotencyKey,
    Guid PayeePartyId,
    Guid CreditorAccountId,
    Money? Amount,
    bool IsOneTime,
    int? ValidMinutes,
    string? Reference,
    string? MerchantName,
    string MerchantCity) : IIdempotentCommand, ICommand<QrCodeView>;

/// <param name="Payload">To be drawn, or shown to the payer as it is.</param>
/// <param name="PaymentOrderId">The payment of a one-time code, once there is one.</param>
internal sealed record QrCodeView(
    Guid QrCodeId,
    Guid CreditorAccountId,
    Money? Amount,
    string? Reference,
    bool IsOneTime,
    string Payload,
    DateTimeOffset MadeAt,
    DateTimeOffset? ExpiresAt,
    Guid? PaymentOrderId)
{
    public static QrCodeView Of(QrCode code) => new(
        code.Id,
        code.CreditorAccountId,
        code.AmountMinor is { } amount ? Money.OfMinor(amount, Currency.Of(code.CurrencyCode)) : null,
        code.Reference,
        code.IsOneTime,
        code.Payload,
        code.MadeAt,
        code.ExpiresAt,
        code.PaymentOrderId);
}

internal sealed class MakeQrCodeValidator : AbstractValidator<MakeQrCode>
{
    private const int LongestValidity = 60 * 24 * 31;

    public MakeQrCodeValidator()
    {
        RuleFor(c => c.Amount).Must(amount => amount is null || amount.Value.IsPositive)
            .WithErrorCode("payments.amount_not_positive").WithMessage("The amount must be above zero.");
        RuleFor(c => c.Amount).Must((c, amount) => amount is not null || !c.IsOneTime)
            .WithErrorCode("payments.qr_amount_missing").WithMessage("A code that is paid once says how much.");
        RuleFor(c => c.ValidMinutes).Must((c, minutes) => minutes is null or (>= 1 and <= LongestValidity) && (minutes is null || c.IsOneTime))
            .WithErrorCode("payments.qr_validity_invalid").WithMessage("A one-time code is valid for a minute to 31 days; a static one has no end.");
    }
}

internal sealed class MakeQrCodeHandler(
    PaymentsDbContext db, IMediator bank, QrSignatures signatures, TimeProvider clock, IOptions<PaymentsOptions> options, IOptions<BankSettings> us)
    : ICommandHandler<MakeQrCode, QrCodeView>
{
    private const int LongestName = 25;

    private const string NoCategory = "0000";

    public async Task<Result<QrCodeView>> Handle(MakeQrCode command, CancellationToken cancellationToken)
    {
        var found = await bank.Send(new GetAccount(command.CreditorAccountId, command.PayeePartyId), cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure.Kind == FailureKind.NotFound ? PaymentsErrors.UnknownCreditorAccount : found.Failure;
        }

        var account = PaymentRouting.CreditorHere([found.Value], command.Amount?.Currency.Code ?? found.Value.CurrencyCode);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        DateTimeOffset? expiresAt = command.IsOneTime ? now.AddMinutes(command.ValidMinutes ?? options.Value.QrValidMinutes) : null;
        var payload = BankCode.Write(DraftOf(command, account.Value), id, expiresAt, options.Value.QrIdentifier, signatures);
        if (!payload.IsSuccess)
        {
            return payload.Failure;
        }

        var code = new QrCode
        {
            Id = id,
            PayeePartyId = command.PayeePartyId,
            CreditorAccountId = account.Value.AccountId,
            CurrencyCode = account.Value.CurrencyCode,
            AmountMinor = command.Amount?.MinorUnits,
            Reference = command.Reference,
            IsOneTime = command.IsOneTime,
            Payload = payload.Value,
            MadeAt = now,
            ExpiresAt = expiresAt,
        };
        db.QrCodes.Add(code);
        db.Remember(command, QrCodeView.Of(code));
        await db.SaveChangesAsync(cancellationToken);
        return QrCodeView.Of(code);
    }

    private MerchantPresentedDraft DraftOf(MakeQrCode command, AccountView account) => new(
        command.IsOneTime,
        MerchantAccounts: new Dictionary<string, IReadOnlyDictionary<string, string>>(),
        NoCategory,
        NumericCurrencyCodes.Of(Currency.Of(account.CurrencyCode)) ?? string.Empty,
        command.Amount is { } amount ? BankCode.AmountText(amount) : null,
        us.Value.CountryCode,
        command.MerchantName ?? (account.HolderName.Length <= LongestName ? account.HolderName : account.HolderName[..LongestName].Trim()),
        command.MerchantCity,
        AdditionalData: command.Reference is { } reference ? new Dictionary<string, string> { ["01"] = reference } : null);
}
