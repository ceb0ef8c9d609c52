using DigitalBank.Lending.Schedules;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Loans;

internal enum LoanStatus
{
    Approved,
    Active,
    Overpaid,
    Closed,
}

/// <summary>
/// A loan and all that happened to it. What becomes known late, or turns out not to have happened, is reversed and replayed: the position is
/// built anew from the entries in the order of their dates.
/// </summary>
/// <param name="expected">What is to be paid out, as long as nothing has been.</param>
internal sealed class LoanAccount(LoanTerms terms, Disbursement expected)
{
    private const string LateFee = "late fee";

    private readonly List<LoanEntry> _entries = [];

    private LoanPosition _position = new(terms);

    private LoanTerms _terms = terms;

    private readonly LoanAccruals _accruals = new(terms);

    private Disbursement _expected = expected;

    public IReadOnlyList<LoanEntry> Entries => _entries;

    public LoanPosition Position => _position;

    /// <summary>What is to be paid out first, and when.</summary>
    public Disbursement Expected => _expected;

    public LoanTerms Terms => _terms;

    public IReadOnlyList<LoanAccrual> Accruals => _accruals.All;

    public IEnumerable<ChargeEntry> Charges => _entries.OfType<ChargeEntry>().Where(charge => !charge.IsReversed);

    public LoanStatus Status =>
        !_entries.OfType<DisbursementEntry>().Any(entry => !entry.IsReversed) ? LoanStatus.Approved
        : _position.Overpaid > 0 ? LoanStatus.Overpaid
        : _position.Outstanding.Total > 0 ? LoanStatus.Active
        : LoanStatus.Closed;

    public void Approve(Disbursement approved)
    {
        _expected = approved;
        _terms = _terms with { Schedule = _terms.Schedule with { StartDate = approved.Date } };
        Rebuild();
    }

    /// <summary>Pays out, and takes the down payment where it is taken at once.</summary>
    public void Disburse(DateOnly date, decimal amount)
    {
        var overpaid = _position.Overpaid;
        if (!_entries.OfType<DisbursementEntry>().Any(entry => !entry.IsReversed))
        {
            // Counting begins with the money, whatever day was expected.
            _terms = _terms with { Schedule = _terms.Schedule with { StartDate = date } };
        }

        Add(new DisbursementEntry(NextNumber, date, amount));
        var downPayment = Math.Max(0, _terms.Schedule.DownPaymentOf(amount) - overpaid);
        if (_terms.TakesDownPayment && downPayment > 0)
        {
            Pay(PaymentKind.DownPayment, date, downPayment);
        }
    }

    public void Pay(PaymentKind kind, DateOnly date, decimal amount) =>
        Add(new PaymentEntry(NextNumber, date, amount, kind, _terms.Allocation.FutureOf(kind)));

    public void RefundCreditBalance(DateOnly date, decimal amount)
    {
        RefuseIf(amount > _position.Overpaid, LoanErrors.BeyondCreditBalance);
        Add(new CreditBalanceRefundEntry(NextNumber, date, amount));
    }

    public void ChargeBack(DateOnly date, decimal amount) => Add(new ChargebackEntry(NextNumber, date, amount));

    public void ChargeOff(DateOnly date)
    {
        RefuseIf(_position.Outstanding.Total == 0, LoanErrors.NothingOutstanding);
        Add(new ChargeOffEntry(NextNumber, date));
    }

    public ChargeEntry Charge(Component component, string name, DateOnly dueDate, decimal amount, DateOnly submittedOn)
    {
        RefuseIf(amount <= 0, ScheduleErrors.AmountNotPositive);
        RefuseIf(dueDate < FirstDisbursed, LoanErrors.BeforeDisbursement);
        var charge = new ChargeEntry(NextNumber, dueDate, amount, component, name, submittedOn);
        var isLate = _entries.Any(entry => entry is not ChargeEntry && !entry.IsReversed && entry.Date > dueDate);
        _entries.Add(charge);
        if (isLate || _position.Overpaid > 0)
        {
            Rebuild();
        }
        else
        {
            _position.Apply(charge);
        }

        return charge;
    }

    public void Waive(ChargeEntry charge, DateOnly date) => Add(new WaiverEntry(NextNumber, date, charge));

    /// <param name="rate">The yearly rate that the new instalments bear, as a fraction; null: none, and what was planned stays.</param>
    public void ReAge(DateOnly date, DateOnly firstDueDate, int instalments, PaymentCycle cycle, decimal? rate = null)
    {
        RefuseIf(instalments < 1, ScheduleErrors.NoInstalments);
        RefuseIf(_position.Outstanding.Principal == 0, LoanErrors.NothingOutstanding);
        Add(new ReAgeEntry(NextNumber, date, firstDueDate, instalments, cycle, rate));
        if (rate is not null)
        {
            // Charges that fall due later belong to the new instalments, as if they had been made after it.
            Rebuild();
        }
    }

