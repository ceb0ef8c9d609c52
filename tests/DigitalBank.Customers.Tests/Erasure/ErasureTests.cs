using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Customers.Contracts.Consents;
using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Contracts.Onboarding;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.Customers.Erasure;
using DigitalBank.Customers.Export;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Customers.Tests.Erasure;

public sealed class ErasureTests(BankFixture bank) : IClassFixture<BankFixture>
{
    private static readonly string[] Passport =
        ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F3004157ZE184226B<<<<<16"];

    [Fact]
    public async Task What_need_not_be_kept_goes_at_once_and_the_rest_in_its_time()
    {
        var anna = await AnnaAsync();
        var account = (await bank.SendAsync(new OpenAccount(Guid.CreateVersion7(), anna, "current", "EUR"))).EnsureSuccess();
        (await bank.SendAsync(new CloseAccount(account.AccountId, "Moves away"))).EnsureSuccess();
        var request = await AskAndApproveAsync(anna);
        var closedOn = await TodayAsync();

        await RunAsync();

        var receipt = (await RequestAsync(anna)).Receipt;
        receipt.Where(line => line.ErasedOn == closedOn).Select(line => line.What).ShouldBe(["contact-details", "log-in"], ignoreOrder: true);
        receipt.Single(line => line.What == "due-diligence").KeptUntil.ShouldBe(closedOn.AddYears(5));
        receipt.Single(line => line.What == "holder-names").KeptUntil.ShouldBe(closedOn.AddYears(10));
        (await bank.SendAsync(new GetParty(anna))).EnsureSuccess().ShouldSatisfyAllConditions(
            party => party.Email.ShouldBeNull(),
            party => party.Name.ShouldBe("Anna Maria Eriksson", "due diligence is kept for five years"));

        await RunAsync(closedOn.AddYears(5));

        var party = (await bank.SendAsync(new GetParty(anna))).EnsureSuccess();
        (party.Name, party.Reference).ShouldBe((ErasedParty.Name, $"erased-{anna:N}"));
        party.ErasedAt.ShouldNotBeNull();
        (await bank.SendAsync(new ListParties("Eriksson", null, null, null, 10))).EnsureSuccess().ShouldBeEmpty("no blind index is left");
        (await bank.SendAsync(new CheckConsent(anna, "credit-bureau", "accounts.transactions"))).EnsureSuccess().IsGiven.ShouldBeFalse();
        (await RowsOnAsync(anna)).ShouldBe(0);
        (await HolderNameAsync(account.AccountId)).ShouldBe("Anna Maria Eriksson", "the books are kept for ten years");
        (await RequestAsync(anna)).Status.ShouldBe(ErasureStatus.Approved);

        await RunAsync(closedOn.AddYears(10));

        (await HolderNameAsync(account.AccountId)).ShouldBe(ErasedParty.Name);
        var completed = await RequestAsync(anna);
        (completed.RequestId, completed.Status).ShouldBe((request, ErasureStatus.Completed));
        completed.Receipt.Single(line => line.What == "contact-details").ErasedOn.ShouldBe(closedOn, "the day it went, not that of the last look");
        (await RunAsync(closedOn.AddYears(11))).Items.ShouldBe(0);
    }

