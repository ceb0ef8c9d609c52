using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Impairment;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Servicing;

/// <summary>Loans that run: what is repaid, earned and overdue, and that loans and ledger agree.</summary>
public class ServicingTests(LendingBank bank) : IClassFixture<LendingBank>
{
    [Fact]
    public async Task A_pay_off_quote_is_what_is_then_posted_and_ends_the_loan()
    {
        var (account, loan) = await ALoanAsync();
        await bank.NextDayAsync();
        using var app = await bank.CustomerAsync(account.HolderPartyId);

        using var asked = await app.GetAsync($"/api/v1/lending/loans/{loan.LoanId}/pay-off-quote");
        var quote = (await asked.ShouldBeJsonAsync()).Deserialize<PayOffQuote>(BankJson.Options)!;
        quote.Interest.IsPositive.ShouldBeTrue();
        (await RepayAsync(loan, quote.Amount + Money.Of("0.01", "EUR"))).ShouldFailWith("lending.beyond_pay_off");
        using var paid = await PostAsync(app, $"/api/v1/lending/loans/{loan.LoanId}/repayments", new { amount = quote.Amount });
        (await paid.ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("ended");

        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe((Money.Of("14000.00", "EUR") - quote.Amount).ToAmountText());
        (await PrincipalInLedgerAsync(loan)).ShouldBe("0.00");
        (await RepayAsync(loan, quote.Amount)).ShouldFailWith("lending.loan_not_running");
        await BooksShouldAgreeAsync();
    }

    [Fact]
    public async Task The_same_key_repays_once()
    {
        var (account, loan) = await ALoanAsync();
        var (key, amount) = (Guid.CreateVersion7(), Money.Of("516.40", "EUR"));

        (await RepayAsync(loan, amount, key)).EnsureSuccess().Outstanding.ToString().ShouldBe("5513.60 EUR");
        (await RepayAsync(loan, amount, key)).EnsureSuccess().Outstanding.ToString().ShouldBe("5513.60 EUR");

        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("13483.60");
    }

    [Fact]
    public async Task A_repayment_for_which_there_is_no_money_changes_nothing()
    {
        var (account, loan) = await ALoanAsync();
        (await bank.SendAsync(new PlaceBlock(Guid.CreateVersion7(), account.AccountId, AccountBlock.Debits, "Court order"))).EnsureSuccess();

        (await RepayAsync(loan, Money.Of("516.40", "EUR"))).IsSuccess.ShouldBeFalse();

        (await LoanAsync(loan)).Outstanding.ToString().ShouldBe("6000.00 EUR");
        await BooksShouldAgreeAsync();
    }

    [Fact]
    public async Task A_repayment_that_a_crash_left_on_the_way_is_booked_once()
    {
        var (account, loan) = await ALoanAsync();
        await DecideWithoutBookingAsync(loan, "100.00");
        (await RepayAsync(loan, Money.Of("1.00", "EUR"))).ShouldFailWith("lending.event_on_the_way");

        await RunJobAsync("book-loan-events");
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("14000.00", "whoever asked for it has a minute to book it");
        bank.Clock.Advance(TimeSpan.FromMinutes(1));
        await RunJobAsync("book-loan-events");
        await RunJobAsync("book-loan-events");

        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("13900.00");
        (await LoanAsync(loan)).Outstanding.ToString().ShouldBe("5930.00 EUR");
        await BooksShouldAgreeAsync();
    }

    /// <summary>Whatever is repaid, and whatever the close of business earns in between.</summary>
    [Fact]
    public async Task Loans_and_ledger_agree_after_repayments_and_closes()
    {
        var random = new Random(20261122);
        var (_, first) = await ALoanAsync();
        var (_, second) = await ALoanAsync();
        for (var round = 0; round < 3; round++)
        {
            foreach (var loan in new[] { first, second })
            {
                (await RepayAsync(loan, Money.OfMinor(random.NextInt64(1, 90_000), Currency.Of("EUR")))).EnsureSuccess();
            }

            await StepAsync("service-loans", await bank.TodayAsync());
            await bank.NextDayAsync();
        }

        await BooksShouldAgreeAsync();
        (await StepAsync("service-loans", (await bank.TodayAsync()).AddDays(-1))).Items.ShouldBe(0);
    }

    [Fact]
    public async Task A_loan_that_is_not_repaid_goes_through_the_buckets()
    {
        var (_, loan) = await ALoanAsync();
        var due = loan.StartDate.AddMonths(1);

        await StepAsync("service-loans", due.AddDays(10));
        (await LoanAsync(loan)).Bucket.ShouldBe(ArrearsBucket.UpTo30Days);
        await StepAsync("service-loans", due.AddDays(75));
        var overdue = await LoanAsync(loan);

        overdue.Bucket.ShouldBe(ArrearsBucket.UpTo90Days);
        overdue.DaysPastDue.ShouldBeInRange(75, 80);
        await BooksShouldAgreeAsync();
    }

    [Fact]
    public async Task A_loan_that_cannot_be_worked_out_stops_no_other_and_waits_with_its_reason_until_it_is_put_right()
    {
        var (_, broken) = await ALoanAsync();
        var (_, sound) = await ALoanAsync();
        var terms = await ChangeTermsAsync(broken, "{}");
        using var staff = await bank.StaffAsync("operations");

        (await StepAsync("service-loans", await bank.TodayAsync())).Failed.ShouldBe(1);
        await bank.NextDayAsync();
        (await StepAsync("service-loans", await bank.TodayAsync())).Failed.ShouldBe(1);

        using var listed = await staff.GetAsync("/staff/v1/lending/servicing-failures");
        var waiting = (await listed.ShouldBeJsonAsync()).GetProperty("items").EnumerateArray().Single();
        waiting.GetProperty("loanId").GetGuid().ShouldBe(broken.LoanId);
        waiting.GetProperty("attempts").GetInt32().ShouldBe(2);
        using var refused = await PostAsync(staff, $"/staff/v1/lending/loans/{broken.LoanId}/servicing/retry", new { });
        await refused.ShouldBeProblemAsync(409, "lending.loan_not_serviced");
        (await InterestAccruedAsync(sound)).ShouldBeGreaterThan(0);

        await ChangeTermsAsync(broken, terms);
        await bank.NextDayAsync();
        (await StepAsync("service-loans", (await bank.TodayAsync()).AddDays(-1))).Failed.ShouldBe(0);

        // The days that were missed have been caught up with.
        (await InterestAccruedAsync(broken)).ShouldBe(await InterestAccruedAsync(sound));
        (await bank.SendAsync(new ListServicingFailures(null, 10))).EnsureSuccess().ShouldBeEmpty();
        await BooksShouldAgreeAsync();
    }

    [Fact]
    public async Task A_person_may_try_a_loan_again_that_was_put_right()
    {
        var (_, loan) = await ALoanAsync();
        var terms = await ChangeTermsAsync(loan, "{}");
        await StepAsync("service-loans", await bank.TodayAsync());
        await bank.NextDayAsync();
        await ChangeTermsAsync(loan, terms);
        var number = await LeaveAnEventOnItsWayAsync(loan);
        (await bank.SendAsync(new RetryServicing(loan.LoanId))).ShouldFailWith("lending.event_on_the_way");
        await ForgetEventAsync(loan, number);

        (await bank.SendAsync(new RetryServicing(loan.LoanId))).EnsureSuccess();

        (await InterestAccruedAsync(loan)).ShouldBeGreaterThan(0);
        (await bank.SendAsync(new ListServicingFailures(null, 10))).EnsureSuccess().ShouldBeEmpty();
        await BooksShouldAgreeAsync();
    }

    /// <summary>The broken mapping can be replaced for later days only; what it has left waiting is booked by the one that follows it.</summary>
    [Fact]
    public async Task A_mapping_that_names_no_account_keeps_its_product_waiting_and_stops_neither_the_others_nor_the_close()
    {
        var ((_, broken), (_, sound)) = (await ALoanAsync(), await ALoanAsync());
        (await bank.SendAsync(new SetImpairment(broken.ProductCode, null, new ImpairmentParameters(2, 8, 30, 60, 45, 5)))).EnsureSuccess();
        await MapFromTomorrowAsync(broken, income: null, allowance: null);
        await bank.NextDayAsync();

        var report = await StepAsync("service-loans", await bank.TodayAsync());
        report.Failed.ShouldBe(1);
        report.Note.ShouldNotBeNull().ShouldContain(broken.ProductCode);
        (await InterestAccruedAsync(sound)).ShouldBeGreaterThan(0);
        (await StepAsync("provide-for-loans", await bank.TodayAsync())).Failed.ShouldBe(1);
        (await bank.SendAsync(new RetryServicing(broken.LoanId))).ShouldFailWith("lending.interest_not_mapped");
        (await bank.SendAsync(new RetryServicing(sound.LoanId))).EnsureSuccess();

        await MapFromTomorrowAsync(broken, income: "4130", allowance: "1390");
        await bank.NextDayAsync();
        (await StepAsync("service-loans", await bank.TodayAsync())).Failed.ShouldBe(0);
        (await StepAsync("provide-for-loans", await bank.TodayAsync())).Failed.ShouldBe(0);
        await BooksShouldAgreeAsync();
    }

    [Fact]
    public async Task Whatever_staff_do_with_a_loan_is_booked_and_the_books_agree()
    {
        var (account, loan) = await ALoanAsync(new LoanCharges(DisbursementFee: Money.Of("60.00", "EUR")));
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("13940.00");
        using var staff = await bank.StaffAsync("supervisor");
        var day = $"{loan.StartDate:yyyy-MM-dd}";

        (await HappenAsync(staff, loan, "payments", new { amount = Eur("516.40"), date = day, reason = "Cash at the counter" })).ShouldBe(200);
        (await HappenAsync(staff, loan, "charges", new { component = "fee", name = "copy", amount = Eur("8.00"), reason = "Asked for" })).ShouldBe(200);
        (await HappenAsync(staff, loan, "waivers", new { @event = 2, reason = "Goodwill" })).ShouldBe(200);
        (await HappenAsync(staff, loan, "chargebacks", new { @event = 1, amount = Eur("100.00"), reason = "Disputed" })).ShouldBe(200);
        var due = $"{loan.StartDate.AddMonths(3):yyyy-MM-dd}";
        (await HappenAsync(staff, loan, "reschedules", new { from = due, principalGrace = 2, annualPercent = 5, reason = "Lost the job" })).ShouldBe(200);
        (await HappenAsync(staff, loan, "payments", new { amount = Eur("50.00"), reason = "Wrong loan" })).ShouldBe(200);
        (await HappenAsync(staff, loan, "reversals", new { @event = 6, reason = "Wrong loan" })).ShouldBe(200);
        (await HappenAsync(staff, loan, "waivers", new { @event = 2, reason = "Twice" })).ShouldBe(409);
        await BooksShouldAgreeAsync();
        (await HappenAsync(staff, loan, "payments", new { amount = Eur("7000.00"), reason = "By the employer" })).ShouldBe(200);
        await BooksShouldAgreeAsync();
        var overpaid = await LoanAsync(loan);
        overpaid.Status.ShouldBe(GrantedLoanStatus.Overpaid);
        (await HappenAsync(staff, loan, "refunds", new { amount = overpaid.CreditBalance, reason = "Asked for" })).ShouldBe(200);

        (await LoanAsync(loan)).Status.ShouldBe(GrantedLoanStatus.Ended);
        using var listed = await staff.GetAsync($"/staff/v1/lending/loans/{loan.LoanId}/events");
        var events = (await listed.ShouldBeJsonAsync()).GetProperty("items").EnumerateArray().ToList();
        events.ConvertAll(one => one.GetProperty("kind").GetString()).ShouldBe(
            ["repayment", "charge", "waiver", "chargeback", "reschedule", "repayment", "reversal", "repayment", "refund"]);

        (await bank.SendAsync(new ListLoanEvents(loan.LoanId, loan.PartyId, 0, 10))).EnsureSuccess().ShouldAllBe(one => one.Reason == null);

        // No interest has been earned on the day of the disbursement, so the borrower has paid the principal and nothing else.
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("7940.00");
        (await PrincipalInLedgerAsync(loan)).ShouldBe("0.00");
        await BooksShouldAgreeAsync();
    }

    [Fact]
    public async Task A_penalty_charged_at_the_close_is_owed_by_the_pay_off_and_shown_in_the_schedule()
    {
        var rule = new LatePenaltyRule(Money.Of("12.00", "EUR"), GraceDays: 3);
        var (_, loan) = await ALoanAsync(new LoanCharges(LatePenalty: rule));

        await StepAsync("service-loans", loan.StartDate.AddMonths(1).AddDays(10));
        await StepAsync("service-loans", loan.StartDate.AddMonths(1).AddDays(11));

        var schedule = (await bank.SendAsync(new GetLoan(loan.LoanId, null))).EnsureSuccess().Schedule;
        schedule.Sum(one => one.Penalties.MinorUnits).ShouldBe(1200);
        (await bank.SendAsync(new ListLoanEvents(loan.LoanId, null, 0, 10))).EnsureSuccess().Single().Kind.ShouldBe(LoanEventKind.LatePenalty);
        await BooksShouldAgreeAsync();
    }

    private async Task MapFromTomorrowAsync(LoanView loan, string? income, string? allowance)
    {
        var tomorrow = (await bank.TodayAsync()).AddDays(1);
        (await bank.SendAsync(new SetMapping(loan.ProductCode, LoanLedger.InterestEvent, "EUR", tomorrow, "1530", income))).EnsureSuccess();
        (await bank.SendAsync(new SetMapping(loan.ProductCode, LoanProvisioning.ProvisionEvent, "EUR", tomorrow, "5320", allowance))).EnsureSuccess();
    }

    private static object Eur(string amount) => new { amount, currency = "EUR" };

    private static async Task<int> HappenAsync(HttpClient staff, LoanView loan, string path, object body)
    {
        using var answer = await PostAsync(staff, $"/staff/v1/lending/loans/{loan.LoanId}/{path}", body);
        return (int)answer.StatusCode;
    }

    /// <returns>The terms as they were.</returns>
    private async Task<string> ChangeTermsAsync(LoanView loan, string changed)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        var terms = await db.ProductVersions.Where(v => v.ProductCode == loan.ProductCode).Select(v => v.Terms).SingleAsync();
        await db.ProductVersions.Where(v => v.ProductCode == loan.ProductCode).ExecuteUpdateAsync(set => set.SetProperty(v => v.Terms, changed));
        return terms;
    }

