using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Customers.Contracts.Consents;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Onboarding.Data;
using DigitalBank.Onboarding.Decisions;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Onboarding.Tests.Applications;

public sealed class ApplicantTests(BankFixture bank) : IClassFixture<BankFixture>
{
    [Fact]
    public async Task A_stranger_of_whom_nothing_is_found_has_an_account_and_a_log_in_with_the_answer()
    {
        var anna = Onboarders.AnApplicant();

        var (started, status) = await bank.ApplyAsync(anna);

        status.ShouldBe("completed");
        var application = (await bank.SendAsync(new GetApplication(started.ApplicationId))).EnsureSuccess();
        var account = (await bank.SendAsync(new GetAccount(application.AccountId!.Value))).EnsureSuccess();
        (account.HolderPartyId, account.ProductCode, account.CurrencyCode).ShouldBe((application.PartyId!.Value, "current", "EUR"));
        (await bank.SendAsync(new GetParty(application.PartyId.Value))).EnsureSuccess().Name.ShouldBe($"{anna.GivenName} {anna.FamilyName}");
        (await bank.SendAsync(new CheckConsent(application.PartyId.Value, "credit-bureau", "accounts.transactions")))
            .EnsureSuccess().IsGiven.ShouldBeTrue();
        (await bank.CanLogInAsync(anna.Email)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_applicant_said_is_not_kept_twice()
    {
        var (started, _) = await bank.ApplyAsync(Onboarders.AnApplicant());

        (await ApplicationAsync(started.ApplicationId)).Draft.ShouldBeNull("the customers module has it");
    }

    [Fact]
    public async Task Submitted_again_it_answers_the_same_and_opens_nothing_more()
    {
        var anna = Onboarders.AnApplicant();
        var (started, _) = await bank.ApplyAsync(anna);
        using var app = bank.Anonymous;

        using var again = await app.SubmitAsync(started, "another password, much later");

        (await again.ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("completed");
        var partyId = (await ApplicationAsync(started.ApplicationId)).PartyId!.Value;
        (await bank.SendAsync(new ListAccounts(partyId, null, 10))).EnsureSuccess().ShouldHaveSingleItem();
        (await bank.CanLogInAsync(anna.Email)).ShouldBeTrue("the first password stays");
    }

    [Fact]
    public async Task A_weak_password_is_refused_and_may_be_replaced_without_saying_all_again()
    {
        using var app = bank.Anonymous;
        var started = await app.StartAsync();
        var anna = Onboarders.AnApplicant();
        (await app.FillInAsync(started, anna)).Dispose();
        await bank.ConfirmEmailAsync(app, started, anna.Email);

        using var weak = await app.SubmitAsync(started, "passwordpassword");
        await weak.ShouldBeProblemAsync(400, "identity.password_too_weak");
        using var strong = await app.SubmitAsync(started);

        (await strong.ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("completed");
    }

    [Fact]
    public async Task A_document_of_somebody_else_is_refused_at_once()
    {
        using var app = bank.Anonymous;
        var started = await app.StartAsync();
        var anna = Onboarders.AnApplicant();

        using var refused = await app.FillInAsync(started, anna with { FamilyName = "Andersson" });

        await refused.ShouldBeProblemAsync(422, "customers.document_of_another");
        using var empty = await app.SubmitAsync(started);
        await empty.ShouldBeProblemAsync(422, "onboarding.incomplete");
    }

    [Fact]
    public async Task After_submission_nothing_can_be_changed()
    {
        var (started, _) = await bank.ApplyAsync(Onboarders.AnApplicant());
        using var app = bank.Anonymous;

        using var refused = await app.FillInAsync(started, Onboarders.AnApplicant());

        await refused.ShouldBeProblemAsync(409, "onboarding.submitted");
    }

    [Fact]
    public async Task Without_its_token_an_application_is_unknown()
    {
        using var app = bank.Anonymous;
        var mine = await app.StartAsync();
        var other = await app.StartAsync();

        using var stolen = await app.FillInAsync(mine with { Token = other.Token }, Onboarders.AnApplicant());
        using var guessed = await app.SubmitAsync(mine with { Token = "nonsense" });

        await stolen.ShouldBeProblemAsync(404, "onboarding.unknown_application");
        await guessed.ShouldBeProblemAsync(404, "onboarding.unknown_application");
    }

    [Theory]
    [InlineData("mortgage", "EUR", 422, "onboarding.product_not_offered")]
    [InlineData("current", "XXY", 400, "onboarding.currency_unknown")]
    public async Task What_is_not_opened_from_the_app_is_said_before_anybody_types_a_name(string product, string currency, int status, string code)
    {
        using var app = bank.Anonymous;

        using var refused = await app.PostAsync(
            "/api/v1/onboarding/applications", System.Net.Http.Json.JsonContent.Create(new { productCode = product, currencyCode = currency }));

        await refused.ShouldBeProblemAsync(status, code);
    }

    [Fact]
    public async Task An_application_that_is_never_submitted_is_forgotten()
    {
        using var app = bank.Anonymous;
        var started = await app.StartAsync();
        (await app.FillInAsync(started, Onboarders.AnApplicant())).Dispose();

        bank.Clock.Advance(TimeSpan.FromDays(31));
        await bank.CarryOnAsync();

        (await bank.SendAsync(new GetApplication(started.ApplicationId))).ShouldFailWith("onboarding.unknown_application");
    }

    private async Task<Onboarding.Applications.AccountApplication> ApplicationAsync(Guid id)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OnboardingDbContext>().Applications.AsNoTracking().SingleAsync(a => a.Id == id);
    }
}
