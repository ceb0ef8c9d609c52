using System.Net.Http.Json;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Onboarding.Applications;
using DigitalBank.Onboarding.Decisions;
using DigitalBank.Platform.Security;
using DigitalBank.Risk.Lists;
using DigitalBank.TestKit;

namespace DigitalBank.Onboarding.Tests.Decisions;

public sealed class DecisionTests(BankFixture bank) : IClassFixture<BankFixture>
{
    [Fact]
    public async Task High_risk_waits_for_a_person_and_goes_on_by_itself_once_approved()
    {
        var anna = Onboarders.AnApplicant() with { IsPoliticallyExposed = true };
        var (started, status) = await bank.ApplyAsync(anna);
        status.ShouldBe("inProgress", "the applicant is not told why");
        (await FindingsAsync(started)).ShouldBe(["high_risk"]);
        (await bank.CanLogInAsync(anna.Email)).ShouldBeFalse();

        var supervisor = await bank.StaffAsync(RoleNames.Supervisor);
        using var decided = await DecideAsync(supervisor, started, "approve");

        (await decided.ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("completed");
        using var app = bank.Anonymous;
        (await app.StatusAsync(started)).ShouldBe("completed");
        (await bank.CanLogInAsync(anna.Email)).ShouldBeTrue("the password of the application is good now");
    }

    [Fact]
    public async Task A_declined_applicant_gets_no_log_in_and_the_email_is_free_again()
    {
        var anna = Onboarders.AnApplicant() with { IsPoliticallyExposed = true };
        var (started, _) = await bank.ApplyAsync(anna);

        (await bank.SendAsync(new DecideApplication(started.ApplicationId, ApplicationDecision.Decline, "No source of funds"))).EnsureSuccess();

        using var app = bank.Anonymous;
        (await app.StatusAsync(started)).ShouldBe("declined");
        (await bank.CanLogInAsync(anna.Email)).ShouldBeFalse();
        (await bank.SendAsync(new Identity.Contracts.Logins.ReserveCustomerLogin(Guid.CreateVersion7(), anna.Email, Onboarders.Password)))
            .EnsureSuccess();
        (await bank.SendAsync(new DecideApplication(started.ApplicationId, ApplicationDecision.Approve, "Second thoughts")))
            .ShouldFailWith("onboarding.not_in_review");
    }

    [Fact]
    public async Task Somebody_on_a_list_is_not_approved_before_the_hit_is_reviewed()
    {
        await ImportAsync("""1,"BLOFELD, Ernst Stavro","individual","SPECTRE",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- """);
        var (started, status) = await bank.ApplyAsync(Onboarders.AnApplicant("Ernst Stavro", "Blofeld"));
        status.ShouldBe("inProgress");
        (await FindingsAsync(started)).ShouldContain("open_hit");
        (await ApproveAsync(started)).ShouldFailWith("onboarding.open_hit");

        await ReviewAllHitsAsync("dismissed");

        (await ApproveAsync(started)).EnsureSuccess().Status.ShouldBe(ApplicationStatus.Completed);
    }

    [Fact]
    public async Task Who_is_confirmed_to_be_on_a_list_is_never_approved()
    {
        await ImportAsync("""2,"SCARAMANGA, Francisco","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- """);
        var (started, _) = await bank.ApplyAsync(Onboarders.AnApplicant("Francisco", "Scaramanga"));

        await ReviewAllHitsAsync("confirmed");

        (await ApproveAsync(started)).ShouldFailWith("onboarding.sanctions_hit");
    }

    [Fact]
    public async Task Who_may_be_a_customer_already_is_looked_at_and_told_nothing()
    {
        var anna = Onboarders.AnApplicant();
        (await bank.SendAsync(new RegisterPerson(Guid.CreateVersion7().ToString("N"), anna.GivenName, anna.FamilyName, anna.BirthDate, "DE", null)))
            .EnsureSuccess();

        var (started, status) = await bank.ApplyAsync(anna);

        status.ShouldBe("inProgress");
        (await FindingsAsync(started)).ShouldBe(["possible_duplicate"]);
    }

    [Fact]
    public async Task An_email_that_has_a_log_in_is_looked_at_and_keeps_its_password()
    {
        var first = Onboarders.AnApplicant();
        await bank.ApplyAsync(first);

        var (started, status) = await bank.ApplyAsync(Onboarders.AnApplicant() with { Email = first.Email });

        status.ShouldBe("inProgress");
        (await FindingsAsync(started)).ShouldContain("email_in_use");
        (await bank.CanLogInAsync(first.Email)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_clerk_sees_what_waits_and_does_not_decide()
    {
        var (started, _) = await bank.ApplyAsync(Onboarders.AnApplicant() with { IsPoliticallyExposed = true });
        var clerk = await bank.StaffAsync(RoleNames.Clerk);

        var page = await (await clerk.GetAsync("/staff/v1/onboarding/applications?status=InReview&limit=200")).ShouldBeJsonAsync();
        using var refused = await DecideAsync(clerk, started, "approve");

        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("applicationId").GetGuid()).ShouldContain(started.ApplicationId);
        await refused.ShouldBeProblemAsync(403, "platform.forbidden");
    }

    private Task<SharedKernel.Results.Result<ApplicationView>> ApproveAsync(StartedApplication started) =>
        bank.SendAsync(new DecideApplication(started.ApplicationId, ApplicationDecision.Approve, "Looked at"));

    private static Task<HttpResponseMessage> DecideAsync(HttpClient staff, StartedApplication started, string decision) =>
        staff.PostAsJsonAsync($"/staff/v1/onboarding/applications/{started.ApplicationId}/decision", new { decision, reason = "Looked at" });

    private async Task<IReadOnlyList<string>> FindingsAsync(StartedApplication started) =>
        (await bank.SendAsync(new GetApplication(started.ApplicationId))).EnsureSuccess().Findings;

    private async Task ReviewAllHitsAsync(string status)
    {
        var supervisor = await bank.StaffAsync(RoleNames.Supervisor);
        var hits = await (await supervisor.GetAsync("/staff/v1/risk/hits?status=Open&limit=200")).ShouldBeJsonAsync();
        foreach (var hit in hits.GetProperty("items").EnumerateArray())
        {
            using var reviewed = await supervisor.PostAsJsonAsync(
                $"/staff/v1/risk/hits/{hit.GetProperty("hitId").GetGuid()}/review", new { status, reason = "Compared with the list" });
            await reviewed.ShouldBeJsonAsync();
        }
    }

    private async Task ImportAsync(string entry)
    {
        var folder = Directory.CreateTempSubdirectory("digitalbank-lists-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "sdn.csv"), entry + "\n");
            await File.WriteAllTextAsync(Path.Combine(folder, "alt.csv"), "");
            (await bank.SendAsync(new ImportLists(folder))).EnsureSuccess();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
