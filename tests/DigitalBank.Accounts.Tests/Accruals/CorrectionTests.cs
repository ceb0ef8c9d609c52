using DigitalBank.Accounts.Products;
using DigitalBank.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Accruals;

/// <summary>Bookings with a value date before interest that is posted already.</summary>
public sealed class CorrectionTests : InterestScene
{
    [Fact]
    public async Task A_deposit_that_comes_after_the_posting_corrects_interest_and_tax_as_if_it_had_come_in_time()
    {
        await AProductAsync(AEuroADay() with { WithholdingTax = [new TaxSettings("income-tax", 25)] });
        var (inTime, late) = (await AnAccountAsync(), await AnAccountAsync());
        await MoveAsync(inTime, "50000.00", Start);
        await MoveAsync(late, "10000.00", Start);
        var month = new DateOnly(Start.Year, Start.Month, 1).AddMonths(1);
        await CloseEveryDayAsync(Start, month.AddDays(4));

        var today = Next(month.AddDays(4));
        await MoveAsync(late, "40000.00", Start, bookedOn: today);
        await CloseAsync(today);
        await ControlAccountsAgreeAsync(today);

        (await PositionOfAsync(late)).ShouldBe(await PositionOfAsync(inTime));
        (await Bank.BalanceOfAsync(late)).ShouldBe(await Bank.BalanceOfAsync(inTime));
        var (clean, corrected) = ((await InterestOfAsync(inTime)).Postings.Single(), (await InterestOfAsync(late)).Postings);
        corrected.Select(posting => posting.Revision).ShouldBe([1, 0]);
        corrected.Sum(posting => posting.Credit.MinorUnits).ShouldBe(clean.Credit.MinorUnits);
        corrected.Sum(posting => posting.Tax.MinorUnits).ShouldBe(clean.Tax.MinorUnits);
    }

    [Fact]
    public async Task Where_interest_has_borne_interest_since_each_posting_after_it_is_corrected_too()
    {
        await AProductAsync(AEuroADay(PostingFrequency.Daily));
        var (inTime, late) = (await AnAccountAsync(), await AnAccountAsync());
        await MoveAsync(inTime, "9000000.00", Start);
        await MoveAsync(late, "1000000.00", Start);
        await CloseEveryDayAsync(Start, Start.AddDays(7));

        var today = Next(Start.AddDays(7));
        await MoveAsync(late, "8000000.00", Start, bookedOn: today);
        await MoveAsync(late, "-5.00", Start.AddDays(2), bookedOn: today);
        await MoveAsync(inTime, "-5.00", Start.AddDays(2), bookedOn: today);
        await CloseAsync(today);

        (await Bank.BalanceOfAsync(late)).ShouldBe(await Bank.BalanceOfAsync(inTime));
        (await PositionOfAsync(late)).ShouldBe(await PositionOfAsync(inTime));
        await ControlAccountsAgreeAsync(today);
        (await CloseAsync(today)).Posted.Items.ShouldBe(0);
        (await ReadAsync(db => db.InterestPostings.CountAsync(posting => !posting.IsBooked))).ShouldBe(0);
    }

    [Fact]
    public async Task A_deposit_taken_back_with_its_value_date_takes_its_interest_with_it()
    {
        await AProductAsync(AEuroADay());
        var (never, taken) = (await AnAccountAsync(), await AnAccountAsync());
        await MoveAsync(never, "10000.00", Start);
        await MoveAsync(taken, "30000.00", Start);
        var month = new DateOnly(Start.Year, Start.Month, 1).AddMonths(1);
        await CloseEveryDayAsync(Start, month.AddDays(2));

        var today = Next(month.AddDays(2));
        await MoveAsync(taken, "-20000.00", Start, bookedOn: today);
        await CloseAsync(today);

        (await InterestOfAsync(taken)).Postings[0].Credit.IsNegative.ShouldBeTrue();
        (await Bank.BalanceOfAsync(taken)).ShouldBe(await Bank.BalanceOfAsync(never));
        (await PositionOfAsync(taken)).ShouldBe(await PositionOfAsync(never));
        await ControlAccountsAgreeAsync(today);
    }

    private DateOnly Next(DateOnly day) => Bank.Services.GetRequiredService<IBusinessCalendar>().NextBusinessDay(day);
}
