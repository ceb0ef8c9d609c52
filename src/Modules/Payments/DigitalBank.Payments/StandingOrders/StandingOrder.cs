using System.Text.Json;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Transfers;
using DigitalBank.Platform;

namespace DigitalBank.Payments.StandingOrders;

internal enum StandingOrderStatus
{
    Active = 1,

    /// <summary>What falls due meanwhile is not paid, and not made up for.</summary>
    Suspended = 2,

    Cancelled = 3,

    /// <summary>Its last payment was made or tried.</summary>
    Completed = 4,
}

/// <summary>A payment that a customer has ordered for many days. Each due date becomes a payment order of its own.</summary>
internal sealed class StandingOrder
{
    public Guid Id { get; init; }

    public Guid PartyId { get; private set; }

    public Guid DebtorAccountId { get; init; }

    /// <summary>JSON of the <see cref="InitiateTransfer"/> that is sent each time, without its key.</summary>
    public string Transfer { get; private set; } = string.Empty;

    public StandingOrderFrequency Frequency { get; init; }

    public int Interval { get; init; }

    public DateOnly FirstDate { get; init; }

    public DateOnly? LastDate { get; init; }

    public int? MaxPayments { get; init; }

    public BankHolidayShift Shift { get; init; }

    public DateTimeOffset OrderedAt { get; init; }

    public StandingOrderStatus Status { get; private set; }

    /// <summary>Counted from 0.</summary>
    public int NextNumber { get; private set; }

    /// <summary>Null when none will come.</summary>
    public DateOnly? NextDueDate { get; private set; }

    public int Version { get; private set; }

    public StandingOrderSchedule Schedule => new(Frequency, Interval, FirstDate, LastDate, MaxPayments, Shift);

    public bool HasEnded => Status is StandingOrderStatus.Cancelled or StandingOrderStatus.Completed;

    /// <summary>Sets the first due date from which on nothing is in the past.</summary>
    public void Begin(DateOnly today, Func<DateOnly, bool> isBusinessDay)
    {
        Status = StandingOrderStatus.Active;
        NextDueDate = Schedule.DueDate(NextNumber, isBusinessDay);
        while (NextDueDate < today)
        {
            NextDueDate = Schedule.DueDate(++NextNumber, isBusinessDay);
        }

        EndWhenNothingIsDue();
        Version++;
    }

    /// <summary>Fixes what is paid each time, and who orders it.</summary>
    public void Order(InitiateTransfer transfer)
    {
        PartyId = transfer.OrderingPartyId;
        Transfer = JsonSerializer.Serialize(transfer, BankJson.Options);
    }

    /// <summary>The customer is known under another number from now on.</summary>
    public void MoveTo(Guid partyId)
    {
        Order(Template() with { OrderingPartyId = partyId });
        Version++;
    }

    public void Advance(Func<DateOnly, bool> isBusinessDay)
    {
        NextDueDate = Schedule.DueDate(++NextNumber, isBusinessDay);
        EndWhenNothingIsDue();
        Version++;
    }

    /// <param name="forGood">Cancelled; otherwise suspended.</param>
    public void Stop(bool forGood)
    {
        Status = forGood ? StandingOrderStatus.Cancelled : StandingOrderStatus.Suspended;
        Version++;
    }

    /// <summary>The payment of one due date. Its key follows from what it is for, so whoever sends it again after a crash gets the first one.</summary>
    /// <param name="attempt">Counted from 1.</param>
    public InitiateTransfer PaymentFor(int number, int attempt) => Template() with
    {
        IdempotencyKey = DerivedKey.Of("standing-order", Id, number, attempt),
        Origin = PaymentOrigin.StandingOrder,
    };

    public InitiateTransfer Template() => JsonSerializer.Deserialize<InitiateTransfer>(Transfer, BankJson.Options)!;

    private void EndWhenNothingIsDue()
    {
        if (NextDueDate is null)
        {
            Status = StandingOrderStatus.Completed;
        }
    }
}

internal enum StandingOrderPaymentStatus
{
    /// <summary>To be made, or to be tried again.</summary>
    Open = 1,

    Paid = 2,

    /// <summary>Refused for good; the next due date is not touched by it.</summary>
    Failed = 3,
}

/// <summary>What became of one due date. One row for each: that is what makes it happen once.</summary>
internal sealed class StandingOrderPayment
{
    public Guid StandingOrderId { get; init; }

    /// <summary>Counted from 0.</summary>
    public int Number { get; init; }

    public DateOnly DueDate { get; init; }

    public StandingOrderPaymentStatus Status { get; private set; } = StandingOrderPaymentStatus.Open;

    /// <summary>Attempts that were answered.</summary>
    public int Attempts { get; private set; }

    /// <summary>Null when it is over.</summary>
    public DateOnly? NextAttemptDate { get; private set; }

    public Guid? PaymentOrderId { get; private set; }

    public string? FailureCode { get; private set; }

    public int Version { get; private set; }

    public static StandingOrderPayment Due(Guid standingOrderId, int number, DateOnly dueDate) =>
        new() { StandingOrderId = standingOrderId, Number = number, DueDate = dueDate, NextAttemptDate = dueDate };

    public void Pay(Guid paymentOrderId)
    {
        (Status, PaymentOrderId, FailureCode, NextAttemptDate) = (StandingOrderPaymentStatus.Paid, paymentOrderId, null, null);
        Attempts++;
        Version++;
    }

    /// <summary>The order was suspended or cancelled before it was paid.</summary>
    public void GiveUp()
    {
        (Status, NextAttemptDate) = (StandingOrderPaymentStatus.Failed, null);
        Version++;
    }

    /// <param name="nextAttemptDate">Null to give up.</param>
    public void Refuse(string failureCode, DateOnly? nextAttemptDate)
    {
        Status = nextAttemptDate is null ? StandingOrderPaymentStatus.Failed : StandingOrderPaymentStatus.Open;
        (FailureCode, NextAttemptDate) = (failureCode, nextAttemptDate);
        Attempts++;
        Version++;
    }
}
