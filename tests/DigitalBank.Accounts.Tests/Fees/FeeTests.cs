using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Fees;
using DigitalBank.Accounts.Products;
using DigitalBank.Accounts.Tests.Accruals;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Tests.Fees;

public sealed class FeeTests : InterestScene
{
    private static readonly FeeSettings Monthly = new("monthly", "Monthly fee", FeeOccasion.Month, 4.90m);

    private static readonly FeeSettings Copy = new("statement-copy", "Copy of a statement", FeeOccasion.Event, 2.50m, MostPerMonth: 6m);

    private static readonly FeeSettings Opening = new("opening", "Fee for opening", FeeOccasion.Opening, 9.99m);

    private static readonly FeeSettings Closing = new("closing", "Fee for closing", FeeOccasion.Closing, 7m);

    private DateOnly MonthEnd => new DateOnly(Start.Year, Start.Month, 1).AddMonths(1).AddDays(-1);

    [Fact]
    public async Task A_period_is_charged_once_however_often_the_step_runs()
    {
        var account = await AnAccountWithAsync(Monthly);
        await Bank.CreditAsync(account, "10.00");

        await StepAsync("charge-fees", Start);
        (await Bank.BalanceOfAsync(account)).ShouldBe("10.00 EUR", "the month is not over");
        for (var twice = 0; twice < 2; twice++)
        {
            await StepAsync("charge-fees", MonthEnd);
        }

        (await Bank.BalanceOfAsync(account)).ShouldBe("5.10 EUR");
        (await OwnAsync("4210")).ShouldBe(490);
        (await FeesOfAsync(account)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            fee => fee.DueDate.ShouldBe(MonthEnd), fee => fee.Status.ShouldBe(FeeStatus.Booked));
    }

    [Fact]
    public async Task Missed_months_are_caught_up_in_one_run()
    {
        var account = await AnAccountWithAsync(Monthly);
        await Bank.CreditAsync(account, "100.00");

        await StepAsync("charge-fees", MonthEnd.AddDays(1).AddMonths(2).AddDays(-1));

        (await FeesOfAsync(account)).Select(fee => fee.DueDate).Order().ShouldBe(
            [MonthEnd, MonthEnd.AddDays(1).AddMonths(1).AddDays(-1), MonthEnd.AddDays(1).AddMonths(2).AddDays(-1)]);
        (await Bank.BalanceOfAsync(account)).ShouldBe("85.30 EUR");
    }

    [Fact]
    public async Task A_fee_that_the_account_has_no_money_for_stays_due_until_there_is_some()
    {
        var (poor, rich) = (await AnAccountWithAsync(Monthly), await AnAccountWithAsync(Monthly));
        await Bank.CreditAsync(rich, "10.00");

        (await StepAsync("charge-fees", MonthEnd)).Failed.ShouldBe(1);
        var waiting = (await Bank.SendAsync(new ListFees(AccountId: null, VisibleTo: null, After: null, 10))).EnsureSuccess();
        waiting.ShouldHaveSingleItem().FailureCode.ShouldBe("ledger.insufficient_available_balance");
        (await Bank.BalanceOfAsync(rich)).ShouldBe("5.10 EUR");
        (await Bank.SendAsync(new CloseAccount(poor.AccountId, "Leaves"))).ShouldFailWith("accounts.fees_due");

        await Bank.CreditAsync(poor, "4.90");
        (await StepAsync("charge-fees", MonthEnd)).Failed.ShouldBe(0);
        (await Bank.BalanceOfAsync(poor)).ShouldBe("0.00 EUR");
    }

    [Theory]
    [InlineData("0.00", "due", 500)]
    [InlineData("99.99", "due", 500)]
    [InlineData("100.00", "due", 300)]
    [InlineData("1000.00", "waived", 0)]
    public void The_balance_chooses_the_tier_and_enough_of_it_waives(string balance, string status, long amount)
    {
        var fee = Monthly with { Amount = 5, Tiers = [new FeeTier(100, 3)], WaivedFromBalance = 1000 };

        var charged = fee.ForBalance(Money.Of(balance, "EUR").MinorUnits, Currency.Eur);

        (charged, charged == 0 ? "waived" : "due").ShouldBe((amount, status));
    }

