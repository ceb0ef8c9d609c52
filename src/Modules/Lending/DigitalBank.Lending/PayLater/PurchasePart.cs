namespace DigitalBank.Lending.PayLater;

/// <summary>One of the parts in which a purchase is paid. Minor units.</summary>
internal sealed class PurchasePart(int number, DateOnly dueDate, long amount)
{
    public int Number => number;

    public DateOnly DueDate => dueDate;

    /// <summary>As it was agreed.</summary>
    public long Amount => amount;

    /// <summary>What a refund has taken off.</summary>
    public long Refunded { get; private set; }

    public long Paid { get; private set; }

    public long Unpaid => amount - Refunded - Paid;

    /// <summary>Being late with it was charged, or cost nothing.</summary>
    public bool IsLateDealtWith { get; set; }

    /// <returns>What is left of the payment.</returns>
    public long Pay(long payment)
    {
        var paid = Math.Min(payment, Unpaid);
        Paid += paid;
        return payment - paid;
    }

    /// <returns>What is left of the refund.</returns>
    public long Refund(long refund)
    {
        var taken = Math.Min(refund, Unpaid);
        Refunded += taken;
        return refund - taken;
    }
}
