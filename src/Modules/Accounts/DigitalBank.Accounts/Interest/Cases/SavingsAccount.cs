using System.Globalization;
using System.Text.Json.Nodes;

namespace DigitalBank.Accounts.Interest.Cases;

/// <summary>An account of a case: its movements, and the interest posted between them.</summary>
internal sealed class SavingsAccount
{
    private readonly InterestTerms _terms;

    private readonly int _digits;

    private readonly long _arranged;

    private readonly SortedDictionary<DateOnly, long> _movements = [];

    public SavingsAccount(JsonObject terms, JsonArray transactions)
    {
        _digits = terms["digits"]?.GetValue<int>() ?? 2;
        _arranged = terms["overdraft_limit"] is { } limit ? CaseAmount.Of(limit, _digits) : 0;
        _terms = TermsOf(terms, _digits);
        foreach (var row in transactions)
        {
            var amount = CaseAmount.Of(row!["amount"], _digits);
            Move(SavingsCases.DateOf(row["date"]), row["type"]?.ToString() == "withdrawal" ? -amount : amount);
        }
    }

    public IEnumerable<JsonObject> PostingsThrough(DateOnly last)
    {
        var position = InterestPosition.Beginning(_movements.Keys.First(), _terms);
        var timeline = new TermsTimeline(new DatedTerms(position.PeriodStart, _terms));
        var balance = 0L;
        while (position.NextPosting <= last)
        {
            var postingDate = position.NextPosting;
            for (var day = position.AccruedUntil; day < postingDate; day = day.AddDays(1))
            {
                balance += _movements.GetValueOrDefault(day);
                position = InterestCalculator.Accrue(position, timeline, new BalanceRun(day, day.AddDays(1), balance, _arranged));
            }

            var (posted, after) = InterestCalculator.Post(position, _terms);
            position = after;
            balance += posted.Credit - posted.Arranged - posted.Unarranged;
            if (posted.Credit != 0)
            {
                yield return Row(postingDate, "interest_posting", posted.Credit);
            }

            if (posted.Arranged + posted.Unarranged != 0)
            {
                yield return Row(postingDate, "overdraft_interest", posted.Arranged + posted.Unarranged);
            }
        }
    }

    private static InterestTerms TermsOf(JsonObject terms, int digits)
    {
        var overdraft = terms["overdraft_annual_rate_pct"] is { } percent ? CaseAmount.RateOf(percent) : (AnnualRate?)null;
        return new InterestTerms
        {
            DayCount = SavingsCases.DayCountOf(terms["days_in_year"]),
            Posting = InterestCalendar.OfCalendar(SavingsCases.PeriodOf(terms["posting"])),
            Compounding = InterestCalendar.OfCalendar(SavingsCases.PeriodOf(terms["compounding"])),
            Credit = new CreditInterest(
                RateChart.Flat(CaseAmount.RateOf(terms["annual_rate_pct"])),
                terms["interest_calculation"]?.ToString() == "AVERAGE_DAILY_BALANCE"
                    ? BalanceMethod.AverageBalance
                    : BalanceMethod.DailyBalance,
                terms["minimum_balance"] is { } minimum ? CaseAmount.Of(minimum, digits) : 0),
            Debit = overdraft is { } rate ? new DebitInterest(rate, rate) : null,

            // The system that the cases come from rounds each posting by itself.
            CarriesRemainder = false,
        };
    }

    private void Move(DateOnly date, long amount) => _movements[date] = _movements.GetValueOrDefault(date) + amount;

    private JsonObject Row(DateOnly date, string type, long amount) => new()
    {
        ["date"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["type"] = type,
        ["amount"] = (amount / (decimal)Math.Pow(10, _digits)).ToString("0.############", CultureInfo.InvariantCulture),
    };
}