    [Fact]
    public async Task A_legal_hold_stops_it_until_it_is_lifted()
    {
        var person = await APersonAsync();
        await AskAndApproveAsync(person);
        var hold = (await bank.SendAsync(new PlaceLegalHold(person, "Case 12/2026", "Legal department"))).EnsureSuccess();

        (await RunAsync()).Failed.ShouldBeGreaterThanOrEqualTo(1);
        (await EmailAsync(person)).ShouldNotBeNull();

        (await bank.SendAsync(new LiftLegalHold(hold.HoldId, "Case closed"))).EnsureSuccess();
        await RunAsync();
        (await EmailAsync(person)).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_erases_a_customer_alone()
    {
        var person = await APersonAsync();
        var (first, second) = (await bank.StaffAsync(RoleNames.Supervisor), await bank.StaffAsync(RoleNames.Supervisor));
        using var asked = await first.PostAsJsonAsync($"/staff/v1/customers/{person}/erasures", new { reason = "Letter of 3 November" });
        var id = (await asked.ShouldBeJsonAsync()).GetProperty("requestId").GetGuid();

        using var alone = await first.PostAsync($"/staff/v1/customers/erasures/{id}/approve", null);
        using var together = await second.PostAsync($"/staff/v1/customers/erasures/{id}/approve", null);

        await alone.ShouldBeProblemAsync(403, "customers.second_person");
        (await together.ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("approved");
    }

    [Fact]
    public async Task A_customer_asks_and_two_of_the_staff_agree()
    {
        var person = await APersonAsync();
        using var customer = await bank.CustomerAsync(person);
        using var asked = await customer.PostAsJsonAsync("/api/v1/me/erasure", new { reason = "I bank elsewhere" });
        var id = (await asked.ShouldBeJsonAsync()).GetProperty("requestId").GetGuid();

        var first = await bank.StaffAsync(RoleNames.Supervisor);
        using var one = await first.PostAsync($"/staff/v1/customers/erasures/{id}/approve", null);
        using var again = await first.PostAsync($"/staff/v1/customers/erasures/{id}/approve", null);
        using var two = await (await bank.StaffAsync(RoleNames.Supervisor)).PostAsync($"/staff/v1/customers/erasures/{id}/approve", null);

        (await one.ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("requested");
        await again.ShouldBeProblemAsync(403, "customers.second_person");
        (await two.ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("approved");
        await RunAsync();
        (await customer.GetAsync("/api/v1/me")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized, "the log-in is gone");
    }

    [Fact]
    public async Task As_long_as_an_account_is_open_nothing_is_asked_for()
    {
        var person = await APersonAsync();
        (await bank.SendAsync(new OpenAccount(Guid.CreateVersion7(), person, "current", "EUR"))).EnsureSuccess();

        (await bank.SendAsync(new RequestErasure(person, "Please"))).ShouldFailWith("customers.dealings_go_on");
    }

    [Fact]
    public async Task An_export_after_the_erasure_says_what_is_kept_and_why()
    {
        var person = await APersonAsync();
        await AskAndApproveAsync(person);
        await RunAsync();

        var export = (await bank.SendAsync(new ExportPersonalData(person))).EnsureSuccess();

        var text = JsonSerializer.Serialize(export.Parts["erasures"], Platform.BankJson.Options);
        text.ShouldContain("Directive (EU) 2015/849, article 40");
        text.ShouldContain("\"what\":\"contact-details\"");
    }

    [Fact]
    public async Task Stopped_half_way_the_next_run_ends_it()
    {
        var person = await APersonAsync();
        await AskAndApproveAsync(person);
        var today = await TodayAsync();
        await using (var scope = bank.Services.CreateAsyncScope())
        {
            // One keeper has done its part when the process dies: the request knows nothing of it.
            await scope.ServiceProvider.GetServices<IPersonalDataKeeper>().Single(keeper => keeper.Part == "customers")
                .EraseAsync(person, today, today, CancellationToken.None);
        }

        await RunAsync();

        (await RequestAsync(person)).Receipt.ShouldContain(line => line.What == "contact-details" && line.ErasedOn == today);
    }

    private async Task<Guid> AnnaAsync()
    {
        var applicant = new Applicant(
            "Anna Maria", "Eriksson", new DateOnly(1974, 8, 12), "SE", $"{Guid.NewGuid():N}@example.test", null, null,
            new ApplicantDocument(TravelDocumentKind.Passport, [0xFF, 0xD8, 0xFF, 1], Passport), false, false,
            [new ApplicantConsent("credit-bureau", ["accounts.transactions"], "2026-11", null)]);
        return (await bank.SendAsync(new TakeInPerson(Guid.NewGuid().ToString("N"), applicant))).EnsureSuccess().PartyId;
    }

    private async Task<Guid> APersonAsync() => (await bank.SendAsync(new RegisterPerson(
        Guid.NewGuid().ToString("N"), "Gone", "Tomorrow", null, "DE", $"{Guid.NewGuid():N}@example.test"))).EnsureSuccess().PartyId;

    private async Task<Guid> AskAndApproveAsync(Guid partyId)
    {
        var request = (await bank.SendAsync(new RequestErasure(partyId, "Letter"))).EnsureSuccess();
        var supervisor = await bank.StaffAsync(RoleNames.Supervisor);
        using var approved = await supervisor.PostAsync($"/staff/v1/customers/erasures/{request.RequestId}/approve", null);
        await approved.ShouldBeJsonAsync();
        return request.RequestId;
    }

    /// <param name="date">The business date, years later perhaps; the bank's own when null.</param>
    private async Task<StepReport> RunAsync(DateOnly? date = null)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var job = new EraseRequested(
            scope.ServiceProvider.GetRequiredService<CustomersDbContext>(),
            scope.ServiceProvider.GetRequiredService<IServiceScopeFactory>(),
            new CalendarAt(date ?? await TodayAsync()));
        return await job.RunAsync(CancellationToken.None);
    }

    private async Task<ErasureView> RequestAsync(Guid partyId) =>
        (await bank.SendAsync(new ListErasures(partyId, null, null, 10))).EnsureSuccess().ShouldHaveSingleItem();

    private async Task<string?> EmailAsync(Guid partyId) => (await bank.SendAsync(new GetParty(partyId))).EnsureSuccess().Email;

    private async Task<string> HolderNameAsync(Guid accountId) =>
        (await bank.SendAsync(new GetAccount(accountId))).EnsureSuccess().HolderName;

    private async Task<int> RowsOnAsync(Guid partyId)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CustomersDbContext>();
        return await db.Documents.CountAsync(d => d.PartyId == partyId) + await db.IdentityChecks.CountAsync(c => c.PartyId == partyId)
            + await db.RiskRatings.CountAsync(r => r.PartyId == partyId) + await db.NameWords.CountAsync(w => w.PartyId == partyId);
    }

    private async Task<DateOnly> TodayAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IBusinessCalendar>().TodayAsync(CancellationToken.None);
    }

    private sealed class CalendarAt(DateOnly today) : IBusinessCalendar
    {
        public Task<DateOnly> TodayAsync(CancellationToken cancellationToken) => Task.FromResult(today);

        public bool IsBusinessDay(DateOnly date) => true;

        public DateOnly NextBusinessDay(DateOnly date) => date.AddDays(1);

        public Task OpenNextDayAsync(DateOnly closingDate, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
