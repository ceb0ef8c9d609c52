using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Transfers;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.ConsumerCodes;

/// <summary>
/// Orders what was presented, under a key of the code: whoever repeats it, after a crash or at the same moment, gets the same payment. What
/// became of it is read from the order and nowhere written twice.
/// </summary>
internal sealed class ConsumerPayments(PaymentsDbContext db, IMediator bank)
{
    /// <summary>Of a presented code. A payment that needs the payer's yes stays as it is, until the payer gives it.</summary>
    /// <param name="isPayerHere">The payer is logged in and asks for it.</param>
    /// <returns>Why the payer cannot have it paid now, such as a step-up that has to be confirmed; null otherwise.</returns>
    public async Task<Failure?> OrderAsync(ConsumerCode code, bool isPayerHere, CancellationToken cancellationToken)
    {
        var ordered = await bank.Send(TransferOf(code, isPayerHere), cancellationToken);
        if (ordered.IsSuccess || ordered.Failure.Code == ConsumerCodeErrors.PayerMustConfirm.Code)
        {
            return null;
        }

        // Whoever is here hears why and may try again: a step-up is confirmed, money comes in. What became an order says by itself why not.
        if (isPayerHere || ordered.Failure.Kind == FailureKind.Unavailable || await FindOrderAsync(code, cancellationToken) is not null)
        {
            return isPayerHere ? ordered.Failure : null;
        }

        code.Decline(ordered.Failure.Code);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            await db.Entry(code).ReloadAsync(cancellationToken); // another request has noted the same
        }

        return null;
    }

    public Task<PaymentOrder?> FindOrderAsync(ConsumerCode code, CancellationToken cancellationToken)
    {
        var key = KeyOf(code.Id);
        return db.Orders.AsNoTracking().SingleOrDefaultAsync(
            order => order.OrderingPartyId == code.PayerPartyId && order.IdempotencyKey == key && order.Origin == PaymentOrigin.ConsumerCode, cancellationToken);
    }

    /// <returns>By the id of the code.</returns>
    public async Task<IReadOnlyDictionary<Guid, PaymentOrder>> FindOrdersAsync(IReadOnlyList<ConsumerCode> codes, CancellationToken cancellationToken)
    {
        var codeByKey = codes.Where(code => code.Status != ConsumerCodeStatus.Offered).ToDictionary(code => KeyOf(code.Id), code => code.Id);
        var keys = codeByKey.Keys.Cast<Guid?>().ToList();
        var payers = codes.Select(code => (Guid?)code.PayerPartyId).Distinct().ToList();
        return keys.Count == 0
            ? new Dictionary<Guid, PaymentOrder>()
            : await db.Orders.AsNoTracking()
                .Where(order => payers.Contains(order.OrderingPartyId) && keys.Contains(order.IdempotencyKey) && order.Origin == PaymentOrigin.ConsumerCode)
                .ToDictionaryAsync(order => codeByKey[order.IdempotencyKey!.Value], cancellationToken);
    }

    private static Guid KeyOf(Guid consumerCodeId) => DerivedKey.Of("consumer-payment", consumerCodeId);

    private static InitiateTransfer TransferOf(ConsumerCode code, bool isPayerHere) => new(
        KeyOf(code.Id),
        code.PayerPartyId,
        code.DebtorAccountId,
        code.CreditorAccountId,
        CreditorIdentifier: null,
        code.PayeeName,
        CreditorAgentBic: null,
        Money.OfMinor(code.AmountMinor!.Value, Currency.Of(code.CurrencyCode)),
        code.Reference,
        code.Reference,
        RequestedExecutionDate: null)
    {
        Origin = PaymentOrigin.ConsumerCode,
        IsPayerAbsent = !isPayerHere,
    };
}