    private async Task<int> LeaveAnEventOnItsWayAsync(LoanView view)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        var today = await bank.TodayAsync();
        var charge = new LoanEvent
        {
            Id = Guid.CreateVersion7(),
            LoanId = view.LoanId,
            Number = 900,
            Key = Guid.CreateVersion7(),
            Kind = LoanEventKind.Charge,
            Date = today,
            BookingDate = today,
            Amount = 5_00,
            Details = "{}",
            RecordedBy = "test",
            Change = LoanChange.None,
            Fresh = LoanIncome.None,
            DaysPastDue = 0,
            EndsLoan = false,
        };
        db.Events.Add(charge);
        await db.SaveChangesAsync();
        return charge.Number;
    }

    private async Task ForgetEventAsync(LoanView view, int number)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        await db.Events.Where(e => e.LoanId == view.LoanId && e.Number == number).ExecuteDeleteAsync();
    }

    private async Task<long> InterestAccruedAsync(LoanView loan)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        return await db.Loans.Where(l => l.Id == loan.LoanId).Select(l => l.Accrued.Interest).SingleAsync();
    }

    private async Task<(AccountView Account, LoanView Loan)> ALoanAsync(LoanCharges? charges = null)
    {
        var account = await bank.ACustomerAsync();
        return (account, (await bank.AcceptAsync(await bank.ApplyAsync(account, await bank.AProductAsync(charges: charges)))).EnsureSuccess());
    }

    private Task<Result<LoanView>> RepayAsync(LoanView loan, Money amount, Guid? key = null) =>
        bank.SendAsync(new RepayLoan(key ?? Guid.CreateVersion7(), loan.LoanId, loan.PartyId, amount));

    private async Task<LoanView> LoanAsync(LoanView loan) => (await bank.SendAsync(new GetLoan(loan.LoanId, null))).EnsureSuccess().Loan;

    /// <summary>Each loan's principal is its ledger account's balance; what is earned and not paid is the balance of accrued interest.</summary>
    private async Task BooksShouldAgreeAsync()
    {
        (await StepAsync("prove-loans", await bank.TodayAsync())).Failed.ShouldBe(0);
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        var loans = await db.Loans.AsNoTracking().ToListAsync();
        (await OwnAsync("1530")).ShouldBe(loans.Sum(loan => loan.Owed.Interest));
        (await OwnAsync("1531")).ShouldBe(loans.Sum(loan => loan.Owed.Fees));
        (await OwnAsync("1532")).ShouldBe(loans.Sum(loan => loan.Owed.Penalties));
        (await OwnAsync("2330")).ShouldBe(loans.Sum(loan => loan.CreditBalance));
        (await OwnAsync("4130")).ShouldBe(loans.Sum(loan => loan.Accrued.Interest));
        (await OwnAsync("4132")).ShouldBe(loans.Sum(loan => loan.Accrued.Penalties));
    }

    private async Task<long> OwnAsync(string code)
    {
        var account = (await bank.SendAsync(new FindLedgerAccount(code, "EUR"))).EnsureSuccess();
        return Money.Of(await bank.BalanceOfAsync(account.LedgerAccountId), "EUR").MinorUnits;
    }

    private async Task<string> PrincipalInLedgerAsync(LoanView loan)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        return await bank.BalanceOfAsync((await db.Loans.SingleAsync(l => l.Id == loan.LoanId)).LedgerAccountId!.Value);
    }

    private async Task DecideWithoutBookingAsync(LoanView view, string amount)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        var loan = await db.Loans.SingleAsync(l => l.Id == view.LoanId);
        var terms = (await db.ProductVersions.SingleAsync(v => v.ProductCode == loan.ProductCode)).ReadTerms();
        var decided = new LoanDecision(terms, loan, [], await bank.TodayAsync())
            .Decide(new LoanEventDraft(LoanEventKind.Repayment, Money.Of(amount, "EUR")), Guid.CreateVersion7(), "tests").EnsureSuccess();
        decided.DecidedAt = bank.Clock.GetUtcNow();
        loan.Decided(decided.Number);
        db.Events.Add(decided);
        await db.SaveChangesAsync();
    }

    private async Task<StepReport> StepAsync(string name, DateOnly closingDate)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(step => step.Name == name)
            .RunAsync(closingDate, CancellationToken.None);
    }

    private async Task RunJobAsync(string name)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IBankJob>().Single(job => job.Name == name).RunAsync(CancellationToken.None);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: BankJson.Options) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await client.SendAsync(request);
    }
}
