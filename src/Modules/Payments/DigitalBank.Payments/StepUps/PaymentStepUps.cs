using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Identity.Contracts.StepUps;
using DigitalBank.Payments.Limits;
using DigitalBank.Payments.Orders;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.StepUps;

/// <summary>Asks the customer's second factor about a payment, by its amount and payee.</summary>
/// <remarks>
/// Source: Delegated Regulation (EU) 2018/389, article 5 (the confirmation is bound to amount and payee, and shown), articles 13, 15 and 16
/// (trusted payees, own accounts, low values need none). The cumulated low values of article 16 are not added up.
/// </remarks>
internal sealed class PaymentStepUps(IMediator bank, NewPayees newPayees, IOptions<PaymentsOptions> options)
{
    /// <param name="loginId">The customer's log-in; null where nobody is logged in: what the bank carries out by itself was ordered before.</param>
    /// <param name="linkedTo">Hash of the request with its key, so that the confirmation serves its repetitions and nothing else.</param>
    /// <returns>Why it is not paid now; null when it was confirmed, or need not be.</returns>
    public async Task<Failure?> FindRefusalAsync(Guid? loginId, string linkedTo, PaymentOrder order, CancellationToken cancellationToken) =>
        loginId is { } login && order.Origin != PaymentOrigin.Refund && await AsksAsync(order, cancellationToken)
            ? (await bank.Send(new RequireStepUp(login, "payments.pay", linkedTo, TextOf(order)), cancellationToken)).Failure
            : null;

    /// <summary>Whether the payer has to confirm it, whoever orders it.</summary>
    public async Task<bool> AsksAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        if (options.Value.StepUps.Count == 0)
        {
            return false;
        }

        // A currency that nobody thought of must not be the way around.
        var rule = options.Value.StepUps.FirstOrDefault(setting => setting.Currency == order.Debited.Currency.Code);
        if (rule is not null && order.Debited.ToDecimal() < rule.Smallest)
        {
            return false;
        }

        return !await IsOwnAsync(order, cancellationToken)
            && (rule is null || rule.Asks(order.Debited, await newPayees.IsNewAsync(order, cancellationToken)));
    }

    /// <summary>Of one and the same holder; whoever pays for somebody else to an account of their own is asked.</summary>
    private async Task<bool> IsOwnAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        if (order is not { CreditorAccountId: { } creditor, DebtorAccountId: { } debtor })
        {
            return false;
        }

        var accounts = (await bank.Send(new GetAccounts([creditor, debtor]), cancellationToken)).Value;
        return accounts.TryGetValue(creditor, out var one) && accounts.TryGetValue(debtor, out var other) && one.HolderPartyId == other.HolderPartyId;
    }

    private static string TextOf(PaymentOrder order)
    {
        var payee = order.CreditorName is null ? order.CreditorIdentifier : $"{order.CreditorName}, {order.CreditorIdentifier}";
        var debited = order.Debited == order.Amount ? string.Empty : $" for {order.Debited}";
        return $"Pay {order.Amount}{debited} to {payee} from {order.DebtorIdentifier}";
    }
}
