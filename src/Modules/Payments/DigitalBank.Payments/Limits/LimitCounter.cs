namespace DigitalBank.Payments.Limits;

/// <summary>How much of a limit is used in one period. Changed in the transaction that takes an order, and in the one that rejects it.</summary>
internal sealed class LimitCounter
{
    public const int LongestKey = 120;

    /// <summary>Customer, scope, what is counted, period with its first day, currency.</summary>
    public string Key { get; init; } = string.Empty;

    public long UsedMinor { get; private set; }

    public int UsedCount { get; private set; }

    public void Use(long amountMinor)
    {
        UsedMinor += amountMinor;
        UsedCount++;
    }

    public void Return(long amountMinor)
    {
        UsedMinor -= amountMinor;
        UsedCount--;
    }
}

/// <summary>That an order counts in a counter, so that its rejection can take it out of the right one whatever limits hold by then.</summary>
internal sealed class LimitUse
{
    public Guid PaymentOrderId { get; init; }

    public string CounterKey { get; init; } = string.Empty;

    public long AmountMinor { get; init; }
}
