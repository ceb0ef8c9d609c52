namespace DigitalBank.Payments.Settlement;

/// <summary>A stretch of time of which the payments between participants are settled together.</summary>
internal sealed class SettlementWindow
{
    public Guid Id { get; init; }

    public string CurrencyCode { get; init; } = string.Empty;

    public DateOnly Date { get; init; }

    /// <summary>Place in the schedule of the day, counted from 1. A changed schedule may use it again: a window is known by its currency and closing time.</summary>
    public int Number { get; init; }

    public DateTimeOffset ClosesAt { get; init; }

    public SettlementWindowStatus Status { get; private set; }

    /// <summary>Null where all net amounts were zero, or while it is not settled.</summary>
    public long? LedgerEntryId { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>From now on it takes no payments; what is in it is final.</summary>
    public void Close() => MoveTo(SettlementWindowStatus.Closed, from: SettlementWindowStatus.Open);

    public void Settle(long? entryId, DateTimeOffset now)
    {
        MoveTo(SettlementWindowStatus.Settled, from: SettlementWindowStatus.Closed);
        LedgerEntryId = entryId;
        SettledAt = now;
    }

    private void MoveTo(SettlementWindowStatus status, SettlementWindowStatus from)
    {
        if (Status != from)
        {
            throw new InvalidOperationException($"Settlement window {Id} is {Status} and cannot become {status}.");
        }

        Status = status;
        Version++;
    }
}

internal enum SettlementWindowStatus
{
    Open = 0,

    /// <summary>Takes no more payments; the net amounts are not booked yet.</summary>
    Closed = 1,

    /// <summary>The net amounts are booked.</summary>
    Settled = 2,
}
