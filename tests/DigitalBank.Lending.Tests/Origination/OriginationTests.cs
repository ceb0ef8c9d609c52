using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.SubLedgers;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Origination;

/// <summary>From the application to the money on the account.</summary>
public class OriginationTests(LendingBank bank) : IClassFixture<LendingBank>
{
    [Fact]
    public async Task A_customer_applies_accepts_and_has_the_money()
    {
        var (account, product) = (await bank.ACustomerAsync(), await bank.AProductAsync());
        using var app = await bank.CustomerAsync(account.HolderPartyId);

        var application = await PostAsync(app, "/api/v1/lending/applications", new
        {
            productCode = product,
            amount = new { amount = "6000.00", currency = "EUR" },
            instalments = 12,
            accountId = account.AccountId,
            purpose = "car",
        });
        application.GetProperty("status").GetString().ShouldBe("offered");
        application.GetProperty("offer").GetProperty("instalment").GetProperty("amount").GetString().ShouldBe("516.40");

        var path = $"/api/v1/lending/applications/{application.GetProperty("applicationId").GetGuid()}/accept";
        var loan = await PostAsync(app, path, new { });
        loan.GetProperty("status").GetString().ShouldBe("running");
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("14000.00");

        using var shown = await app.GetAsync($"/api/v1/lending/loans/{loan.GetProperty("loanId").GetGuid()}");
        var schedule = (await shown.ShouldBeJsonAsync()).GetProperty("schedule");
        schedule.GetArrayLength().ShouldBe(12);
        schedule[11].GetProperty("balanceAfter").GetProperty("amount").GetString().ShouldBe("0.00");
    }

    [Fact]
    public async Task What_a_preview_shows_is_what_the_loan_then_costs_and_nothing_is_stored()
    {
        var charges = new LoanCharges(DisbursementFee: Money.Of("60.00", "EUR"), InstalmentFee: Money.Of("1.50", "EUR"));
        var (account, product) = (await bank.ACustomerAsync(), await bank.AProductAsync(charges: charges));
        using var app = await bank.CustomerAsync(account.HolderPartyId);

        using var answer = await app.GetAsync($"/api/v1/lending/products/{product}/preview?amount=6000.00&instalments=12");
        var preview = (await answer.ShouldBeJsonAsync()).Deserialize<LoanPreview>(BankJson.Options)!;
        (await bank.SendAsync(new ListLoanApplications(account.HolderPartyId, null, null, 10))).EnsureSuccess().ShouldBeEmpty();

        var application = await bank.ApplyAsync(account, product);
        var offer = application.Offer!;
        (preview.AnnualPercentageRate, preview.Instalment, preview.TotalInterest)
            .ShouldBe((offer.AnnualPercentageRate, offer.Instalment, offer.TotalInterest));
        var loan = (await bank.AcceptAsync(application)).EnsureSuccess();
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe($"{8000 + preview.PaidOut.ToDecimal()}");
        (await bank.SendAsync(new GetLoan(loan.LoanId, account.HolderPartyId))).EnsureSuccess().Schedule
            .Select(row => (row.DueDate, row.Principal, row.Interest, row.Fees, row.Outstanding, row.BalanceAfter))
            .ShouldBe(preview.Schedule.Select(row => (row.DueDate, row.Principal, row.Interest, row.Fee, row.Total, row.BalanceAfter)));
    }

    [Theory]
    [InlineData("6000.00", 61, 422, "lending.outside_product")]
    [InlineData("20000.01", 12, 422, "lending.outside_product")]
    [InlineData("-6000.00", 12, 422, "lending.outside_product")]
    [InlineData("6000.001", 12, 400, "lending.preview_amount_invalid")]
    [InlineData("", 12, 400, "lending.preview_amount_invalid")]
    public async Task A_preview_of_what_the_product_does_not_cover_is_refused(string amount, int instalments, int status, string code)
    {
        var product = await bank.AProductAsync();
        using var staff = await bank.StaffAsync("clerk");

        using var answer = await staff.GetAsync($"/staff/v1/lending/products/{product}/preview?amount={amount}&instalments={instalments}");
        await answer.ShouldBeProblemAsync(status, code);
    }

    [Fact]
    public async Task A_product_that_is_not_offered_has_no_preview()
    {
        var product = await bank.AProductAsync();
        (await bank.SendAsync(new PreviewLoan(product, "6000.00", 12))).EnsureSuccess();

        (await bank.SendAsync(new WithdrawLoanProduct(product, IsWithdrawn: true))).EnsureSuccess();
        (await bank.SendAsync(new PreviewLoan(product, "6000.00", 12))).ShouldFailWith("lending.unknown_product");
    }

