using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Interest;
using DigitalBank.Accounts.Products;
using DigitalBank.Platform.Time;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Accruals;

public sealed class DailyAccrualTests : InterestScene
{
    [Fact]
    public async Task Every_day_accrues_in_the_ledger_and_the_month_is_posted_with_what_accrued()
    {
        await AProductAsync(AEuroADay());
        var account = await AnAccountAsync();
        await MoveAsync(account, "10000.00", Start);
        var month = FirstOfNextMonth(Start);
        var days = month.DayNumber - Start.DayNumber;

        await CloseEveryDayAsync(Start, month, ControlAccountsAgreeAsync);

        var posting = (await InterestOfAsync(account)).Postings.Single();
        (posting.PostingDate, posting.Credit.MinorUnits, posting.IsBooked).ShouldBe((month, days * 100L, true));
        (await Bank.BalanceOfAsync(account)).ShouldBe($"{10_000 + days}.00 EUR");
        (await OwnAsync("5110")).ShouldBe((days * 100L) + await OwnAsync("2310"));

        // The posted interest bears interest from its value date on.
        await CloseAsync(month);
        var position = await PositionOfAsync(account);
        var earning = position.AccruedUntil.DayNumber - month.DayNumber;
        position.Credit.ShouldBe(
            InterestAmount.On(1_000_000 + (days * 100), AnnualRate.FromPercent(3.65m), earning * (YearParts.PerYear / 365)));
    }

