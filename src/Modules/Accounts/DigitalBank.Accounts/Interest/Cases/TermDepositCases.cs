using System.Text.Json.Nodes;

namespace DigitalBank.Accounts.Interest.Cases;

/// <summary>Term and recurring deposits from their start to maturity, posted without rounding.</summary>
internal static class TermDepositCases
{
    private const int ShownDecimals = 6;

    public static InterestCase Read(JsonObject one)
    {
        var terms = one["terms"]!.AsObject();
        var start = SavingsCases.DateOf(terms["start"]);
        var months = terms["months"]!.GetValue<int>();
        var every = terms["posting_every_months"]!.GetValue<int>();
        var rates = TermsOf(terms, start, months, every);
        var deposit = CaseAmount.Of(terms["deposit"]);
        var isRecurring = one["product"]?.ToString() == "RECURRING_DEPOSIT";

        var rows = new JsonArray();
        var position = InterestPosition.Beginning(start, rates);
        var timeline = new TermsTimeline(new DatedTerms(start, rates));
        var balance = 0L;
        var paid = 0;
        while (position.AccruedUntil < rates.Maturity)
        {
            while (position.AccruedUntil < position.NextPosting)
            {
                for (; paid < (isRecurring ? months : 1) && start.AddMonths(paid) <= position.AccruedUntil; paid++)
                {
                    balance += deposit;
                }

                var next = isRecurring && paid < months && start.AddMonths(paid) < position.NextPosting
                    ? start.AddMonths(paid)
                    : position.NextPosting;
                position = InterestCalculator.Accrue(position, timeline, new BalanceRun(position.AccruedUntil, next, balance));
            }

            (var posted, position) = InterestCalculator.Post(position, rates);
            balance += posted.Credit;
            rows.Add(new JsonObject
            {
                ["after_month"] = Math.Min((rows.Count + 1) * every, months),
                ["period_interest"] = CaseAmount.Text(posted.Credit, ShownDecimals),
                ["balance"] = CaseAmount.Text(balance, ShownDecimals),
            });
        }

        return InterestCase.Of(SavingsCases.IdOf(one), "expected_after_posting", one["expected_after_posting"], rows);
    }

    private static InterestTerms TermsOf(JsonObject terms, DateOnly start, int months, int every) => new()
    {
        DayCount = SavingsCases.DayCountOf(terms["days_in_year"]),
        Posting = new InterestCalendar(new InterestPeriod(0, every), start),
        Compounding = new InterestCalendar(SavingsCases.PeriodOf(terms["compounding"]), start),
        Maturity = start.AddMonths(months),
        Credit = new CreditInterest(
            RateChart.Flat(CaseAmount.RateOf(terms["annual_rate_pct"])), BalanceMethod.DailyBalance, TermMonths: months),
    };
}
