using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Simulator;

/// <summary>One line of the account that the simulated bank keeps for the bank.</summary>
/// <param name="Amount">Below zero is money that the bank has sent.</param>
/// <param name="Reference">The simulated bank's own.</param>
internal sealed record SimulatedEntry(Money Amount, string? Uetr, string? EndToEndId, string Reference);

/// <summary>Something that the statement shows wrong on purpose, as a reconciliation has to find it.</summary>
/// <param name="Amount">Of the open item that it leaves.</param>
/// <param name="IsInStatement">The open item is one of the statement; otherwise one of the bank's ledger.</param>
internal sealed record InjectedBreak(BookingFault Fault, string? Uetr, string Reference, Money Amount, bool IsInStatement);

/// <summary>The account that the simulated bank keeps: what truly happened, and what its statements show.</summary>
internal sealed class SimulatedBooks
{
    private const long CentOfError = 1;

    private const long FeeMinor = 25;

    private readonly List<SimulatedEntry> _shown = [];

    private readonly List<InjectedBreak> _injected = [];

    private int _shownBefore;

    /// <summary>What was truly sent, received and returned.</summary>
    public Money TrueBalance { get; private set; } = Money.Zero(Currency.Of("EUR"));

    /// <summary>What the statements add up to.</summary>
    public Money ShownBalance { get; private set; } = Money.Zero(Currency.Of("EUR"));

    public IReadOnlyList<InjectedBreak> Injected => _injected;

    public int Statements { get; private set; }

    public void Book(Money amount, string? uetr, string? endToEndId, BookingFault fault)
    {
        TrueBalance += amount;
        var reference = FormattableString.Invariant($"SIM-{_shown.Count + _injected.Count + 1}");
        switch (fault)
        {
            case BookingFault.BookedTwice:
                Show(amount, uetr, endToEndId, reference);
                Show(amount, uetr, endToEndId, reference + "-2");
                _injected.Add(new InjectedBreak(fault, uetr, reference + "-2", amount, IsInStatement: true));
                break;
            case BookingFault.FeeTaken:
                Show(amount, uetr, endToEndId, reference);
                var fee = Money.OfMinor(-FeeMinor, amount.Currency);
                Show(fee, null, null, reference + "-FEE");
                _injected.Add(new InjectedBreak(fault, null, reference + "-FEE", fee, IsInStatement: true));
                break;
            case BookingFault.NotBooked:
                _injected.Add(new InjectedBreak(fault, uetr, reference, amount, IsInStatement: false));
                break;
            case BookingFault.OneCentLess:
                var shown = amount + Money.OfMinor(amount.IsNegative ? CentOfError : -CentOfError, amount.Currency);
                Show(shown, uetr, endToEndId, reference);
                _injected.Add(new InjectedBreak(fault, uetr, reference, amount, IsInStatement: false));
                _injected.Add(new InjectedBreak(fault, uetr, reference, shown, IsInStatement: true));
                break;
            default:
                Show(amount, uetr, endToEndId, reference);
                break;
        }
    }

    /// <summary>The lines since the last statement, and the balance before them.</summary>
    public (Money Opening, IReadOnlyList<SimulatedEntry> Entries) NextStatement()
    {
        var entries = _shown.Skip(_shownBefore).ToList();
        _shownBefore = _shown.Count;
        Statements++;
        return (entries.Aggregate(ShownBalance, (balance, entry) => balance - entry.Amount), entries);
    }

    private void Show(Money amount, string? uetr, string? endToEndId, string reference)
    {
        ShownBalance += amount;
        _shown.Add(new SimulatedEntry(amount, uetr, endToEndId, reference));
    }
}
