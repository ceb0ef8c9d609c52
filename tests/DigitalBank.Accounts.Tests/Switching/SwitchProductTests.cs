using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Fees;
using DigitalBank.Accounts.Products;
using DigitalBank.Accounts.Switching;
using DigitalBank.Accounts.Tests.Accruals;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Switching;

public sealed class SwitchProductTests : InterestScene
{
    [Fact]
    public async Task Interest_until_the_switch_is_posted_by_the_old_terms_and_the_new_ones_hold_from_its_day()
    {
        await AProductAsync(AEuroADay());
        await AProductAsync(TwoEurosADay(), "saver-plus");
        var account = await AnAccountAsync();
        await MoveAsync(account, "10000.00", Start);
        var switched = await LiveAsync(Start, days: 3);

        var days = switched.DayNumber - Start.DayNumber;
        (await SwitchAsync(account, "saver-plus")).ProductCode.ShouldBe("saver-plus");

        var posting = (await InterestOfAsync(account)).Postings.Single();
        (posting.PostingDate, posting.Credit).ShouldBe((switched, Money.Of($"{days}.00", "EUR")));
        await MoveAsync(account, $"-{days}.00", switched);
        var later = await LiveAsync(switched, days: 2);
        (await InterestOfAsync(account)).Credit.ShouldBe($"{(later.DayNumber - switched.DayNumber) * 200}.000000000");
        await ControlAccountsAgreeAsync(later);
        var history = (await Bank.SendAsync(new GetProductHistory(account.AccountId, account.HolderPartyId))).EnsureSuccess();
        history.Switches.Single().ShouldBe(new SwitchView(switched, "saver", "saver-plus", Reason: null, SwitchedBy: null));
    }

    [Fact]
    public async Task A_booking_with_a_value_date_before_the_switch_corrects_both_sides_of_it_as_if_it_had_come_in_time()
    {
        await AProductAsync(AEuroADay() with { WithholdingTax = [new TaxSettings("income-tax", 25)] });
        await AProductAsync(TwoEurosADay() with { WithholdingTax = [new TaxSettings("income-tax", 30)] }, "saver-plus");
        var (inTime, late) = (await AnAccountAsync(), await AnAccountAsync());
        await MoveAsync(inTime, "47000.11", Start);
        await MoveAsync(late, "7000.00", Start);
        var switched = await LiveAsync(Start, days: 3);
        await SwitchAsync(inTime, "saver-plus");
        await SwitchAsync(late, "saver-plus");
        var today = await LiveAsync(switched, days: 3);

        await MoveAsync(late, "40000.11", Start, bookedOn: today);
        await CloseAsync(today);

        (await Bank.BalanceOfAsync(late)).ShouldBe(await Bank.BalanceOfAsync(inTime));
        (await PositionOfAsync(late)).ShouldBe(await PositionOfAsync(inTime));
        (await InterestOfAsync(late)).Postings.Sum(posting => posting.Tax.MinorUnits)
            .ShouldBe((await InterestOfAsync(inTime)).Postings.Sum(posting => posting.Tax.MinorUnits));
        await ControlAccountsAgreeAsync(today);
        (await ReadAsync(db => db.InterestPostings.ToListAsync()))
            .ShouldAllBe(posting => posting.ProductCode == (posting.PostingDate <= switched ? "saver" : "saver-plus"));
        (await CloseAsync(today)).Posted.Items.ShouldBe(0);
    }

    [Fact]
    public async Task An_account_whose_old_product_bore_no_interest_earns_from_the_day_of_the_switch()
    {
        await AProductAsync(AEuroADay());
        var account = await AnAccountAsync("savings");
        await MoveAsync(account, "10000.00", Start);
        var switched = await LiveAsync(Start, days: 2);

        await SwitchAsync(account, "saver");
        var later = await LiveAsync(switched, days: 2);

        (await InterestOfAsync(account)).Credit.ShouldBe($"{(later.DayNumber - switched.DayNumber) * 100}.000000000");
        await MoveAsync(account, "10000.00", Start, bookedOn: later);
        await CloseAsync(later);
        var next = Bank.Services.GetRequiredService<IBusinessCalendar>().NextBusinessDay(later);
        (await InterestOfAsync(account)).Credit.ShouldBe($"{(next.DayNumber - switched.DayNumber) * 200}.000000000");
    }

    [Fact]
    public async Task An_account_that_bears_interest_no_more_is_still_corrected_for_the_time_when_it_did()
    {
        await AProductAsync(AEuroADay());
        var account = await AnAccountAsync();
        await MoveAsync(account, "10000.00", Start);
        var switched = await LiveAsync(Start, days: 3);
        await SwitchAsync(account, "savings");
        var today = await LiveAsync(switched, days: 2);
        var days = switched.DayNumber - Start.DayNumber;

        await MoveAsync(account, "10000.00", Start, bookedOn: today);
        await CloseAsync(today);

        (await Bank.BalanceOfAsync(account)).ShouldBe($"{20000 + (2 * days)}.00 EUR");
        (await InterestOfAsync(account)).Credit.ShouldBe("0.000000000");
    }

