using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Customers.Contracts.Onboarding;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Onboarding.Data;
using DigitalBank.Onboarding.Decisions;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Onboarding.Tests.Applications;

/// <summary>What a process that dies between two steps leaves, and that the job makes one customer with one account of it.</summary>
public sealed class InterruptionTests(BankFixture bank) : IClassFixture<BankFixture>
{
    [Theory]
    [InlineData("submitted")]
    [InlineData("the party is registered and the application does not know")]
    [InlineData("taken in")]
    [InlineData("the account is open and the application does not know")]
    public async Task Interrupted_anywhere_the_job_carries_on_without_doubles(string moment)
    {
        var anna = Onboarders.AnApplicant();
        var applicationId = await LeftAtAsync(anna, moment);

        (await bank.CarryOnAsync()).Failed.ShouldBe(0);
        (await bank.CarryOnAsync()).Items.ShouldBe(0, "nothing is left to do");

        var application = (await bank.SendAsync(new GetApplication(applicationId))).EnsureSuccess();
        application.Status.ShouldBe(Onboarding.Applications.ApplicationStatus.Completed);
        (await bank.SendAsync(new ListParties(anna.FamilyName, null, null, null, 10))).EnsureSuccess().ShouldHaveSingleItem();
        (await bank.SendAsync(new ListAccounts(application.PartyId, null, 10))).EnsureSuccess().ShouldHaveSingleItem();
        (await bank.CanLogInAsync(anna.Email)).ShouldBeTrue();
    }

    private async Task<Guid> LeftAtAsync(Applicant applicant, string moment)
    {
        using var app = bank.Anonymous;
        var started = await app.StartAsync();
        (await app.FillInAsync(started, applicant)).Dispose();
        (await bank.SendAsync(new ReserveCustomerLogin(started.ApplicationId, applicant.Email, Onboarders.Password))).EnsureSuccess();

        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OnboardingDbContext>();
        var application = await db.Applications.SingleAsync(a => a.Id == started.ApplicationId);
        application.Submit(hasLogin: true, bank.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        if (moment == "submitted")
        {
            return application.Id;
        }

        var taken = (await bank.SendAsync(new TakeInPerson(application.Reference, applicant))).EnsureSuccess();
        if (moment.StartsWith("the party", StringComparison.Ordinal))
        {
            return application.Id;
        }

        application.TakenIn(taken, bank.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        if (moment != "taken in")
        {
            (await bank.SendAsync(new OpenAccount(application.Id, taken.PartyId, "current", "EUR") { Origin = "onboarding" })).EnsureSuccess();
        }

        return application.Id;
    }
}
