using DigitalBank.Lending.CreditLines;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Tests.CreditLines;

/// <summary>A line of 10,000.00 that was opened on 16 March 2026: 12 % on draws, 24 % on purchases, statements on the 15th, due twenty days later.</summary>
internal sealed class SampleLine(CreditLineTerms terms)
{
    public static readonly DateOnly Opened = new(2026, 3, 16);

    private readonly List<LineEntry> _entries = [new LineEntry(1, LineEntryKind.LimitSet, Opened, 10_000_00)];

    public static CreditLineTerms Terms => new(
        DrawPercent: 12, PurchasePercent: 24, StatementDay: 15, PaymentDays: 20, new MinimumPaymentRule(Money.Of("25.00", "EUR"), Percent: 5));

    public IReadOnlyList<LineEntry> Entries => _entries;

    public SampleLine With(LineEntryKind kind, DateOnly date, long amount, int? reverses = null)
    {
        _entries.Add(new LineEntry(_entries.Count + 1, kind, date, amount, reverses));
        return this;
    }

    public SampleLine Draw(int month, int day, long amount) => With(LineEntryKind.Draw, new DateOnly(2026, month, day), amount);

    public SampleLine Purchase(int month, int day, long amount) => With(LineEntryKind.Purchase, new DateOnly(2026, month, day), amount);

    public SampleLine Repay(int month, int day, long amount) => With(LineEntryKind.Repayment, new DateOnly(2026, month, day), amount);

    /// <summary>On the morning of a day.</summary>
    public CreditLineAccount On(int month, int day) => On(new DateOnly(2026, month, day));

    public CreditLineAccount On(DateOnly date, IEnumerable<LineEntry>? entries = null) =>
        CreditLineAccount.Of(new CreditLineAgreement(terms, Opened, Opened.AddMonths(terms.AvailableMonths)), entries ?? _entries, date);
}
