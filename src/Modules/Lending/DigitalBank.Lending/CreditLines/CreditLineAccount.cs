namespace DigitalBank.Lending.CreditLines;

/// <summary>What was agreed with one customer.</summary>
/// <param name="AvailableUntil">The last day on which it may be drawn.</param>
internal sealed record CreditLineAgreement(CreditLineTerms Terms, DateOnly OpenedOn, DateOnly AvailableUntil);

/// <summary>A credit line as it stands on a day, worked out from all that happened to it.</summary>
/// <remarks>
/// Nothing else is kept: what becomes known late or never happened makes the line be worked out anew in the order of the dates (reverse and
/// replay). A payment that came in time after all takes back the late fee and gives back the grace period. Amounts are minor units.
/// Sources: grace as in Regulation Z, 12 CFR 1026.54 (no interest for days before the last cycle); late fee within the payment that is late as
/// in 12 CFR 1026.52(b)(2)(i).
/// </remarks>
internal sealed class CreditLineAccount
{
    private readonly CreditLineAgreement _agreement;

    private readonly IReadOnlyList<LineSegment> _order;

    private readonly LineBalances _balances = new();

    private readonly List<LineStatement> _statements = [];

    private readonly List<LineDue> _dues = [];

    private LineCycle _cycle;

    private LineIncome _charged;

    private DateOnly _day;

    private long _paidOfStatement;

    private CreditLineAccount(CreditLineAgreement agreement)
    {
        (_agreement, _order, _day) = (agreement, agreement.Terms.PaymentOrder(), agreement.OpenedOn);
        _cycle = new LineCycle(agreement.Terms, agreement.OpenedOn, StatementAfter(agreement.OpenedOn));
    }

    public long Limit { get; private set; }

    /// <summary>What was drawn and bought and is not repaid.</summary>
    public long Principal => _balances.Principal;

    /// <summary>Interest, fees and penalties that were charged and are not paid.</summary>
    public LineIncome Charges => _balances.Charges;

    public long Balance => _balances.Total;

    /// <summary>What was paid beyond what was owed.</summary>
    public long CreditBalance => _balances.Credit;

    /// <summary>How much may be drawn, as far as the limit is concerned. Charges take up the limit too.</summary>
    public long Available => Math.Max(0, Limit + CreditBalance - Balance);

    /// <summary>Charged, and accrued since the last statement, from the opening on.</summary>
    public LineIncome Earned => _charged + _cycle.Accrued(ArePurchasesFree);

    /// <summary>What of it is not paid.</summary>
    public LineIncome Owed => Charges + _cycle.Accrued(ArePurchasesFree);

    public IReadOnlyList<LineStatement> Statements => _statements;

    public DateOnly NextStatement => _cycle.StatementDate;

    /// <summary>What of the last statement's minimum is not paid, due or not.</summary>
    public long MinimumLeft => _dues.Sum(due => due.Unpaid);

    public long PastDue => _dues.Where(due => due.DueDate < _day).Sum(due => due.Unpaid);

    public int DaysPastDue => _dues.Find(due => due.Unpaid > 0) is { } oldest ? Math.Max(0, _day.DayNumber - oldest.DueDate.DayNumber) : 0;

    /// <summary>Until the due date has passed, nobody knows that the grace period is lost.</summary>
    private bool ArePurchasesFree => _agreement.Terms.HasGrace
        && (_statements.Count == 0 || _paidOfStatement >= _statements[^1].Balance || _day <= _statements[^1].DueDate);

    /// <param name="entries">In any order.</param>
    /// <param name="until">The days before it are closed; what happened on it counts already.</param>
    /// <exception cref="RefusedException">Something happened before the line was opened.</exception>
    public static CreditLineAccount Of(CreditLineAgreement agreement, IEnumerable<LineEntry> entries, DateOnly until)
    {
        var all = entries.ToList();
        var reversed = all.Where(entry => entry.Kind == LineEntryKind.Reversal).Select(entry => entry.Reverses).ToHashSet();
        var dated = all
            .Where(entry => entry.Kind != LineEntryKind.Reversal && !reversed.Contains(entry.Number) && entry.Date <= until)
            .OrderBy(entry => entry.Date).ThenBy(entry => entry.Number)
            .ToList();
        if (dated.Count > 0 && dated[0].Date < agreement.OpenedOn)
        {
            throw new RefusedException(LineErrors.BeforeOpening);
        }

        var line = new CreditLineAccount(agreement);
        foreach (var entry in dated)
        {
            line.CloseDaysBefore(entry.Date);
            line.Happen(entry);
        }

        line.CloseDaysBefore(until);
        return line;
    }

