using DigitalBank.SharedKernel.DayCounts;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Interest;

/// <summary>How one account earns and pays interest.</summary>
internal sealed record InterestTerms
{
    public required DayCount DayCount { get; init; }

    public required InterestCalendar Posting { get; init; }

    /// <summary>When accrued interest begins to bear interest although it has not been posted; at the end: only when posted.</summary>
    public InterestCalendar Compounding { get; init; }

    /// <summary>Null: a balance in credit earns nothing.</summary>
    public CreditInterest? Credit { get; init; }

    /// <summary>Null: an overdrawn balance costs nothing.</summary>
    public DebitInterest? Debit { get; init; }

    /// <summary>The day on which the deposit ends; its last interest is posted then.</summary>
    public DateOnly? Maturity { get; init; }

    public Rounding Rounding { get; init; } = Rounding.HalfEven;

    /// <summary>What rounding takes or gives at a posting counts for the next one.</summary>
    public bool CarriesRemainder { get; init; } = true;

    /// <summary>The posting that follows upon one, or upon the opening.</summary>
    public DateOnly PostingAfter(DateOnly day)
    {
        var next = Posting.EndAfter(day);
        return Maturity is { } end && end > day && next > end ? end : next;
    }
}

/// <param name="MinimumBalance">A day, or an average, below this earns nothing; minor units.</param>
/// <param name="TermMonths">The agreed term, for charts with terms; 0 without one.</param>
internal sealed record CreditInterest(RateChart Chart, BalanceMethod Method, long MinimumBalance = 0, int TermMonths = 0);

/// <param name="Arranged">Within the arranged overdraft.</param>
/// <param name="Unarranged">Beyond it.</param>
internal sealed record DebitInterest(AnnualRate Arranged, AnnualRate Unarranged);

/// <summary>What credit interest is reckoned on. Debit interest is always reckoned on each day's balance.</summary>
internal enum BalanceMethod
{
    DailyBalance = 1,

    /// <summary>The average of a period's days; a new rate or a compounding begins a new average. Overdrawn days count as zero.</summary>
    AverageBalance = 2,
}

/// <summary>Terms and the day from which they hold.</summary>
internal sealed record DatedTerms(DateOnly From, InterestTerms Terms);

/// <summary>An account's terms in the order of their days: a new rate begins on its day and changes nothing before.</summary>
internal sealed class TermsTimeline
{
    private readonly IReadOnlyList<DatedTerms> _terms;

    /// <exception cref="ArgumentException">Empty, or not in the order of days.</exception>
    public TermsTimeline(params IReadOnlyList<DatedTerms> terms)
    {
        if (terms.Count == 0 || terms.Zip(terms.Skip(1)).Any(pair => pair.First.From >= pair.Second.From))
        {
            throw new ArgumentException("Terms come in the order of their days.", nameof(terms));
        }

        _terms = terms;
    }

    /// <summary>The terms of a day; before the first ones, the first ones.</summary>
    public InterestTerms On(DateOnly day) => _terms[IndexOn(day)].Terms;

    /// <summary>The day from which others hold, or the last day there is.</summary>
    public DateOnly ChangeAfter(DateOnly day)
    {
        var next = IndexOn(day) + 1;
        return next < _terms.Count ? _terms[next].From : DateOnly.MaxValue;
    }

    /// <summary>The terms of a stretch of days, the first ones from its first day on.</summary>
    /// <param name="until">The first day that is not in it.</param>
    public IEnumerable<DatedTerms> Between(DateOnly from, DateOnly until) =>
        [new DatedTerms(from, On(from)), .. _terms.Where(terms => terms.From > from && terms.From < until)];

    private int IndexOn(DateOnly day)
    {
        var index = _terms.Count - 1;
        while (index > 0 && _terms[index].From > day)
        {
            index--;
        }

        return index;
    }
}