    [Fact]
    public async Task Closing_a_day_twice_changes_nothing()
    {
        await AProductAsync(AEuroADay(PostingFrequency.Daily));
        var account = await AnAccountAsync();
        await MoveAsync(account, "10000.00", Start);
        await CloseAsync(Start);
        var before = await EverythingAsync();

        var (accrued, posted) = await CloseAsync(Start);

        (accrued.Failed, posted.Items, posted.Failed).ShouldBe((0, 0, 0));
        (await EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Days_on_which_nothing_ran_are_caught_up_to_the_last_unit()
    {
        await AProductAsync(AEuroADay(PostingFrequency.Yearly));
        await AProductAsync(AEuroADay(PostingFrequency.Yearly) with { Name = "Late" }, "late");
        var (account, late) = (await AnAccountAsync(), await AnAccountAsync("late"));
        var calendar = Bank.Services.GetRequiredService<IBusinessCalendar>();
        var end = calendar.NextBusinessDay(Start.AddDays(5));
        foreach (var one in new[] { account, late })
        {
            await MoveAsync(one, "1234.56", Start);
            await MoveAsync(one, "-34.56", Start.AddDays(3));
        }

        // One run at the end reckons all days; the table shows one stretch where a run a day shows one each.
        await CloseAsync(end);

        var position = await PositionOfAsync(account);
        var daily = InterestAmount.On(123_456, AnnualRate.FromPercent(3.65m), 3 * (YearParts.PerYear / 365))
            + InterestAmount.On(
                120_000, AnnualRate.FromPercent(
                    3.65m), (position.AccruedUntil.DayNumber - Start.AddDays(3).DayNumber) * (YearParts.PerYear / 365));
        position.Credit.ShouldBe(daily);
        (await PositionOfAsync(late)).ShouldBe(position);
    }

    [Fact]
    public async Task What_a_killed_run_saved_and_did_not_book_is_booked_by_the_next_one_and_once()
    {
        await AProductAsync(AEuroADay());
        var account = await AnAccountAsync();
        await MoveAsync(account, "10000.00", Start);
        await using (var scope = Bank.Services.CreateAsyncScope())
        {
            // As far as the saving of the chunk, then the process is gone.
            var run = await scope.ServiceProvider.GetRequiredService<InterestRuns>().OfAsync(Start, CancellationToken.None);
            var products = await ProductTimelines.ReadAsync(
                scope.ServiceProvider.GetRequiredService<Data.AccountsDbContext>(), CancellationToken.None);
            var page = await scope.ServiceProvider.GetRequiredService<InterestRuns>().PageAsync(products, null, 10, CancellationToken.None);
            (
                await scope.ServiceProvider
                    .GetRequiredService<AccrueChunk>()
                    .RunAsync(page, run, products, CancellationToken.None)).Failed.ShouldBe(0);
        }

        (await OwnAsync("2310")).ShouldBe(0);
        await CloseAsync(Start);
        await CloseAsync(Start);

        await ControlAccountsAgreeAsync(Start);
        (await OwnAsync("2310")).ShouldBeGreaterThan(0);
        (await ReadAsync(db => db.AccrualBookings.CountAsync(booking => booking.EntryId == null))).ShouldBe(0);
    }

    [Fact]
    public async Task An_account_that_cannot_be_reckoned_stops_no_other_and_waits_with_its_reason()
    {
        await AProductAsync(AEuroADay());
        await AProductAsync(AEuroADay() with { Interest = new InterestSettings([new TierSettings(0.5m)], Index: "ESTR") }, "floating");
        var (good, floating) = (await AnAccountAsync(), await AnAccountAsync("floating"));
        await MoveAsync(good, "10000.00", Start);
        await MoveAsync(floating, "10000.00", Start);

        var (accrued, _) = await CloseAsync(Start);

        (accrued.Items, accrued.Failed).ShouldBe((1, 1));
        (await InterestOfAsync(good)).Credit.ShouldStartWith("1");
        var waiting = (await Bank.SendAsync(new ListInterestFailures(null, 10))).EnsureSuccess().Single();
        (waiting.AccountId, waiting.Code).ShouldBe((floating.AccountId, "accounts.reference_rate_missing"));

        (await Bank.SendAsync(new SetReferenceRate("ESTR", Start, 3.15m))).EnsureSuccess();
        (await Bank.SendAsync(new RetryInterest(floating.AccountId))).EnsureSuccess().Credit.ShouldBe((await InterestOfAsync(good)).Credit);
        (await Bank.SendAsync(new ListInterestFailures(null, 10))).EnsureSuccess().ShouldBeEmpty();
        await ControlAccountsAgreeAsync(Start);
    }

    [Fact]
    public async Task A_new_version_of_the_product_counts_from_its_day()
    {
        await AProductAsync(AEuroADay(PostingFrequency.Yearly));
        var account = await AnAccountAsync();
        await MoveAsync(account, "10000.00", Start);
        var change = Start.AddDays(4);
        (await Bank.SendAsync(new AddProductVersion("saver", change, AEuroADay(PostingFrequency.Yearly) with
        {
            Interest = new InterestSettings([new TierSettings(7.3m)], Posting: PostingFrequency.Yearly),
        }))).EnsureSuccess();

        await CloseAsync(Start.AddDays(7));

        var position = await PositionOfAsync(account);
        position.Credit.ShouldBe(InterestAmount.OfMinor(400 + (200 * (position.AccruedUntil.DayNumber - change.DayNumber))));
    }

    private static DateOnly FirstOfNextMonth(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1);

    /// <summary>Every row that the steps write, and the bank's own accounts.</summary>
    private async Task<string> EverythingAsync()
    {
        var rows = await ReadAsync(async db => new
        {
            Accounts = await db.InterestAccounts.AsNoTracking().OrderBy(row => row.AccountId).ToListAsync(),
            Accruals = await db.DailyAccruals.AsNoTracking().OrderBy(row => row.AccountId).ThenBy(row => row.FromDate).ToListAsync(),
            Days = await db.ValueDays.AsNoTracking().OrderBy(row => row.AccountId).ThenBy(row => row.ValueDate).ToListAsync(),
            Bookings = await db.AccrualBookings.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            Postings = await db.InterestPostings.AsNoTracking().OrderBy(row => row.AccountId).ThenBy(row => row.PostingDate).ToListAsync(),
        });
        return System.Text.Json.JsonSerializer.Serialize(rows, Platform.BankJson.Options) + await OwnAsync("2310") + await OwnAsync("5110");
    }
}