    private void CloseDaysBefore(DateOnly until)
    {
        for (; _day < until; _day = _day.AddDays(1))
        {
            ChargeLatePayments();
            var mayBeDrawn = _day <= _agreement.AvailableUntil;
            _cycle.CloseDay(_balances, mayBeDrawn ? Math.Max(0, Limit - Principal) : 0);
            if (_day == _cycle.StatementDate)
            {
                MakeStatement();
            }
        }
    }

    private void Happen(LineEntry entry)
    {
        switch (entry.Kind)
        {
            case LineEntryKind.LimitSet:
                Limit = entry.Amount;
                break;
            case LineEntryKind.Draw:
                Draw(LineSegment.Draws, entry.Amount);
                break;
            case LineEntryKind.Purchase:
                Draw(LineSegment.Purchases, entry.Amount);
                break;
            case LineEntryKind.Repayment:
                Repay(entry);
                break;
            default:
                throw new InvalidOperationException($"Nothing is known to happen by a {entry.Kind}.");
        }
    }

    private void Draw(LineSegment segment, long amount)
    {
        _balances.Owe(segment, amount, _order);
        _cycle.Drawn = checked(_cycle.Drawn + amount);
    }

    private void Repay(LineEntry payment)
    {
        _balances.Pay(payment.Amount, _order);
        _cycle.Repaid = checked(_cycle.Repaid + payment.Amount);
        if (_statements.Count > 0 && payment.Date <= _statements[^1].DueDate)
        {
            _paidOfStatement = checked(_paidOfStatement + payment.Amount);
        }

        var left = payment.Amount;
        foreach (var due in _dues)
        {
            left = due.Pay(left);
        }
    }

    private void ChargeLatePayments()
    {
        if (_agreement.Terms.LatePayment is not { } rule)
        {
            return;
        }

        foreach (var due in _dues.Where(due => due.Unpaid > 0 && !due.IsLateDealtWith && _day > due.DueDate.AddDays(rule.GraceDays)))
        {
            due.IsLateDealtWith = true;
            var share = LineRounding.ToMinorUnits(due.Unpaid * rule.Percent / 100);
            var fee = Math.Min(due.Unpaid, rule.On(share, before: _charged.Penalties));
            _charged += new LineIncome(Interest: 0, Fees: 0, fee);
            _cycle.Penalties += fee;
            _balances.Owe(LineSegment.Penalties, fee, _order);
        }
    }

    private void MakeStatement()
    {
        var accrued = _cycle.Accrued(ArePurchasesFree);
        _charged += accrued;
        _balances.Owe(LineSegment.Interest, accrued.Interest, _order);
        _balances.Owe(LineSegment.Fees, accrued.Fees, _order);
        _balances.Bill();

        var charged = accrued with { Penalties = _cycle.Penalties };
        var (balance, pastDue) = (_balances.Total, MinimumLeft);
        var isAllDue = _agreement.Terms.IsDueAtExpiry && _day >= _agreement.AvailableUntil;
        var asked = isAllDue ? balance : _agreement.Terms.Minimum.Of(balance, charged.Total);
        var added = Math.Max(0, Math.Min(asked, balance - pastDue));
        var dueDate = _day.AddDays(_agreement.Terms.PaymentDays);
        if (added > 0)
        {
            _dues.Add(new LineDue(dueDate, added));
        }

        _statements.Add(new LineStatement(
            _statements.Count + 1, _cycle.From, _day, dueDate, _cycle.OpeningBalance, _cycle.Drawn, _cycle.Repaid, charged, balance, pastDue, pastDue + added));
        _paidOfStatement = 0;
        _cycle = new LineCycle(_agreement.Terms, _day.AddDays(1), StatementAfter(_day)) { OpeningBalance = balance };
    }

    /// <returns>The first statement day after a day.</returns>
    private DateOnly StatementAfter(DateOnly day)
    {
        var inMonth = new DateOnly(day.Year, day.Month, _agreement.Terms.StatementDay);
        return inMonth > day ? inMonth : inMonth.AddMonths(1);
    }
}
