using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Transfers;
using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.QrCodes;

/// <summary>Pays what a code of this bank asks for.</summary>
/// <param name="OrderingPartyId">The signed-in customer.</param>
/// <param name="Amount">Needed when the code names none; when it does, null or the same.</param>
internal sealed record PayQrCode(Guid IdempotencyKey, Guid OrderingPartyId, Guid DebtorAccountId, string Payload, Money? Amount) : ICommand<PaymentView>;

internal sealed class PayQrCodeHandler(
    PaymentsDbContext db, IMediator bank, QrSignatures signatures, TimeProvider clock, IOptions<PaymentsOptions> options, IOptions<BankSettings> us)
    : ICommandHandler<PayQrCode, PaymentView>
{
    public async Task<Result<PaymentView>> Handle(PayQrCode command, CancellationToken cancellationToken)
    {
        var read = BankCode.Read(command.Payload, options.Value.QrIdentifier, us.Value.CountryCode, signatures);
        if (!read.IsSuccess)
        {
            return read.Failure;
        }

        var code = await db.QrCodes.AsNoTracking().SingleOrDefaultAsync(known => known.Id == read.Value.QrCodeId, cancellationToken);
        if (code is null)
        {
            return PaymentsErrors.UnknownQrCode;
        }

        var isReplay = await db.Orders.AnyAsync(
            order => order.OrderingPartyId == command.OrderingPartyId && order.IdempotencyKey == command.IdempotencyKey, cancellationToken);
        var amount = AmountOf(command, read.Value);
        if (!amount.IsSuccess)
        {
            return amount.Failure;
        }

        // The code of a payment that was made is used and may have expired: whoever asks again with its key gets its answer all the same.
        return !isReplay && Stale(code) is { } refusal ? refusal : await bank.Send(TransferOf(command, code, amount.Value), cancellationToken);
    }

    private static Result<Money> AmountOf(PayQrCode command, BankCode code)
    {
        if ((code.Amount ?? command.Amount) is not { } amount)
        {
            return PaymentsErrors.QrAmountMissing;
        }

        return amount.Currency != code.Currency || (command.Amount is { } said && said != amount) ? PaymentsErrors.QrAmountDiffers : amount;
    }

    private Failure? Stale(QrCode code) =>
        code.PaymentOrderId is not null ? PaymentsErrors.QrCodeUsed
        : code.ExpiresAt <= clock.GetUtcNow() ? PaymentsErrors.QrCodeExpired
        : null;

    private static InitiateTransfer TransferOf(PayQrCode command, QrCode code, Money amount) => new(
        command.IdempotencyKey,
        command.OrderingPartyId,
        command.DebtorAccountId,
        code.CreditorAccountId,
        CreditorIdentifier: null,
        CreditorName: null,
        CreditorAgentBic: null,
        amount,
        code.Reference,
        code.Reference,
        RequestedExecutionDate: null)
    {
        Origin = PaymentOrigin.QrCode,
        QrCodeId = code.Id,
    };
}
