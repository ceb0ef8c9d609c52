using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Transfers;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Aliases;

/// <summary>Asks whom an alias pays, before money is sent.</summary>
internal sealed record LookUpAlias(Guid PartyId, string Alias) : ICommand<AliasPayeeView>;

/// <param name="MaskedName">First letters of the payee's name.</param>
/// <param name="CurrencyCode">In which the payee's account is kept.</param>
/// <param name="Confirmation">Send it with the payment: should the alias have another payee by then, nothing is paid.</param>
internal sealed record AliasPayeeView(string MaskedName, string CurrencyCode, Guid Confirmation);

internal sealed class LookUpAliasHandler(AliasBook book) : ICommandHandler<LookUpAlias, AliasPayeeView>
{
    public async Task<Result<AliasPayeeView>> Handle(LookUpAlias command, CancellationToken cancellationToken) =>
        (await book.ResolveAsync(command.PartyId, command.Alias, cancellationToken))
        .Map(payee => new AliasPayeeView(payee.MaskedName, payee.CurrencyCode, payee.Confirmation));
}

/// <summary>Pays whoever the payer was shown for an alias.</summary>
/// <param name="OrderingPartyId">The signed-in customer.</param>
/// <param name="Confirmation">From the look-up.</param>
internal sealed record PayAlias(
    Guid IdempotencyKey, Guid OrderingPartyId, Guid DebtorAccountId, string Alias, Guid Confirmation, Money Amount, string? RemittanceInformation)
    : ICommand<PaymentView>;

internal sealed class PayAliasHandler(PaymentsDbContext db, AliasBook book, IMediator bank) : ICommandHandler<PayAlias, PaymentView>
{
    public async Task<Result<PaymentView>> Handle(PayAlias command, CancellationToken cancellationToken)
    {
        // Whoever asks again after the alias has moved gets the first answer all the same; the confirmation is part of what is compared.
        var earlier = await db.Orders.AsNoTracking()
            .Where(order => order.OrderingPartyId == command.OrderingPartyId && order.IdempotencyKey == command.IdempotencyKey)
            .Select(order => new { order.CreditorAccountId, order.CreditorName })
            .SingleOrDefaultAsync(cancellationToken);
        if (earlier is { CreditorAccountId: { } paid })
        {
            return await bank.Send(TransferOf(command, paid, earlier.CreditorName), cancellationToken);
        }

        var payee = await book.ResolveAsync(command.OrderingPartyId, command.Alias, cancellationToken);
        if (!payee.IsSuccess)
        {
            return payee.Failure;
        }

        return payee.Value.Confirmation == command.Confirmation
            ? await bank.Send(TransferOf(command, payee.Value.AccountId, payee.Value.MaskedName), cancellationToken)
            : AliasErrors.Changed;
    }

    private static InitiateTransfer TransferOf(PayAlias command, Guid creditorAccountId, string? maskedName) => new(
        command.IdempotencyKey,
        command.OrderingPartyId,
        command.DebtorAccountId,
        creditorAccountId,
        CreditorIdentifier: null,
        maskedName,
        CreditorAgentBic: null,
        command.Amount,
        command.RemittanceInformation,
        EndToEndId: null,
        RequestedExecutionDate: null)
    {
        AliasConfirmation = command.Confirmation,
    };
}
