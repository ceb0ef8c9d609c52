namespace DigitalBank.Lending.Loans;

/// <summary>An instalment while it is being paid.</summary>
internal sealed class LoanInstalment(DateOnly from, DateOnly dueDate, bool isDownPayment)
{
    public DateOnly From { get; private set; } = from;

    public DateOnly DueDate { get; private set; } = dueDate;

    public bool IsDownPayment => isDownPayment;

    /// <summary>Comes after the agreed ones: for charges and credits that arise later.</summary>
    public bool IsAdditional { get; init; }

    /// <summary>What the schedule says.</summary>
    public Portions Planned { get; set; }

    /// <summary>What became owed again: chargebacks, and refunds of a credit balance that turned out not to be there.</summary>
    public Portions Credited { get; private set; }

    /// <summary>Fees and penalties.</summary>
    public Portions Charged { get; private set; }

    public Portions Paid { get; private set; }

    public Portions Waived { get; private set; }

    public decimal PaidInAdvance { get; private set; }

    public decimal PaidLate { get; private set; }

    /// <summary>When nothing was left to pay; null while something is.</summary>
    public DateOnly? PaidOn { get; private set; }

    public Portions Due => Planned + Credited + Charged;

    public Portions Outstanding => Due - Paid - Waived;

    public int Days => DueDate.DayNumber - From.DayNumber;

    /// <summary>Pays of one component as much as is outstanding.</summary>
    /// <returns>What was paid.</returns>
    public decimal Pay(Component component, decimal amount, DateOnly date)
    {
        var paid = Math.Min(amount, Math.Max(0, Outstanding[component]));
        if (paid == 0)
        {
            return 0;
        }

        Paid += Portions.Of(component, paid);
        PaidInAdvance += date < DueDate ? paid : 0;
        PaidLate += date > DueDate ? paid : 0;
        Settle(date);
        return paid;
    }

    public void Charge(Component component, decimal amount, DateOnly date)
    {
        Charged += Portions.Of(component, amount);
        Settle(date);
    }

    public void Waive(Component component, decimal amount, DateOnly date)
    {
        Waived += Portions.Of(component, amount);
        Settle(date);
    }

    public void Credit(Portions amount, DateOnly date)
    {
        Credited += amount;
        Settle(date);
    }

    /// <summary>Notes since when nothing is left to pay, or that something is.</summary>
    public void Settle(DateOnly date) => PaidOn = Outstanding.Total > 0 ? null : PaidOn ?? date;

    public void Move(DateOnly newFrom, DateOnly newDueDate) => (From, DueDate) = (newFrom, newDueDate);
}
