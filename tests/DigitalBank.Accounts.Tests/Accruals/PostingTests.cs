using System.Net.Http.Json;
using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Products;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;

namespace DigitalBank.Accounts.Tests.Accruals;

public sealed class PostingTests : InterestScene
{
    [Fact]
    public async Task A_deposit_booked_late_with_its_value_date_earns_what_it_would_have_earned_in_time()
    {
        await AProductAsync(AEuroADay());
        var (inTime, late) = (await AnAccountAsync(), await AnAccountAsync());
        foreach (var account in new[] { inTime, late })
        {
            await MoveAsync(account, "1000.00", Start);
        }

        await MoveAsync(inTime, "5000.00", Start);
        await CloseAsync(Start);
        await MoveAsync(late, "5000.00", Start, bookedOn: Start.AddDays(1));
        await MoveAsync(late, "-300.00", Start.AddDays(3));
        await MoveAsync(inTime, "-300.00", Start.AddDays(3));
        var month = new DateOnly(Start.Year, Start.Month, 1).AddMonths(1);

        await CloseEveryDayAsync(Start.AddDays(3), month.AddDays(3), ControlAccountsAgreeAsync);

        (await InterestOfAsync(late)).Postings.Single().Credit.ShouldBe((await InterestOfAsync(inTime)).Postings.Single().Credit);
        (await PositionOfAsync(late)).ShouldBe(await PositionOfAsync(inTime));
    }

    [Fact]
    public async Task Tax_is_kept_back_in_its_components_and_the_customer_gets_the_rest()
    {
        await AProductAsync(AEuroADay(PostingFrequency.Daily) with
        {
            WithholdingTax = [new TaxSettings("income-tax", 25), new TaxSettings("solidarity-surcharge", 5.5m, On: "income-tax")],
        });
        var account = await AnAccountAsync();
        await MoveAsync(account, "1000000.00", Start);

        await CloseAsync(Start);

        var first = (await InterestOfAsync(account)).Postings[^1];
        (first.Credit.ToString(), first.Tax.ToString()).ShouldBe(("100.00 EUR", "26.37 EUR"));
        first.Taxes.Select(tax => tax.Amount.MinorUnits).ShouldBe([2_500, 137], ignoreOrder: true);
        var postings = (await InterestOfAsync(account)).Postings;
        (await OwnAsync("2320")).ShouldBe(postings.Sum(posting => posting.Tax.MinorUnits));
        (
            await Bank
                .BalanceOfAsync(account)).ShouldBe(Money
                .OfMinor(100_000_000 + postings.Sum(p => p.Credit.MinorUnits - p.Tax.MinorUnits), Currency.Eur)
                .ToString());
    }

    [Fact]
    public async Task Debit_interest_is_posted_apart_from_credit_interest_and_by_the_arranged_limit()
    {
        await AProductAsync(new ProductTerms(
            "Current",
            ["EUR"],
            new InterestSettings([new TierSettings(3.65m)], Posting: PostingFrequency.Monthly),
            new OverdraftSettings(ArrangedPercent: 7.3m, UnarrangedPercent: 14.6m, HighestLimit: 20_000m)));
        var account = await AnAccountAsync();
        (
            await Bank.SendAsync(
                new ArrangeOverdraft(
                    account.AccountId, Money.Of("20000.01", "EUR"), "Salary"))).ShouldFailWith("accounts.overdraft_limit_invalid");
        (await Bank.SendAsync(new ArrangeOverdraft(account.AccountId, Money.Of("15000.00", "EUR"), "Salary"))).EnsureSuccess();
        await MoveAsync(account, "10000.00", Start);
        await MoveAsync(account, "-20000.00", Start.AddDays(1));
        var month = new DateOnly(Start.Year, Start.Month, 1).AddMonths(1);

        await CloseEveryDayAsync(Start, month, ControlAccountsAgreeAsync);

        // One euro for the day in credit, two for each day in debit.
        var posting = (await InterestOfAsync(account)).Postings.Single();
        var daysInDebit = month.DayNumber - Start.DayNumber - 1;
        (posting.Credit.MinorUnits, posting.Debit.MinorUnits).ShouldBe((100, 200L * daysInDebit));
        var lines = (await Bank.SendAsync(new GetAccountHistory(account.LedgerAccountId, null, null, null, 50))).EnsureSuccess().Lines;
        lines
            .Where(line => line.Source == "interest")
            .Select(line => line.EventCode)
            .ShouldBe([InterestEvents.CreditPosting, InterestEvents.DebitPosting]);
    }

