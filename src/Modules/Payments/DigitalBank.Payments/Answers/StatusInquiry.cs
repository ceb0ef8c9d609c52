namespace DigitalBank.Payments.Answers;

/// <summary>How often the other bank was asked about a payment that it has not answered.</summary>
internal sealed class StatusInquiry
{
    public Guid PaymentOrderId { get; init; }

    public int Asked { get; private set; }

    public DateTimeOffset LastAskedAt { get; private set; }

    public void Ask(DateTimeOffset now)
    {
        Asked++;
        LastAskedAt = now;
    }
}
