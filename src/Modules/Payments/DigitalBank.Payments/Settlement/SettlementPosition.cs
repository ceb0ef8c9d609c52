namespace DigitalBank.Payments.Settlement;

/// <summary>What a participant owes and is owed in a window so far.</summary>
internal sealed class SettlementPosition
{
    public Guid WindowId { get; init; }

    public Guid ParticipantId { get; init; }

    public long PaidMinor { get; private set; }

    public long ReceivedMinor { get; private set; }

    public int Payments { get; private set; }

    /// <summary>Above zero the participant gets so much, below zero it owes.</summary>
    public long NetMinor => ReceivedMinor - PaidMinor;

    /// <summary>Whether another payment keeps the cap. Compared by what is left, because a sum could overflow.</summary>
    public bool MayPay(long amountMinor, long debitCapMinor) =>
        PaidMinor <= long.MaxValue - amountMinor && (Int128)amountMinor <= (Int128)debitCapMinor + ReceivedMinor - PaidMinor;

    /// <summary>Whether what it received would still fit.</summary>
    public bool MayReceive(long amountMinor) => ReceivedMinor <= long.MaxValue - amountMinor;

    public void Pay(long amountMinor)
    {
        PaidMinor += amountMinor;
        Payments++;
    }

    public void Receive(long amountMinor)
    {
        ReceivedMinor += amountMinor;
        Payments++;
    }
}
