namespace DigitalBank.Lending.Loans;

/// <summary>Income that a loan has earned up to a day and that was not booked before.</summary>
internal readonly record struct LoanAccrual(DateOnly Date, Portions Amount);

/// <summary>Reckons what a loan has earned: interest day by day, charges when they fall due, everything when the loan ends.</summary>
internal sealed class LoanAccruals(LoanTerms terms)
{
    private readonly List<LoanAccrual> _accruals = [];

    private readonly Dictionary<DateOnly, Portions> _byInstalment = [];

    public IReadOnlyList<LoanAccrual> All => _accruals;

    /// <summary>Books what each instalment has earned by the end of a day, with the day, or its due date if that is earlier.</summary>
    /// <param name="charges">The charges that count by then.</param>
    public void Accrue(LoanPosition position, DateOnly until, IReadOnlyList<ChargeEntry> charges)
    {
        foreach (var instalment in position.Instalments.Where(instalment => instalment.From <= until))
        {
            Book(instalment, Earned(instalment, until, charges, position), until < instalment.DueDate ? until : instalment.DueDate);
        }

        // A charge of a later instalment may count before the instalment's period begins.
        foreach (var later in position.Instalments.Where(instalment => instalment.From > until))
        {
            Book(later, ChargesOf(later, charges, position), until);
        }
    }

    /// <summary>Books all that is left when nothing is outstanding any more.</summary>
    public void Finish(LoanPosition position, DateOnly date)
    {
        var left = default(Portions);
        foreach (var instalment in position.Instalments)
        {
            var earned = new Portions(0, instalment.Planned.Interest, instalment.Charged.Fees, instalment.Charged.Penalties);
            left += earned - _byInstalment.GetValueOrDefault(instalment.DueDate);
            _byInstalment[instalment.DueDate] = earned;
        }

        if (left.Total > 0)
        {
            _accruals.Add(new LoanAccrual(date, left));
        }
    }

    private void Book(LoanInstalment instalment, Portions earned, DateOnly date)
    {
        var fresh = earned - _byInstalment.GetValueOrDefault(instalment.DueDate);
        if (fresh.Total > 0)
        {
            _byInstalment[instalment.DueDate] = earned;
            _accruals.Add(new LoanAccrual(date, fresh));
        }
    }

    private Portions Earned(LoanInstalment instalment, DateOnly until, IReadOnlyList<ChargeEntry> charges, LoanPosition position)
    {
        var days = Math.Min(until.DayNumber, instalment.DueDate.DayNumber) - instalment.From.DayNumber;
        var interest = instalment.Days == 0 ? 0 : terms.Schedule.Round(instalment.Planned.Interest * days / instalment.Days);
        return new Portions(0, interest, 0, 0) + ChargesOf(instalment, charges, position);
    }

    private static Portions ChargesOf(LoanInstalment instalment, IReadOnlyList<ChargeEntry> charges, LoanPosition position) => charges
        .Where(charge => position.InstalmentOf(charge.Date) == instalment)
        .Aggregate(default(Portions), (sum, charge) => sum + Portions.Of(charge.Component, charge.Amount));
}
