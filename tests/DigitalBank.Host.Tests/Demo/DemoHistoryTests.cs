using DigitalBank.Host.Demo;
using DigitalBank.SharedKernel.Calendars;

namespace DigitalBank.Host.Tests.Demo;

public class DemoHistoryTests
{
    private static readonly DateOnly ReferenceDate = new(2026, 11, 23);

    private static readonly List<IReadOnlyList<DemoEntry>> Days = History(300);

    [Fact]
    public void The_same_bank_comes_out_every_time() =>
        History(300).SelectMany(day => day).ShouldBe(Days.SelectMany(day => day));

    [Fact]
    public void It_covers_two_years_of_business_days_and_ends_before_the_first_day_of_the_bank()
    {
        var dates = Days.Select(day => day[0].Reference.Date).ToList();
        dates.ShouldBe(dates.Order());
        dates[0].ShouldBeLessThan(ReferenceDate.AddYears(-2).AddDays(7));
        dates[^1].ShouldBe(new DateOnly(2026, 11, 20));
        dates.ShouldAllBe(date => BusinessDayCalendar.Target.IsBusinessDay(date));
    }

    [Fact]
    public void No_customer_ever_spends_what_was_not_there_in_the_morning()
    {
        var balances = new Dictionary<DemoAccount, long>();
        foreach (var day in Days)
        {
            foreach (var entry in day.Where(entry => entry.Debit.IsCustomers))
            {
                balances[entry.Debit] = balances.GetValueOrDefault(entry.Debit) - entry.Amount;
                balances[entry.Debit].ShouldBeGreaterThanOrEqualTo(0);
            }

            foreach (var entry in day.Where(entry => entry.Credit.IsCustomers))
            {
                balances[entry.Credit] = balances.GetValueOrDefault(entry.Credit) + entry.Amount;
            }
        }
    }

    [Fact]
    public void Every_entry_has_a_key_and_a_reference_of_its_own_that_can_be_told()
    {
        var entries = Days.SelectMany(day => day).ToList();
        entries.Select(entry => entry.Key).Distinct().Count().ShouldBe(entries.Count);
        entries.ShouldAllBe(entry => entry.Amount > 0 && entry.Debit.CurrencyCode == entry.Credit.CurrencyCode);
        foreach (var entry in entries)
        {
            var text = entry.Reference.ToString();
            text.Length.ShouldBeLessThanOrEqualTo(64);
            DemoReference.Parse(text).ShouldBe(entry.Reference);
            DemoFact.RemittanceOf(entry.Reference).Length.ShouldBeInRange(1, 140);
            DemoFact.EndToEndIdOf(entry.Reference).Length.ShouldBeInRange(1, 35);
        }
    }

    [Fact]
    public void Hundreds_of_people_and_companies_move_money_in_two_currencies()
    {
        var entries = Days.SelectMany(day => day).ToList();
        entries.Count.ShouldBeGreaterThan(40_000);
        entries.Select(entry => entry.Debit.CurrencyCode).Distinct().Order().ShouldBe(["EUR", "USD"]);
        entries.Where(entry => entry.Debit.IsCustomers && entry.Credit.IsCustomers && entry.Debit.Customer != entry.Credit.Customer)
            .ShouldNotBeEmpty();
    }

    private static List<IReadOnlyList<DemoEntry>> History(int customers) =>
        [.. new DemoHistory(DemoCast.Of(customers), ReferenceDate, BusinessDayCalendar.Target.IsBusinessDay).Days()];
}
