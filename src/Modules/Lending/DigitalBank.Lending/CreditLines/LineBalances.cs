namespace DigitalBank.Lending.CreditLines;

/// <summary>What is owed, by segment, and what of it a statement has shown. Minor units.</summary>
internal sealed class LineBalances
{
    private readonly long[] _billed = new long[Enum.GetValues<LineSegment>().Length + 1];

    private readonly long[] _unbilled = new long[Enum.GetValues<LineSegment>().Length + 1];

    /// <summary>What was paid beyond what was owed; it pays what comes next.</summary>
    public long Credit { get; private set; }

    public long Principal => checked(this[LineSegment.Draws] + this[LineSegment.Purchases]);

    public LineIncome Charges => new(this[LineSegment.Interest], this[LineSegment.Fees], this[LineSegment.Penalties]);

    public long Total => checked(Principal + Charges.Total);

    public long this[LineSegment segment] => checked(_billed[(int)segment] + _unbilled[(int)segment]);

    public void Owe(LineSegment segment, long amount, IReadOnlyList<LineSegment> order)
    {
        _unbilled[(int)segment] = checked(_unbilled[(int)segment] + amount);
        var credit = Credit;
        Credit = 0;
        Pay(credit, order);
    }

    /// <summary>Pays what a statement has shown before what none has, each in the agreed order.</summary>
    public void Pay(long amount, IReadOnlyList<LineSegment> order)
    {
        var left = amount;
        foreach (var balances in new[] { _billed, _unbilled })
        {
            foreach (var segment in order)
            {
                var paid = Math.Min(left, balances[(int)segment]);
                balances[(int)segment] -= paid;
                left -= paid;
            }
        }

        Credit = checked(Credit + left);
    }

    public void Bill()
    {
        for (var segment = 0; segment < _billed.Length; segment++)
        {
            _billed[segment] = checked(_billed[segment] + _unbilled[segment]);
            _unbilled[segment] = 0;
        }
    }
}