    [Fact]
    public async Task Interest_that_a_blocked_account_cannot_take_waits_and_is_made_good_to_the_cent()
    {
        await AProductAsync(AEuroADay(PostingFrequency.Daily));
        var (open, blocked) = (await AnAccountAsync(), await AnAccountAsync());
        await MoveAsync(open, "10000.00", Start);
        await MoveAsync(blocked, "10000.00", Start);
        var block = await Bank.BlockAsync(blocked, AccountBlock.All);

        var (_, posted) = await CloseAsync(Start);

        posted.Failed.ShouldBeGreaterThan(0);
        (await InterestOfAsync(open)).Postings.ShouldAllBe(posting => posting.IsBooked);
        (await Bank.BalanceOfAsync(blocked)).ShouldBe("10000.00 EUR");
        var operations = await Bank.StaffAsync(RoleNames.Operations);
        var waiting = await (await operations.GetAsync("/staff/v1/accounts/interest-failures")).ShouldBeJsonAsync();
        waiting.GetProperty("items")[0].GetProperty("code").GetString().ShouldBe("ledger.account_blocked");

        await Bank.LiftAsync(block);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            await (await operations.PostAsJsonAsync($"/staff/v1/accounts/{blocked.AccountId}/interest/retry", new { })).ShouldBeJsonAsync();
        }

        (await InterestOfAsync(blocked)).Postings.ShouldAllBe(posting => posting.IsBooked);
        (await Bank.BalanceOfAsync(blocked)).ShouldBe(await Bank.BalanceOfAsync(open));
        (await (await operations.GetAsync("/staff/v1/accounts/interest-failures")).ShouldBeJsonAsync())
            .GetProperty("items")
            .GetArrayLength()
            .ShouldBe(0);
    }

    [Fact]
    public async Task An_account_is_closed_once_its_interest_is_settled_and_paid_out()
    {
        await AProductAsync(AEuroADay());
        var account = await AnAccountAsync();
        await MoveAsync(account, "10000.00", Start);
        await Bank.CloseTheDayAsync();
        await CloseAsync(Start);
        var today = await Bank.TodayAsync();
        await MoveAsync(account, "-10000.00", today);

        for (var twice = 0; twice < 2; twice++)
        {
            (await Bank.SendAsync(new CloseAccount(account.AccountId, "Customer leaves"))).ShouldFailWith("accounts.balance_not_zero");
            (await InterestOfAsync(account)).Postings.Single().Credit.MinorUnits.ShouldBe(100 * (today.DayNumber - Start.DayNumber));
        }

        await MoveAsync(account, $"-{today.DayNumber - Start.DayNumber}.00", today);
        (await Bank.SendAsync(new CloseAccount(account.AccountId, "Customer leaves")))
            .EnsureSuccess().Status
            .ShouldBe(AccountStatus.Closed);
        (await OwnAsync("2310")).ShouldBe(0);
    }

    [Fact]
    public async Task An_account_whose_product_has_no_interest_says_so()
    {
        var account = await Bank.AnAccountAsync();

        await CloseAsync(Start);

        (await Bank.SendAsync(new GetInterest(account.AccountId))).ShouldFailWith("accounts.no_interest");
        (await Bank.SendAsync(new GetInterest(Guid.CreateVersion7()))).ShouldFailWith("accounts.unknown_account");
    }
}