    public void ReAmortise(DateOnly date)
    {
        RefuseIf(_position.Outstanding.Principal == 0, LoanErrors.NothingOutstanding);
        Add(new ReAmortisationEntry(NextNumber, date));
    }

    public void Reschedule(Reschedule reschedule)
    {
        _terms = _terms with { Reschedules = [.. _terms.Reschedules, reschedule] };
        Rebuild();
    }

    /// <summary>Changes which instalments later payments in advance go to.</summary>
    public void Prefer(FutureRule rule) => _terms = _terms with { Allocation = _terms.Allocation with { Otherwise = rule } };

    /// <summary>Reverses an entry and replays the others. A disbursement takes what followed from it along.</summary>
    public void Undo(LoanEntry entry)
    {
        entry.IsReversed = true;
        Rebuild();
    }

    /// <summary>Charges late fees, and accrues what has been earned before the business date.</summary>
    /// <param name="chargesWhenSubmitted">Fees and penalties are earned when they are submitted; otherwise when they fall due.</param>
    public void CloseOfBusiness(DateOnly businessDate, bool chargesWhenSubmitted)
    {
        if (Status == LoanStatus.Approved)
        {
            return;
        }

        ChargeLateFees(businessDate);
        if (!_entries.OfType<ChargeOffEntry>().Any(entry => !entry.IsReversed))
        {
            var until = businessDate.AddDays(-1);
            _accruals.Accrue(
                _position, until, [.. Charges.Where(charge => (chargesWhenSubmitted ? charge.SubmittedOn : charge.Date) <= until)]);
        }
    }

    private void ChargeLateFees(DateOnly businessDate)
    {
        if (_terms.LateFeePercent is not { } percent)
        {
            return;
        }

        foreach (var late in _position.Instalments.Where(one => one.DueDate < businessDate && one.Outstanding.Total > 0).ToArray())
        {
            if (!Charges.Any(charge => charge.Name == LateFee && charge.Date == late.DueDate))
            {
                var fee = _terms.Schedule.Round((late.Planned.Principal + late.Planned.Interest) * percent / 100);
                Charge(Component.Penalty, LateFee, late.DueDate, fee, businessDate);
            }
        }
    }

    /// <summary>The payment of so much on a day that leaves nothing outstanding.</summary>
    public decimal PayOffAmount => _position.Outstanding.Total;

    private int NextNumber => _entries.Count + 1;

    /// <summary>Null as long as nothing has been paid out.</summary>
    private DateOnly? FirstDisbursed =>
        _entries.OfType<DisbursementEntry>().Where(entry => !entry.IsReversed).Min(entry => (DateOnly?)entry.Date);

    private static void RefuseIf(bool isImpossible, Failure failure)
    {
        if (isImpossible)
        {
            throw new RefusedException(failure);
        }
    }

    private void Add(LoanEntry entry)
    {
        var movesMoney = entry is DisbursementEntry or PaymentEntry or CreditBalanceRefundEntry or ChargebackEntry;
        RefuseIf(movesMoney && entry.Amount <= 0, ScheduleErrors.AmountNotPositive);
        RefuseIf(entry is not DisbursementEntry && !(entry.Date >= FirstDisbursed), LoanErrors.BeforeDisbursement);
        var isLate = _entries.Any(other => other is not ChargeEntry && !other.IsReversed && other.Date > entry.Date);
        _entries.Add(entry);
        var plansAnew = entry is DisbursementEntry
            && (!_terms.Allocation.IsIncremental || _entries.OfType<DisbursementEntry>().Count() == 1);
        if (isLate || plansAnew)
        {
            Rebuild();
        }
        else
        {
            _position.Apply(entry);
        }

        if (entry is not ChargeOffEntry && Status is LoanStatus.Closed or LoanStatus.Overpaid)
        {
            _accruals.Finish(_position, entry.Date);
        }
    }

    private void Rebuild()
    {
        _position = new LoanPosition(_terms);
        LoanEntry[] valid = [.. _entries.Where(entry => !entry.IsReversed).OrderBy(entry => entry.Date).ThenBy(entry => entry.Number)];
        Disbursement[] disbursed = [.. valid.OfType<DisbursementEntry>().Select(entry => new Disbursement(entry.Date, entry.Amount))];
        if (disbursed.Length == 0)
        {
            _position.Plan([_expected], date: null);
            return;
        }

        if (!_terms.Allocation.IsIncremental)
        {
            // The whole schedule with all its charges is known before the first payment is allocated.
            _position.Plan(disbursed, disbursed[0].Date);
            valid = [.. valid.OfType<ChargeEntry>(), .. valid.Where(entry => entry is not ChargeEntry)];
        }

        foreach (var entry in valid)
        {
            _position.Apply(entry);
        }
    }
}
