using System.Net.Http.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Fees;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.Mandates;
using DigitalBank.Accounts.Products;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Deposits;

public sealed class OpenDepositTests : DepositScene
{
    [Fact]
    public async Task The_same_request_again_opens_one_deposit_and_moves_its_money_once()
    {
        await OfferAsync(ATerm());
        var current = await ACustomerAsync("25000.00");
        var order = Order(current, key: Guid.CreateVersion7());

        var first = (await Bank.SendAsync(order)).EnsureSuccess();
        var again = (await Bank.SendAsync(order)).EnsureSuccess();

        again.Deposit.ShouldBe(first.Deposit);
        (await Bank.BalanceOfAsync(current)).ShouldBe("15000.00 EUR");
        (await Bank.SendAsync(order with { TermLength = 12 })).ShouldFailWith("platform.idempotency_key_reused");
    }

    [Fact]
    public async Task A_joint_holder_who_may_pay_alone_deposits_from_the_joint_account()
    {
        await OfferAsync(ATerm());
        var joint = await ACustomerAsync("25000.00");
        var partner = await Bank.APersonAsync();
        var order = Order(joint) with { HolderPartyId = partner.PartyId };
        (await Bank.SendAsync(order)).ShouldFailWith("accounts.unknown_account");

        (await Bank.SendAsync(new AddJointHolder(joint.AccountId, partner.PartyId, 50, "Marriage"))).EnsureSuccess();
        (await Bank.SendAsync(new SetSigningRule(joint.AccountId, SigningRule.AllTogether, "As agreed"))).EnsureSuccess();
        (await Bank.SendAsync(order with { IdempotencyKey = Guid.CreateVersion7() })).ShouldFailWith("accounts.unknown_account");
        (await Bank.SendAsync(new SetSigningRule(joint.AccountId, SigningRule.AnyOne, "As agreed"))).EnsureSuccess();

        var deposit = (await Bank.SendAsync(order with { IdempotencyKey = Guid.CreateVersion7() })).EnsureSuccess();
        (await AccountOfAsync(deposit)).HolderPartyId.ShouldBe(partner.PartyId);
        (await Bank.BalanceOfAsync(joint)).ShouldBe("15000.00 EUR");
    }

