using System.Globalization;
using System.Text.Json.Nodes;
using DigitalBank.SharedKernel.DayCounts;

namespace DigitalBank.Accounts.Interest.Cases;

/// <summary>
/// Cases of savings files: interest postings on an account with movements, and rates of a chart. Term deposits have a file of their own.
/// </summary>
internal static class SavingsCases
{
    public static InterestCase Posting(JsonObject one)
    {
        var id = IdOf(one);
        var terms = one["terms"]!.AsObject();
        if (terms["tenure_months"] is not null)
        {
            return InterestCase.Of(
                id, "expected", one["expected"], new JsonArray(new JsonObject { ["maturity_amount"] = Maturity(one, terms) }));
        }

        var account = new SavingsAccount(terms, one["transactions"]!.AsArray());
        var asked = one["expected"]?.AsArray();
        var until = asked is null
            ? DateOf(terms["until"])
            : asked.Select(row => DateOf(row!["date"])).Max();
        var rows = account.PostingsThrough(until)
            .Where(row => asked is null || asked.Any(wanted => wanted!["date"]!.ToString() == row["date"]!.ToString()));
        return InterestCase.Of(id, "expected", asked, new JsonArray([.. rows]));
    }

    public static InterestCase Rate(JsonObject one)
    {
        var tiers = one["chart"]!.AsArray().Select(row => new RateTier(
            row!["from_months"]?.GetValue<int>() ?? 0,
            row["amount_from"] is { } amount ? CaseAmount.Of(amount) : 0,
            CaseAmount.RateOf(row["annual_rate_pct"])));
        var order = one["chart_grouping"]?.ToString().StartsWith("amount", StringComparison.Ordinal) == true
            ? TierOrder.AmountFirst
            : TierOrder.TermFirst;
        var months = one["deposit_period_months"]!.GetValue<int>();
        var amount = one["amount_for_lookup"] is { } lookup
            ? CaseAmount.Of(lookup)
            : CaseAmount.Of(one["deposit_amount"]) * (one["product"]?.ToString() == "RECURRING_DEPOSIT" ? months : 1);
        var rate = new RateChart([.. tiers], Order: order).RateFor(amount, months);
        var text = rate?.Percent.ToString("0.0#####", CultureInfo.InvariantCulture);
        return InterestCase.Of(IdOf(one), "expected_annual_rate_pct", one["expected_annual_rate_pct"], JsonValue.Create(text ?? "none")!);
    }

    public static string IdOf(JsonObject one) => one["id"]?.ToString() ?? "case without id";

    public static DateOnly DateOf(JsonNode? node) => DateOnly.ParseExact(
        (node?.ToString() ?? throw new FormatException("A date is missing."))[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DayCount DayCountOf(JsonNode? daysInYear) => daysInYear?.ToString() switch
    {
        "360" => DayCount.Act360,
        "364" => DayCount.Act364,
        null or "365" => DayCount.Act365Fixed,
        "365.25" => DayCount.Act36525,
        "ACTUAL" or "actual" or "1" => DayCount.ActActIsda,
        var other => throw new FormatException($"'{other}' is not a number of days in a year."),
    };

    public static InterestPeriod PeriodOf(JsonNode? node) => node?.ToString() switch
    {
        "DAILY" => InterestPeriod.Daily,
        "MONTHLY" => InterestPeriod.Monthly,
        "QUARTERLY" => InterestPeriod.Quarterly,
        "BIANNUAL" => InterestPeriod.HalfYearly,
        "ANNUAL" => InterestPeriod.Yearly,
        var other => throw new FormatException($"'{other}' is not a period."),
    };

    /// <summary>
    /// The deposit of a calculator: every month is a twelfth of a year, and what is compounded is not posted before the end.
    /// </summary>
    private static string Maturity(JsonObject one, JsonObject terms)
    {
        var start = new DateOnly(2001, 1, 1);
        var end = start.AddMonths(terms["tenure_months"]!.GetValue<int>());
        var every = new InterestPeriod(0, terms["compounding_every_months"]!.GetValue<int>());
        var rates = new InterestTerms
        {
            DayCount = DayCount.ThirtyE360,
            Posting = new InterestCalendar(InterestPeriod.AtEnd, start),
            Compounding = new InterestCalendar(every, start),
            Maturity = end,
            Credit = new CreditInterest(RateChart.Flat(CaseAmount.RateOf(terms["annual_rate_pct"])), BalanceMethod.DailyBalance),
        };
        var deposit = one["transactions"]!.AsArray().Sum(row => CaseAmount.Of(row!["amount"]));
        var after = InterestCalculator.Accrue(
            InterestPosition.Beginning(start, rates), new TermsTimeline(new DatedTerms(start, rates)), new BalanceRun(start, end, deposit));
        return CaseAmount.Text(deposit, 16, after.Credit);
    }
}