    [Fact]
    public async Task The_principal_of_a_loan_lies_below_the_control_account_and_the_books_agree()
    {
        var application = await bank.ApplyAsync(await bank.ACustomerAsync(), await bank.AProductAsync());
        var loan = (await bank.AcceptAsync(application)).EnsureSuccess();

        (await bank.BalanceOfAsync(await LedgerAccountOfAsync(loan))).ShouldBe("6000.00");
        var control = (await bank.SendAsync(new ProveSubLedgers())).EnsureSuccess().Single(proof => proof.HeaderCode == "1300");
        control.Holds.ShouldBeTrue();
        control.Control.ToDecimal().ShouldBe(-await OwedToTheBankAsync());
    }

    [Fact]
    public async Task The_same_key_applies_once_and_accepts_once()
    {
        var (account, product) = (await bank.ACustomerAsync(), await bank.AProductAsync());
        var (applyKey, acceptKey) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var first = await bank.ApplyAsync(account, product, key: applyKey);
        var again = await bank.ApplyAsync(account, product, key: applyKey);
        again.ApplicationId.ShouldBe(first.ApplicationId);
        (await bank.TryApplyAsync(account, product, "700.00", key: applyKey)).ShouldFailWith("platform.idempotency_key_reused");

        var loan = (await bank.AcceptAsync(first, acceptKey)).EnsureSuccess();
        (await bank.AcceptAsync(first, acceptKey)).EnsureSuccess().LoanId.ShouldBe(loan.LoanId);
        (await bank.AcceptAsync(first)).EnsureSuccess().LoanId.ShouldBe(loan.LoanId);
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("14000.00");
    }

    [Fact]
    public async Task A_loan_that_runs_counts_as_owed()
    {
        var (account, product) = (await bank.ACustomerAsync(), await bank.AProductAsync());
        (await bank.AcceptAsync(await bank.ApplyAsync(account, product))).EnsureSuccess();

        var second = await bank.ApplyAsync(account, product, "1000.00");
        var inputs = (await bank.SendAsync(new GetDecisionFile(second.ApplicationId))).EnsureSuccess().Inputs;

        inputs.Exposure.ToString().ShouldBe("6000.00 EUR");
        inputs.MonthlyInstalments.ToString().ShouldBe("516.40 EUR");
        inputs.HistoryMonths.ShouldBe(4);
        inputs.MonthlyInflow.ToString().ShouldBe("2000.00 EUR");
    }

    [Fact]
    public async Task What_the_bank_has_offered_counts_towards_the_limit_and_so_does_what_was_accepted_since()
    {
        var (account, product) = (await bank.ACustomerAsync("9000.00"), await bank.AProductAsync());
        var first = await bank.ApplyAsync(account, product, "15000.00", 60);
        var second = await bank.ApplyAsync(account, product, "15000.00", 60);

        second.Offer!.Amount.ToString().ShouldBe("10000.00 EUR");
        second.Reasons.ShouldBe([DecisionReasons.ExposureLimit]);
        (await bank.AcceptAsync(first)).EnsureSuccess();
        (await bank.AcceptAsync(second)).EnsureSuccess();
        (await bank.TryApplyAsync(account, product)).EnsureSuccess().Status.ShouldBe(LoanApplicationStatus.Declined);
    }