    [Fact]
    public async Task What_the_product_does_not_take_is_refused_and_moves_nothing()
    {
        await OfferAsync(ATerm());
        await OfferAsync(InInstalments(), "monthly");
        var current = await ACustomerAsync("2000.00");
        var someoneElses = await ACustomerAsync("2000.00");
        var order = Order(current, "1000.00");

        foreach (var (refused, code) in new (OpenDeposit, string)[]
        {
            (order with { Amount = Money.Of("0.00", "EUR") }, "accounts.deposit_amount_not_positive"),
            (order with { Instruction = 0 }, "accounts.deposit_instruction_unknown"),
            (order with { ProductCode = "none" }, "accounts.unknown_product"),
            (order with { ProductCode = "current" }, "accounts.product_without_term"),
            (order with { Amount = Money.Of("1000.00", "USD") }, "accounts.product_currency"),
            (order with { FundingAccountId = someoneElses.AccountId }, "accounts.unknown_account"),
            (order with { PayoutAccountId = someoneElses.AccountId }, "accounts.unknown_account"),
            (order with { TermLength = 2 }, "accounts.deposit_term_not_offered"),
            (order with { Amount = Money.Of("99.99", "EUR") }, "accounts.deposit_amount_out_of_range"),
            (order with { Amount = Money.Of("1000000.01", "EUR") }, "accounts.deposit_amount_out_of_range"),
            (order with { ProductCode = "monthly", Instruction = MaturityInstruction.RollOverAll }, "accounts.deposit_instruction_not_offered"),
            (order with { Amount = Money.Of("2000.01", "EUR") }, "accounts.deposit_not_enough_money"),
        })
        {
            (await Bank.SendAsync(refused with { IdempotencyKey = Guid.CreateVersion7() })).ShouldFailWith(code);
        }

        (await Bank.BalanceOfAsync(current)).ShouldBe("2000.00 EUR");
        (await ReadAsync(db => db.Deposits.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task An_account_of_a_deposit_product_is_opened_only_for_a_deposit()
    {
        await OfferAsync(ATerm());

        var opened = await Bank.SendAsync(new OpenAccount(Guid.CreateVersion7(), (await Bank.APersonAsync()).PartyId, "term", "EUR"));

        opened.ShouldFailWith("accounts.product_needs_term");
    }

    [Fact]
    public async Task A_deposit_pays_only_to_accounts_that_are_no_deposits()
    {
        await OfferAsync(ATerm());
        var current = await ACustomerAsync();
        var deposit = await DepositAsync(current);

        var other = Order(current) with { PayoutAccountId = deposit.Deposit.AccountId };

        (await Bank.SendAsync(other)).ShouldFailWith("accounts.deposit_account_unsuitable");
    }

    [Fact]
    public async Task New_terms_of_the_product_leave_the_rate_that_was_agreed()
    {
        await OfferAsync(ATerm());
        var deposit = await DepositAsync(await ACustomerAsync());
        var lower = ATerm() with { Interest = new InterestSettings([new TierSettings(0.365m)], Posting: PostingFrequency.AtMaturity) };
        (await Bank.SendAsync(new AddProductVersion("term", Start.AddDays(7), lower))).EnsureSuccess();

        await CloseDepositsAsync(Start, deposit.Terms.Single().Maturity);

        (await ReadAsync(deposit)).Payouts.Single().Amount.ToString()
            .ShouldBe($"{10_000 + deposit.Terms.Single().Maturity.DayNumber - Start.DayNumber}.00 EUR");
    }

    [Fact]
    public async Task A_customer_sees_and_closes_only_deposits_of_their_own()
    {
        await OfferAsync(ATerm());
        var (own, others) = (await ACustomerAsync(), await ACustomerAsync());
        var customer = await Bank.CustomerAsync(own.HolderPartyId);
        customer.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        var body = new { productCode = "term", termLength = 3, amount = new { amount = "500.00", currency = "EUR" }, fundingAccountId = own.AccountId };
        var opened = await (await customer.PostAsJsonAsync("/api/v1/accounts/deposits", body)).ShouldBeJsonAsync(201);
        var id = opened.GetProperty("deposit").GetProperty("depositId").GetGuid();
        var stranger = await Bank.CustomerAsync(others.HolderPartyId);

        await (await customer.GetAsync($"/api/v1/accounts/deposits/{id}/closing-quote")).ShouldBeJsonAsync();
        (await (await customer.GetAsync("/api/v1/accounts/deposit-offers")).ShouldBeJsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
        await (await stranger.GetAsync($"/api/v1/accounts/deposits/{id}")).ShouldBeProblemAsync(404, "accounts.unknown_deposit");
        await (await stranger.GetAsync($"/api/v1/accounts/deposits/{id}/closing-quote")).ShouldBeProblemAsync(404, "accounts.unknown_deposit");
        stranger.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        await (await stranger.PostAsJsonAsync("/api/v1/accounts/deposits", body)).ShouldBeProblemAsync(404, "accounts.unknown_account");
        (await (await stranger.GetAsync("/api/v1/accounts/deposits")).ShouldBeJsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        var staff = await Bank.StaffAsync(RoleNames.Clerk);
        (await (await staff.GetAsync($"/staff/v1/accounts/deposits?holder={own.HolderPartyId}")).ShouldBeJsonAsync())
            .GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task What_a_crash_left_before_the_money_came_is_given_up_on_the_next_day_and_after_it_is_finished()
    {
        await OfferAsync(ATerm());
        var current = await ACustomerAsync("30000.00");
        var (before, after) = (await DepositAsync(current), await DepositAsync(current));
        await ForgetBeginningAsync(after);
        var never = await AgreedOnlyAsync(before);
        await CloseDepositsAsync(Start);

        var report = await FinishDepositsAsync();

        report.ShouldBe((2, 0));
        var finished = await ReadAsync(after);
        finished.Deposit.Status.ShouldBe(DepositStatus.Active);
        finished.Terms.Single().Start.ShouldBe(Start);
        (await Bank.SendAsync(new GetDeposit(never, null))).EnsureSuccess().Deposit.Status.ShouldBe(DepositStatus.Abandoned);
        (await Bank.BalanceOfAsync(current)).ShouldBe("10000.00 EUR");
    }

    [Fact]
    public async Task Money_that_would_come_when_the_bank_has_given_a_deposit_up_is_refused()
    {
        var (late, job, deposit) = await GivingUpAsync();
        Result<DepositView>? carried = null;
        job.Data.BeforeSaving<Deposit>(async () => carried = await late());

        (await job.FinishAsync()).ShouldBeTrue();

        carried!.ShouldFailWith("ledger.account_closed");
        var abandoned = (await Bank.SendAsync(new GetDeposit(deposit, null))).EnsureSuccess();
        abandoned.Deposit.Status.ShouldBe(DepositStatus.Abandoned);
        (await Bank.BalanceOfAsync(await AccountOfAsync(abandoned))).ShouldBe("0.00 EUR");
    }

    [Fact]
    public async Task A_deposit_whose_money_comes_while_the_bank_would_give_it_up_begins()
    {
        var (late, job, deposit) = await GivingUpAsync();
        job.Data.BeforeSaving<Account>(late);

        (await job.FinishAsync()).ShouldBeFalse();

        var begun = (await Bank.SendAsync(new GetDeposit(deposit, null))).EnsureSuccess();
        begun.Deposit.Status.ShouldBe(DepositStatus.Active);
        (await Bank.BalanceOfAsync(await AccountOfAsync(begun))).ShouldBe("10000.00 EUR");
        (await FinishDepositsAsync()).ShouldBe((0, 0));
    }

    [Fact]
    public async Task An_account_that_was_opened_for_a_deposit_given_up_meanwhile_is_closed_again()
    {
        await OfferAsync(ATerm());
        var current = await ACustomerAsync("10000.00");
        var order = Order(current);
        await using var late = Bank.Services.CreateAsyncScope();
        var deposit = await AgreeAsync(late, order);
        await CloseDepositsAsync(Start);

        (await FinishDepositsAsync()).ShouldBe((1, 0));
        var carried = await late.ServiceProvider.GetRequiredService<DepositOpening>().CarryThroughAsync(deposit, order, CancellationToken.None);

        carried.ShouldFailWith("accounts.deposit_abandoned");
        (await Bank.BalanceOfAsync(current)).ShouldBe("10000.00 EUR");
        (await ReadAsync(read => read.Accounts.Where(account => account.ProductCode == "term").Select(account => account.Status).ToListAsync()))
            .ShouldBe([AccountStatus.Closed]);
    }

    [Fact]
    public async Task A_deposit_that_owes_a_fee_is_given_up_all_the_same_and_the_fee_is_waived()
    {
        var (_, job, deposit) = await GivingUpAsync(WithFees());
        var account = await AccountOfAsync((await Bank.SendAsync(new GetDeposit(deposit, null))).EnsureSuccess());
        var payer = await ReadAsync(db => db.Deposits.Select(one => one.PayoutAccountId).SingleAsync());
        await Bank.BlockAsync((await Bank.SendAsync(new GetAccount(payer))).EnsureSuccess(), AccountBlock.All);
        var owed = (await Bank.SendAsync(new ChargeFee(Guid.CreateVersion7(), account.AccountId, "copy"))).EnsureSuccess();
        owed.Status.ShouldBe(FeeStatus.Due);

        (await job.FinishAsync()).ShouldBeTrue();

        (await Bank.SendAsync(new GetDeposit(deposit, null))).EnsureSuccess().Deposit.Status.ShouldBe(DepositStatus.Abandoned);
        (await AccountOfAsync((await Bank.SendAsync(new GetDeposit(deposit, null))).EnsureSuccess())).Status.ShouldBe(AccountStatus.Closed);
        (await ReadAsync(db => db.FeeCharges.Select(fee => fee.Status).ToListAsync())).ShouldBe([FeeStatus.Waived]);
    }

    [Fact]
    public async Task The_fees_of_a_running_deposit_come_from_the_account_to_which_it_is_paid_out()
    {
        await OfferAsync(WithFees());
        var current = await ACustomerAsync("10010.00");
        var account = await AccountOfAsync(await DepositAsync(current));

        (await Bank.SendAsync(new ChargeFee(Guid.CreateVersion7(), account.AccountId, "copy"))).EnsureSuccess().Status.ShouldBe(FeeStatus.Booked);
        await StepAsync("charge-fees", new DateOnly(Start.Year, Start.Month, 1).AddMonths(1).AddDays(-1));

        (await Bank.BalanceOfAsync(account)).ShouldBe("10000.00 EUR");
        (await Bank.BalanceOfAsync(current)).ShouldBe("6.00 EUR");
        (await ReadAsync(db => db.FeeCharges.Select(fee => fee.Status).Distinct().ToListAsync())).ShouldBe([FeeStatus.Booked]);
    }

    private static ProductTerms WithFees() => ATerm() with
    {
        Fees = [new FeeSettings("copy", "Copy of a statement", FeeOccasion.Event, 2.50m), new FeeSettings("month", "Safekeeping", FeeOccasion.Month, 1.50m)],
    };

    /// <summary>A request that has not come to the money yet, and the job that is about to give its deposit up.</summary>
    private async Task<(Func<Task<Result<DepositView>>> Late, Finishing Job, Guid DepositId)> GivingUpAsync(
        ProductTerms? terms = null)
    {
        await OfferAsync(terms ?? ATerm());
        var current = await ACustomerAsync("10000.00");
        var order = Order(current);
        var (request, job) = (Bank.Services.CreateAsyncScope(), Bank.Services.CreateAsyncScope());
        var deposit = await AgreeAsync(request, order);
        var opening = new OpenAccount(deposit.AccountKey, current.HolderPartyId, "term", "EUR") { Origin = "deposits" };
        deposit.AccountOpened((await Bank.SendAsync(opening)).EnsureSuccess());
        await request.ServiceProvider.GetRequiredService<AccountsDbContext>().SaveChangesAsync();
        var db = job.ServiceProvider.GetRequiredService<AccountsDbContext>();
        var read = await db.Deposits.SingleAsync(one => one.Id == deposit.Id);
        return (
            () => request.ServiceProvider.GetRequiredService<DepositOpening>().CarryThroughAsync(deposit, order, CancellationToken.None),
            new Finishing(db, () => job.ServiceProvider.GetRequiredService<DepositOpening>().FinishAsync(read, CancellationToken.None)),
            deposit.Id);
    }

    private sealed record Finishing(AccountsDbContext Data, Func<Task<bool>> FinishAsync);

    private async Task<Deposit> AgreeAsync(AsyncServiceScope scope, OpenDeposit order)
    {
        var db = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        var deposit = Deposit.Agree(order, Guid.CreateVersion7(), TermUnit.Months, Start);
        db.Deposits.Add(deposit);
        await db.SaveChangesAsync();
        return deposit;
    }

    /// <summary>As after a crash between the money and the note of it.</summary>
    private Task<int> ForgetBeginningAsync(DepositView deposit) => ReadAsync(async db =>
    {
        await db.DepositTerms.Where(term => term.DepositId == deposit.Deposit.DepositId).ExecuteDeleteAsync();
        return await db.Deposits
            .Where(one => one.Id == deposit.Deposit.DepositId)
            .ExecuteUpdateAsync(set => set
                .SetProperty(one => one.Status, DepositStatus.Opening)
                .SetProperty(one => one.TermNumber, 0)
                .SetProperty(one => one.MaturesOn, (DateOnly?)null));
    });

    /// <summary>As after a crash before the account was opened.</summary>
    private Task<Guid> AgreedOnlyAsync(DepositView like) => ReadAsync(async db =>
    {
        var summary = like.Deposit;
        var deposit = Deposit.Agree(
            new OpenDeposit(
                Guid.CreateVersion7(), summary.HolderPartyId, summary.ProductCode, summary.TermLength, summary.Amount,
                like.FundingAccountId, null, MaturityInstruction.PayOut),
            Guid.CreateVersion7(), TermUnit.Months, Start);
        db.Deposits.Add(deposit);
        await db.SaveChangesAsync();
        return deposit.Id;
    });

    private async Task<(long Items, long Failed)> FinishDepositsAsync()
    {
        await using var scope = Bank.Services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetServices<IBankJob>().Single(one => one.Name == "finish-deposits");
        var report = await job.RunAsync(CancellationToken.None);
        return (report.Items, report.Failed);
    }
}