    [Fact]
    public async Task Events_are_charged_once_per_key_and_up_to_the_most_of_the_month()
    {
        var account = await AnAccountWithAsync(Copy);
        await Bank.CreditAsync(account, "100.00");
        var key = Guid.CreateVersion7();

        for (var twice = 0; twice < 2; twice++)
        {
            (await Bank.SendAsync(new ChargeFee(key, account.AccountId, Copy.Code))).EnsureSuccess().Status.ShouldBe(FeeStatus.Booked);
        }

        (await ChargeAsync(account)).Amount.ToString().ShouldBe("2.50 EUR");
        (await ChargeAsync(account)).Amount.ToString().ShouldBe("1.00 EUR");
        (await ChargeAsync(account)).Status.ShouldBe(FeeStatus.Waived);
        (await Bank.BalanceOfAsync(account)).ShouldBe("94.00 EUR");
        (await Bank.SendAsync(new ChargeFee(Guid.CreateVersion7(), account.AccountId, "none"))).ShouldFailWith("accounts.fee_not_offered");
    }

    [Fact]
    public async Task Charges_at_the_same_moment_do_not_pass_the_most_of_the_month_together()
    {
        var account = await AnAccountWithAsync(Copy);
        await Bank.CreditAsync(account, "100.00");

        var charges = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ChargeAsync(account))));

        charges.Sum(charge => charge.Amount.MinorUnits).ShouldBe(600);
        (await Bank.BalanceOfAsync(account)).ShouldBe("94.00 EUR");
    }

    [Fact]
    public async Task The_fee_for_opening_is_due_at_once_and_collected_when_there_is_money()
    {
        var account = await AnAccountWithAsync(Opening);
        (await FeesOfAsync(account)).ShouldHaveSingleItem().Status.ShouldBe(FeeStatus.Due);
        await Bank.CreditAsync(account, "10.00");

        for (var twice = 0; twice < 2; twice++)
        {
            await StepAsync("charge-fees", Start);
        }

        (await Bank.BalanceOfAsync(account)).ShouldBe("0.01 EUR");
        (await Bank.SendAsync(new ChargeFee(Guid.CreateVersion7(), account.AccountId, Opening.Code))).ShouldFailWith("accounts.fee_not_offered");
    }

    [Fact]
    public async Task The_fee_for_closing_is_taken_of_what_is_left_and_only_when_the_closing_goes_through()
    {
        var (account, other) = (await AnAccountWithAsync(Closing), await AnAccountWithAsync(Monthly));
        (await Bank.SendAsync(new CloseAccount(account.AccountId, "Leaves"))).ShouldFailWith("accounts.fees_due");
        await Bank.CreditAsync(account, "10.00");
        (await Bank.SendAsync(new CloseAccount(account.AccountId, "Leaves"))).ShouldFailWith("accounts.balance_not_zero");
        await StepAsync("charge-fees", Start);
        (await Bank.BalanceOfAsync(account)).ShouldBe("10.00 EUR", "a closing that is given up costs nothing");

        (await Bank.SendAsync(new CloseAccount(account.AccountId, "Leaves", other.AccountId))).EnsureSuccess().Status.ShouldBe(AccountStatus.Closed);

        (await Bank.BalanceOfAsync(other)).ShouldBe("3.00 EUR");
        (await FeesOfAsync(account)).ShouldHaveSingleItem().Status.ShouldBe(FeeStatus.Booked);
    }

    [Fact]
    public async Task An_empty_account_is_closed_once_its_fee_for_closing_is_waived()
    {
        var account = await AnAccountWithAsync(Closing);
        (await Bank.SendAsync(new CloseAccount(account.AccountId, "Leaves"))).ShouldFailWith("accounts.fees_due");
        var fee = (await FeesOfAsync(account)).ShouldHaveSingleItem();

        (await Bank.SendAsync(new WaiveFee(account.AccountId, fee.FeeId, "Nothing there"))).EnsureSuccess();

        (await Bank.SendAsync(new CloseAccount(account.AccountId, "Leaves"))).EnsureSuccess().Status.ShouldBe(AccountStatus.Closed);
    }

    [Fact]
    public async Task A_booked_fee_is_reversed_once_and_a_due_one_is_waived()
    {
        var account = await AnAccountWithAsync(Copy);
        var due = await ChargeAsync(account);
        (await Bank.SendAsync(new ReverseFee(account.AccountId, due.FeeId, "Complaint"))).ShouldFailWith("accounts.fee_not_booked");
        (await Bank.SendAsync(new WaiveFee(account.AccountId, due.FeeId, "Good customer"))).EnsureSuccess();
        await Bank.CreditAsync(account, "2.50");
        var booked = await ChargeAsync(account);

        (await Bank.SendAsync(new WaiveFee(account.AccountId, booked.FeeId, "Complaint"))).ShouldFailWith("accounts.fee_not_due");
        for (var twice = 0; twice < 2; twice++)
        {
            (await Bank.SendAsync(new ReverseFee(account.AccountId, booked.FeeId, "Complaint"))).EnsureSuccess().ReversalEntryId.ShouldNotBeNull();
        }

        (await Bank.BalanceOfAsync(account)).ShouldBe("2.50 EUR");
        (await OwnAsync("4210")).ShouldBe(0);
    }

    [Fact]
    public async Task A_run_stopped_at_random_moments_charges_each_account_once()
    {
        const int Seed = 20261122;
        var accounts = new List<AccountView>();
        for (var i = 0; i < 20; i++)
        {
            accounts.Add(await AnAccountWithAsync(Monthly));
            await Bank.CreditAsync(accounts[i], "10.00");
        }

        var random = new Random(Seed);
        var stops = 0;
        for (var commands = random.Next(4); !await StoppedStep.IsDoneAsync(Bank.Services, "charge-fees", MonthEnd, commands); commands += random.Next(4))
        {
            stops++;
        }

        stops.ShouldBeGreaterThan(2);

        foreach (var account in accounts)
        {
            (await Bank.BalanceOfAsync(account)).ShouldBe("5.10 EUR", $"seed {Seed}");
        }
    }

    [Fact]
    public async Task Fees_that_make_no_sense_are_refused()
    {
        foreach (var fee in new[]
        {
            Monthly with { Amount = -1 },
            Monthly with { Amount = 0.001m },
            Monthly with { MostPerMonth = 5 },
            Copy with { WaivedFromBalance = 5 },
            Monthly with { Code = "Monthly" },
            Opening with { MostPerMonth = 5 },
        })
        {
            (await Bank.SendAsync(new AddProduct("senseless", ProductKind.Current, new ProductTerms("Fees", ["EUR"], Fees: [fee]))))
                .ShouldFailWith("accounts.product_fees_invalid");
        }
    }

    private async Task<AccountView> AnAccountWithAsync(FeeSettings fee)
    {
        var code = $"with-{fee.Code}";
        if (!await ReadAsync(db => db.Products.AnyAsync(product => product.Code == code)))
        {
            (await Bank.SendAsync(new AddProduct(code, ProductKind.Current, new ProductTerms("With a fee", ["EUR"], Fees: [fee])))).EnsureSuccess();
        }

        return await AnAccountAsync(code);
    }

    private async Task<FeeView> ChargeAsync(AccountView account) =>
        (await Bank.SendAsync(new ChargeFee(Guid.CreateVersion7(), account.AccountId, Copy.Code))).EnsureSuccess();

    private async Task<IReadOnlyList<FeeView>> FeesOfAsync(AccountView account) =>
        (await Bank.SendAsync(new ListFees(account.AccountId, VisibleTo: null, After: null, 50))).EnsureSuccess();
}
