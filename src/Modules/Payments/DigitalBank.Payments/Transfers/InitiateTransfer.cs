using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalBank.Identity.Contracts.StepUps;
using DigitalBank.Payments.ConsumerCodes;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.StepUps;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Payments.Transfers;

/// <summary>Pays from a customer's account to an account here or at another bank.</summary>
/// <param name="IdempotencyKey">Chosen by the client; the same key and order return the same transfer, booked or refused.</param>
/// <param name="OrderingPartyId">The signed-in customer, never taken from the request body.</param>
/// <param name="CreditorAccountId">The payee's account here; or else <paramref name="CreditorIdentifier"/>.</param>
/// <param name="CreditorIdentifier">IBAN, with or without spaces, or another account number.</param>
/// <param name="CreditorAgentBic">The payee's bank; needed for an account number that is not an IBAN and not ours.</param>
/// <param name="RemittanceInformation">Free text for the payee, at most 140 characters.</param>
/// <param name="EndToEndId">The payer's reference, at most 35 characters.</param>
/// <param name="RequestedExecutionDate">Null or a day that has passed means now.</param>
internal sealed record InitiateTransfer(
    Guid IdempotencyKey,
    Guid OrderingPartyId,
    Guid DebtorAccountId,
    Guid? CreditorAccountId,
    string? CreditorIdentifier,
    string? CreditorName,
    string? CreditorAgentBic,
    Money Amount,
    string? RemittanceInformation,
    string? EndToEndId,
    DateOnly? RequestedExecutionDate) : ICommand<PaymentView>
{
    /// <summary>By which channel it came.</summary>
    public PaymentOrigin Origin { get; init; } = PaymentOrigin.Transfer;

    /// <summary>The code that is paid, after it was checked.</summary>
    public Guid? QrCodeId { get; init; }

    /// <summary>The request that is paid, after it was checked.</summary>
    public Guid? PaymentRequestId { get; init; }

    /// <summary>The payment that waits for its payee: the money goes to the bank's account for it, and the identifier is an alias, masked.</summary>
    public Guid? WaitingPaymentId { get; init; }

    /// <summary>The payment that is paid back.</summary>
    public Guid? RefundOfId { get; init; }

    /// <summary>The proposal that has all its signatures.</summary>
    public Guid? ProposalId { get; init; }

    /// <summary>The look-up that showed the payer whom an alias pays.</summary>
    public Guid? AliasConfirmation { get; init; }

    /// <summary>Pays back what was paid to a payee here.</summary>
    /// <param name="payeePartyId">Who was paid, and pays back now.</param>
    /// <param name="amount">Null for the whole payment.</param>
    public static InitiateTransfer Refund(Guid idempotencyKey, Guid payeePartyId, PaymentOrder paid, Money? amount) => new(
        idempotencyKey,
        payeePartyId,
        paid.CreditorAccountId!.Value,
        paid.DebtorAccountId,
        CreditorIdentifier: null,
        CreditorName: null,
        CreditorAgentBic: null,
        amount ?? paid.Amount,
        paid.RemittanceInformation,
        paid.EndToEndId,
        RequestedExecutionDate: null)
    {
        Origin = PaymentOrigin.Refund,
        RefundOfId = paid.Id,
    };

    /// <summary>Somebody else asks in the payer's name. Where a step-up would be asked for, nothing is ordered. Not a part of the order.</summary>
    [JsonIgnore]
    public bool IsPayerAbsent { get; init; }

    /// <summary>Whose second factor is asked; null where nobody is logged in. Not a part of the order.</summary>
    [JsonIgnore]
    public Guid? LoginId { get; init; }

    /// <summary>SHA-256 over everything that makes it this order and no other.</summary>
    public string Fingerprint() => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, BankJson.Options)));
}

/// <summary>Transfers share their way with others that are ordered at the same time; what uses up more than limits goes by itself.</summary>
internal sealed class InitiateTransferHandler(TransferQueue queue, Func<TransferBatch> alone, IMediator bank, IActor actor)
    : ICommandHandler<InitiateTransfer, PaymentView>
{
    public async Task<Result<PaymentView>> Handle(InitiateTransfer command, CancellationToken cancellationToken)
    {
        var asked = command with { LoginId = command.IsPayerAbsent ? null : actor.LoginId() };
        var ordered = await OrderAsync(asked, cancellationToken);
        if (asked.LoginId is not { } login || ordered.Failure?.Code != ConsumerCodeErrors.PayerMustConfirm.Code)
        {
            return ordered;
        }

        // Opened here and not with the batch, which is everybody's: the audit trail names whoever is asked.
        var stepUp = await bank.Send(new RequireStepUp(login, PaymentStepUps.Purpose, asked.Fingerprint(), ordered.Failure.Message), cancellationToken);
        return stepUp.Failure ?? await OrderAsync(asked, cancellationToken);
    }

    private async Task<Result<PaymentView>> OrderAsync(InitiateTransfer asked, CancellationToken cancellationToken) =>
        asked.Origin == PaymentOrigin.Transfer
            ? await queue.BookAsync(asked)
            : (await alone().BookAsync([asked], cancellationToken))[0];
}