    [Fact]
    public async Task A_switch_is_refused_that_the_new_product_or_the_day_does_not_allow()
    {
        await AProductAsync(AEuroADay());
        await AProductAsync(AEuroADay() with { Overdraft = new OverdraftSettings(10, 15, HighestLimit: 500) }, "overdraft");
        await AProductAsync(AEuroADay() with { Currencies = ["USD"] }, "dollars");
        await AProductAsync(AEuroADay() with { NeedsTwoToOpen = true }, "for-two");
        var account = await AnAccountAsync("overdraft");
        (await Bank.SendAsync(new ArrangeOverdraft(account.AccountId, Money.Of("200.00", "EUR"), "Test"))).EnsureSuccess();

        (await RefusalAsync(account, "current")).ShouldBe("accounts.switch_not_offered");
        (await RefusalAsync(account, "for-two")).ShouldBe("accounts.switch_not_offered");
        (await RefusalAsync(account, "none")).ShouldBe("accounts.unknown_product");
        (await RefusalAsync(account, "dollars")).ShouldBe("accounts.product_currency");
        (await RefusalAsync(account, "saver")).ShouldBe("accounts.switch_overdraft_too_high");

        await MoveAsync(account, "-10.00", Start);
        (await Bank.SendAsync(new ArrangeOverdraft(account.AccountId, Money.Of("0.00", "EUR"), "Test"))).EnsureSuccess();
        (await RefusalAsync(account, "saver")).ShouldBe("accounts.switch_overdrawn");
        await MoveAsync(account, "10.00", Start);
        await SwitchAsync(account, "saver");
        (await SwitchAsync(account, "saver")).ProductCode.ShouldBe("saver");
        (await RefusalAsync(account, "overdraft")).ShouldBe("accounts.switched_today");
    }

    [Fact]
    public async Task The_month_of_the_switch_costs_the_fee_of_the_new_product_and_no_month_before_it()
    {
        await AProductAsync(AEuroADay() with { Fees = [new FeeSettings("monthly", "Monthly fee", FeeOccasion.Month, 4)] });
        await AProductAsync(AEuroADay() with { Fees = [new FeeSettings("yield", "Yield fee", FeeOccasion.Month, 2.5m)] }, "saver-plus");
        var account = await AnAccountAsync();
        await MoveAsync(account, "10000.00", Start);
        var nextMonth = new DateOnly(Start.Year, Start.Month, 1).AddMonths(1);
        var (first, second) = (LastBusinessDayBefore(nextMonth), LastBusinessDayBefore(nextMonth.AddMonths(1)));

        await StepAsync("charge-fees", first);
        await LiveAsync(Start, days: nextMonth.DayNumber - Start.DayNumber, accrue: false);
        await SwitchAsync(account, "saver-plus");
        await StepAsync("charge-fees", second);

        (await ReadAsync(db => db.FeeCharges.OrderBy(c => c.DueDate).Select(c => c.Code).ToListAsync())).ShouldBe(["monthly", "yield"]);
    }

    private static ProductTerms TwoEurosADay() => new("Saver plus", ["EUR"], new InterestSettings([new TierSettings(7.3m)]));

    private async Task<AccountView> SwitchAsync(AccountView account, string product) =>
        (await Bank.SendAsync(new SwitchProduct(account.AccountId, product, "Asked for by the holder"))).EnsureSuccess();

    private async Task<string?> RefusalAsync(AccountView account, string product) =>
        (await Bank.SendAsync(new SwitchProduct(account.AccountId, product, "Asked for by the holder"))).Failure?.Code;

    private DateOnly LastBusinessDayBefore(DateOnly day)
    {
        var calendar = Bank.Services.GetRequiredService<IBusinessCalendar>();
        var last = Start;
        for (var next = Start; next < day; next = calendar.NextBusinessDay(next))
        {
            last = next;
        }

        return last;
    }

    /// <summary>Closes business days with the steps of interest, the business date moving first, as the close of business does.</summary>
    /// <returns>The business date then.</returns>
    private async Task<DateOnly> LiveAsync(DateOnly from, int days, bool accrue = true)
    {
        var calendar = Bank.Services.GetRequiredService<IBusinessCalendar>();
        var day = from;
        while (day < from.AddDays(days))
        {
            await calendar.OpenNextDayAsync(day, CancellationToken.None);
            if (accrue)
            {
                await CloseAsync(day);
            }

            day = calendar.NextBusinessDay(day);
        }

        return day;
    }
}
