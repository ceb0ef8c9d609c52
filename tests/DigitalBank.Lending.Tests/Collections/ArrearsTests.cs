using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Lending.Collections;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Collections;

/// <summary>Loans in arrears in the bank's books: cases, reminders, promises and pauses from the close of business to the borrower.</summary>
public class ArrearsTests(LendingBank bank) : IClassFixture<LendingBank>
{
    private static readonly CollectionTerms Terms = new([new ReminderLevel(8, "{overdue} are overdue.", Money.Of("7.50", "EUR"))]);

    [Fact]
    public async Task The_borrower_reads_the_reminder_owes_its_fee_and_the_case_is_closed_when_the_arrears_are_paid()
    {
        var loan = await ALoanAsync();
        await CloseAsync(loan, days: 10);
        await CloseAsync(loan, days: 10);
        var one = await CaseAsync(loan);
        (one.IsOpen, one.Bucket, one.Overdue.ToString(), one.Reminders).ShouldBe((true, ArrearsBucket.UpTo30Days, "516.40 EUR", 1));

        using var app = await bank.CustomerAsync(loan.PartyId);
        using var told = await app.GetAsync($"/api/v1/lending/loans/{loan.LoanId}/reminders");
        var reminder = (await told.ShouldBeJsonAsync()).GetProperty("items").EnumerateArray().Single().Deserialize<ReminderView>(BankJson.Options)!;
        (reminder.Text, reminder.Fee.ToString()).ShouldBe(("516.40 EUR are overdue.", "7.50 EUR"));
        using var elses = await app.GetAsync($"/api/v1/lending/loans/{(await ALoanAsync()).LoanId}/reminders");
        await elses.ShouldBeProblemAsync(404, "lending.unknown_loan");

        var promise = (await bank.SendAsync(new NotePromise(one.CaseId, Eur("516.40"), (await bank.TodayAsync()).AddDays(30)))).EnsureSuccess();
        (await bank.SendAsync(new NotePromise(one.CaseId, Eur("1.00"), promise.Day))).ShouldFailWith("lending.promise_open");
        (await bank.SendAsync(new RepayLoan(Guid.CreateVersion7(), loan.LoanId, loan.PartyId, Eur("600.00")))).EnsureSuccess();
        await CloseAsync(loan, days: 15);

        var file = (await bank.SendAsync(new GetArrearsCase(one.CaseId))).EnsureSuccess();
        (file.Case.IsOpen, file.Promises.Single().Status, file.Tags.Count, file.Instalments.Count).ShouldBe((false, PromiseStatus.Kept, 1, 0));
        (await bank.SendAsync(new TakeArrearsCase(one.CaseId))).ShouldFailWith("lending.arrears_case_closed");
        (await OwedAsync(loan)).Fees.ShouldBe(0, "the fee was paid with the repayment, before the instalment");
        (await StepAsync("prove-loans", await bank.TodayAsync())).Failed.ShouldBe(0);

        await CloseAsync(loan, days: 45);
        (await CaseAsync(loan)).ShouldSatisfyAllConditions(next => next.Number.ShouldBe(2), next => next.Reminders.ShouldBe(1));
    }

    [Fact]
    public async Task A_loan_that_cannot_be_worked_out_waits_for_a_person_and_costs_the_others_nothing()
    {
        var (broken, sound) = (await ALoanAsync(), await ALoanAsync());
        await StepAsync("service-loans", broken.StartDate.AddMonths(1).AddDays(10));
        await BreakAsync(broken);

        (await StepAsync("work-arrears", broken.StartDate.AddMonths(1).AddDays(10))).Failed.ShouldBe(1);

        (await CaseAsync(sound)).Reminders.ShouldBe(1);
        (await CaseAsync(broken)).Reminders.ShouldBe(0);
        (await bank.SendAsync(new ListServicingFailures(null, 200))).EnsureSuccess().ShouldContain(failure => failure.LoanId == broken.LoanId);
        await MendAsync(broken);
        (await StepAsync("work-arrears", broken.StartDate.AddMonths(1).AddDays(10))).Items.ShouldBe(1, "what was done is passed over");
        (await CaseAsync(broken)).Reminders.ShouldBe(1);
    }

