using System.Text.Json.Nodes;
using DigitalBank.Accounts.Deposits;

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

        var payments = Enumerable.Range(0, isRecurring ? months : 1).Select(month => new DepositPayment(start.AddMonths(month), deposit));
        var postings = EarnedInterest.Of(rates, start, start.AddMonths(months), [.. payments], _ => WithholdingTax.None);
        var rows = new JsonArray([.. postings.Select((posting, index) => new JsonObject
        {
            ["after_month"] = Math.Min((index + 1) * every, months),
            ["period_interest"] = CaseAmount.Text(posting.Interest, ShownDecimals),
            ["balance"] = CaseAmount.Text(posting.Balance, ShownDecimals),
        })]);
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
