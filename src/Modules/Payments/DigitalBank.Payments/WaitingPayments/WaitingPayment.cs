using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.WaitingPayments;

internal enum WaitingPaymentStatus
{
    /// <summary>The money, once the payer's order is booked, stands on the bank's account for it.</summary>
    Waiting = 1,

    /// <summary>Whoever proved possession of the alias has it.</summary>
    Delivered = 2,

    /// <summary>The payer has it back; or staff's list of unplaced money has it, where the payer's account took none any more.</summary>
    Returned = 3,
}

/// <summary>
/// A payment to a telephone number or an e-mail address that nobody has yet. There is one entry that ends the waiting, under a key of this
/// payment: it goes to the payee or back, never both, whoever books it.
/// </summary>
internal sealed class WaitingPayment
{
    private WaitingPayment()
    {
    }

    public Guid Id { get; private init; }

    public Guid PayerPartyId { get; private init; }

    /// <summary>The client's key, which the order has too.</summary>
    public Guid IdempotencyKey { get; private init; }

    public Guid DebtorAccountId { get; private init; }

    /// <summary>Sealed, and forgotten when the waiting ends: it is somebody's who is no customer.</summary>
    public string? Alias { get; private set; }

    /// <summary>By this it is found when somebody registers the alias.</summary>
    public string? WaitingAlias => Status == WaitingPaymentStatus.Waiting ? Alias : null;

    public string MaskedAlias { get; private init; } = string.Empty;

    public string CurrencyCode { get; private init; } = string.Empty;

    public long AmountMinor { get; private init; }

    public DateTimeOffset OrderedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public WaitingPaymentStatus Status { get; private set; } = WaitingPaymentStatus.Waiting;

    /// <summary>The payee's account, once the payee has the money.</summary>
    public long? DeliveredToLedgerAccountId { get; private set; }

    /// <summary>The entry that ended the waiting.</summary>
    public long? EndEntryId { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Version { get; private set; }

    public Money Amount => Money.OfMinor(AmountMinor, Currency.Of(CurrencyCode));

    public static WaitingPayment Order(PayToWaitingAlias command, string alias, string maskedAlias, DateTimeOffset now, DateTimeOffset expiresAt) => new()
    {
        Id = Guid.CreateVersion7(now),
        PayerPartyId = command.OrderingPartyId,
        IdempotencyKey = command.IdempotencyKey,
        DebtorAccountId = command.DebtorAccountId,
        Alias = alias,
        MaskedAlias = maskedAlias,
        CurrencyCode = command.Amount.Currency.Code,
        AmountMinor = command.Amount.MinorUnits,
        OrderedAt = now,
        ExpiresAt = expiresAt,
    };

    public void Deliver(long ledgerAccountId, long entryId, DateTimeOffset now)
    {
        DeliveredToLedgerAccountId = ledgerAccountId;
        End(WaitingPaymentStatus.Delivered, entryId, now);
    }

    public void Return(long entryId, DateTimeOffset now) => End(WaitingPaymentStatus.Returned, entryId, now);

    private void End(WaitingPaymentStatus status, long entryId, DateTimeOffset now)
    {
        if (Status != WaitingPaymentStatus.Waiting)
        {
            throw new InvalidOperationException($"Payment {Id} waits no longer: it is {Status}.");
        }

        (Status, EndEntryId, EndedAt, Alias) = (status, entryId, now, null);
        Version++;
    }
}