    [Fact]
    public async Task Staff_take_a_case_write_down_what_was_said_and_plan_what_is_next()
    {
        var loan = await ALoanAsync();
        await CloseAsync(loan, days: 3);
        var path = $"/staff/v1/lending/arrears-cases/{(await CaseAsync(loan)).CaseId}";
        using var operations = await bank.StaffAsync("operations");
        using var supervisor = await bank.StaffAsync("supervisor");
        var today = await bank.TodayAsync();

        using var taken = await operations.PostAsync($"{path}/take", null);
        var owner = (await taken.ShouldBeJsonAsync()).GetProperty("owner").GetString();
        using var mine = await operations.GetAsync($"/staff/v1/lending/arrears-cases?bucket=upTo30Days&isOpen=true&owner={owner}");
        (await mine.ShouldBeJsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
        using var other = await supervisor.PostAsync($"{path}/take", null);
        await other.ShouldBeProblemAsync(409, "lending.arrears_case_taken");
        using var past = await operations.PutAsJsonAsync($"{path}/next-action", new { action = "call", day = today.AddDays(-1) });
        await past.ShouldBeProblemAsync(400, "lending.next_action_invalid");
        using var planned = await operations.PutAsJsonAsync($"{path}/next-action", new { action = "call", day = today });
        (await planned.ShouldBeJsonAsync()).GetProperty("nextAction").GetString().ShouldBe("call");
        using var noted = await operations.PostAsJsonAsync($"{path}/notes", new { text = "On sick leave until May" });
        await noted.ShouldBeJsonAsync(201);
        using var read = await supervisor.GetAsync($"{path}/notes");
        (await read.ShouldBeJsonAsync()).GetProperty("items").EnumerateArray().Single().GetProperty("text").GetString().ShouldBe("On sick leave until May");
        using var forbidden = await operations.PutAsJsonAsync($"{path}/owner", new { owner = (string?)null });
        forbidden.StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        using var given = await supervisor.PutAsJsonAsync($"{path}/owner", new { owner = (string?)null });
        (await given.ShouldBeJsonAsync()).GetProperty("owner").ValueKind.ShouldBe(JsonValueKind.Null);

        using var paused = await PostAsync(operations, $"/staff/v1/lending/loans/{loan.LoanId}/pauses", new { lastDay = today.AddDays(30), reason = "Illness" });
        paused.StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        using var allowed = await PostAsync(supervisor, $"/staff/v1/lending/loans/{loan.LoanId}/pauses", new { lastDay = today.AddDays(60), reason = "Illness" });
        await allowed.ShouldBeJsonAsync();
        await CloseAsync(loan, days: 20);
        (await CaseAsync(loan)).Reminders.ShouldBe(0);
        (await bank.SendAsync(new ListLoanEvents(loan.LoanId, null, 0, 10))).EnsureSuccess().Single().Reason.ShouldBe("Illness");
    }

    private static Money Eur(string amount) => Money.Of(amount, "EUR");

    private async Task<LoanView> ALoanAsync() =>
        (await bank.AcceptAsync(await bank.ApplyAsync(await bank.ACustomerAsync(), await bank.AProductAsync(collections: Terms)))).EnsureSuccess();

    /// <summary>The close of the day so many days after the first instalment fell due.</summary>
    private async Task CloseAsync(LoanView loan, int days)
    {
        var closingDate = loan.StartDate.AddMonths(1).AddDays(days);
        await StepAsync("service-loans", closingDate);
        await StepAsync("work-arrears", closingDate);
    }

    private async Task<StepReport> StepAsync(string name, DateOnly closingDate)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(step => step.Name == name)
            .RunAsync(closingDate, CancellationToken.None);
    }

    /// <summary>The loan's last case.</summary>
    private async Task<ArrearsCaseView> CaseAsync(LoanView loan) =>
        (await bank.SendAsync(new ListArrearsCases(null, null, null, null, 200))).EnsureSuccess().Where(one => one.LoanId == loan.LoanId).MaxBy(one => one.Number)!;

    private async Task<LoanIncome> OwedAsync(LoanView loan)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Loans.SingleAsync(l => l.Id == loan.LoanId)).Owed;
    }

    /// <summary>A waiver of a charge that there is not.</summary>
    private async Task BreakAsync(LoanView loan)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        db.Events.Add(new LoanEvent
        {
            Id = Guid.CreateVersion7(),
            LoanId = loan.LoanId,
            Number = 99,
            Key = Guid.CreateVersion7(),
            Kind = LoanEventKind.Waiver,
            Date = loan.StartDate,
            BookingDate = loan.StartDate,
            Amount = 1,
            Target = 98,
            Details = "{}",
            RecordedBy = "tests",
            Change = LoanChange.None,
            Fresh = LoanIncome.None,
            DaysPastDue = 0,
            EndsLoan = false,
            IsBooked = true,
        });
        await db.SaveChangesAsync();
    }

    private async Task MendAsync(LoanView loan)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Events.Where(e => e.LoanId == loan.LoanId && e.Number == 99).ExecuteDeleteAsync();
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: BankJson.Options) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await client.SendAsync(request);
    }
}
