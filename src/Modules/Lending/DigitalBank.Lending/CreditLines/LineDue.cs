namespace DigitalBank.Lending.CreditLines;

/// <summary>What one statement asked for beyond what earlier ones had. Minor units.</summary>
internal sealed class LineDue(DateOnly dueDate, long amount)
{
    public DateOnly DueDate => dueDate;

    public long Unpaid { get; private set; } = amount;

    /// <summary>Being late with it was charged, or cost nothing.</summary>
    public bool IsLateDealtWith { get; set; }

    /// <returns>What is left of the payment.</returns>
    public long Pay(long payment)
    {
        var paid = Math.Min(Unpaid, payment);
        Unpaid -= paid;
        return payment - paid;
    }
}