    [Fact]
    public async Task A_new_customer_is_decided_by_a_person_who_did_not_apply_for_them()
    {
        var (account, product) = (await bank.ACustomerAsync("4000.00", months: 1), await bank.AProductAsync());
        using var applying = await bank.StaffAsync("supervisor");
        using var reviewing = await bank.StaffAsync("supervisor");
        var application = await PostAsync(applying, "/staff/v1/lending/applications", new
        {
            partyId = account.HolderPartyId,
            productCode = product,
            amount = new { amount = "6000.00", currency = "EUR" },
            instalments = 12,
            accountId = account.AccountId,
        });
        application.GetProperty("status").GetString().ShouldBe("inReview");
        application.GetProperty("reasons")[0].GetProperty("code").GetString().ShouldBe("short_history");

        var path = $"/staff/v1/lending/applications/{application.GetProperty("applicationId").GetGuid()}/review";
        using var own = await applying.PostAsJsonAsync(path, new { isApproved = true, reason = "Known for years" });
        await own.ShouldBeProblemAsync(403, "lending.own_application");
        using var other = await reviewing.PostAsJsonAsync(path, new { isApproved = true, reason = "Known for years" });
        (await other.ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("offered");
        using var again = await reviewing.PostAsJsonAsync(path, new { isApproved = false, reason = "On second thoughts" });
        await again.ShouldBeProblemAsync(409, "lending.not_in_review");
    }

    [Fact]
    public async Task An_offer_ends_and_is_the_applicants_alone()
    {
        var application = await bank.ApplyAsync(await bank.ACustomerAsync(), await bank.AProductAsync(offerDays: 1));

        (await bank.SendAsync(new AcceptOffer(Guid.CreateVersion7(), application.ApplicationId, Guid.CreateVersion7())))
            .ShouldFailWith("lending.unknown_application");
        await bank.NextDayAsync();
        await bank.NextDayAsync();
        (await bank.AcceptAsync(application)).ShouldFailWith("lending.offer_expired");
        (await bank.SendAsync(new WithdrawApplication(application.ApplicationId, application.PartyId))).EnsureSuccess();
        (await bank.AcceptAsync(application)).ShouldFailWith("lending.nothing_offered");
    }

    [Fact]
    public async Task What_does_not_fit_the_product_or_the_applicant_is_refused()
    {
        var (account, stranger, product) = (await bank.ACustomerAsync(months: 0), await bank.ACustomerAsync(months: 0), await bank.AProductAsync());

        (await bank.TryApplyAsync(account, "no-such-product")).ShouldFailWith("lending.unknown_product");
        (await bank.TryApplyAsync(account, product, "20000.01")).ShouldFailWith("lending.outside_product");
        (await bank.TryApplyAsync(account, product, instalments: 61)).ShouldFailWith("lending.outside_product");
        (await bank.TryApplyAsync(account with { AccountId = stranger.AccountId }, product)).ShouldFailWith("accounts.unknown_account");
        (await bank.SendAsync(new WithdrawLoanProduct(product, IsWithdrawn: true))).EnsureSuccess();
        (await bank.TryApplyAsync(account, product)).ShouldFailWith("lending.unknown_product");
    }

    /// <summary>The offer stands again, and once the account takes money it can be accepted.</summary>
    [Fact]
    public async Task An_account_that_takes_no_money_keeps_its_offer()
    {
        var account = await bank.ACustomerAsync();
        var application = await bank.ApplyAsync(account, await bank.AProductAsync());
        var block = (await bank.SendAsync(new PlaceBlock(
            Guid.CreateVersion7(), account.AccountId, AccountBlock.Credits, "Court order"))).EnsureSuccess();

        (await bank.AcceptAsync(application)).IsSuccess.ShouldBeFalse();
        (await bank.SendAsync(new GetLoanApplication(application.ApplicationId, null))).EnsureSuccess().Status.ShouldBe(LoanApplicationStatus.Offered);
        (await bank.SendAsync(new LiftBlock(account.AccountId, block.BlockId, "Order withdrawn"))).EnsureSuccess();
        (await bank.AcceptAsync(application)).EnsureSuccess();
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("14000.00");
    }

    [Fact]
    public async Task A_loan_that_a_crash_left_on_the_way_is_paid_out_once()
    {
        var account = await bank.ACustomerAsync();
        var application = await bank.ApplyAsync(account, await bank.AProductAsync());
        await AcceptWithoutPayingOutAsync(application);
        bank.Clock.Advance(TimeSpan.FromMinutes(2));

        await RunJobAsync();
        await RunJobAsync();

        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("14000.00");
        (await bank.SendAsync(new ListLoans(account.HolderPartyId, null, 10))).EnsureSuccess().Single().Status.ShouldBe(GrantedLoanStatus.Running);
    }

    private async Task AcceptWithoutPayingOutAsync(LoanApplicationView application)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        var (stored, today) = (await db.Applications.SingleAsync(a => a.Id == application.ApplicationId), await bank.TodayAsync());
        var loan = GrantedLoan.Accept(stored, application.Offer!, today, bank.Clock.GetUtcNow());
        stored.Accept(loan.Id, today, bank.Clock.GetUtcNow()).ShouldBeNull();
        db.Loans.Add(loan);
        await db.SaveChangesAsync();
    }

    private async Task RunJobAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IBankJob>().Single(job => job.Name == "disburse-accepted-loans").RunAsync(CancellationToken.None);
    }

    private async Task<long> LedgerAccountOfAsync(LoanView loan)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        return (await db.Loans.SingleAsync(l => l.Id == loan.LoanId)).LedgerAccountId!.Value;
    }

    private async Task<decimal> OwedToTheBankAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return Money.OfMinor(
            await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Loans.SumAsync(l => l.Outstanding), Currency.Of("EUR")).ToDecimal();
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: BankJson.Options) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var response = await client.SendAsync(request);
        return await response.ShouldBeJsonAsync(201);
    }
}
