using System.Net.Http.Json;
using DigitalBank.Customers.Documents;
using DigitalBank.Customers.DueDiligence.Checks;
using DigitalBank.Customers.DueDiligence.Ratings;
using DigitalBank.Customers.DueDiligence.Reviews;
using DigitalBank.Customers.Relations;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Customers.Tests.DueDiligence;

public sealed class DueDiligenceTests(BankFixture bank) : IClassFixture<BankFixture>
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 1];

    [Fact]
    public async Task A_person_who_was_met_is_of_low_risk_and_seen_again_in_five_years()
    {
        var person = await bank.APersonAsync();
        (await bank.SendAsync(new RecordIdentityCheck(person.PartyId, CheckMethod.InPerson, true, null, "Branch 1"))).EnsureSuccess();

        var rating = (await bank.SendAsync(new RateParty(person.PartyId, false, false))).EnsureSuccess();

        rating.Level.ShouldBe(RiskLevel.Low);
        rating.Drivers.ShouldBeEmpty();
        rating.NextReviewDate.ShouldBe(Today.AddYears(5));
    }

    /// <summary>What makes a customer risky, each alone.</summary>
    [Theory]
    [InlineData("nobody checked", "Medium", "not_identified")]
    [InlineData("nobody met", "Low", "not_met")]
    [InlineData("public office", "High", "politically_exposed")]
    [InlineData("country", "High", "high_risk_country")]
    [InlineData("cash", "Medium", "cash_intensive")]
    [InlineData("unknown owners", "Medium", "unknown_owners")]
    public async Task A_rating_names_its_drivers(string fact, string level, string driver)
    {
        var partyId = fact switch
        {
            "country" => (await bank.AFirmAsync("IR")).PartyId,
            "unknown owners" => (await bank.AFirmAsync()).PartyId,
            _ => (await bank.APersonAsync()).PartyId,
        };
        if (fact != "nobody checked")
        {
            var method = fact == "nobody met" ? CheckMethod.DocumentOnly : CheckMethod.Video;
            (await bank.SendAsync(new RecordIdentityCheck(partyId, method, true, null, null))).EnsureSuccess();
        }

        var rating = (await bank.SendAsync(new RateParty(partyId, fact == "public office", fact == "cash"))).EnsureSuccess();

        rating.Level.ToString().ShouldBe(level);
        rating.Drivers.Select(one => one.Code).ShouldContain(driver);
        rating.Points.ShouldBe(rating.Drivers.Sum(one => one.Points));
        (await bank.SendAsync(new GetRiskRating(partyId))).EnsureSuccess().Points.ShouldBe(rating.Points);
    }

    [Fact]
    public async Task Owners_are_known_once_three_quarters_of_the_shares_are()
    {
        var (firm, owner) = (await bank.AFirmAsync(), await bank.APersonAsync());
        (await bank.SendAsync(new AddRelation(firm.PartyId, owner.PartyId, RelationKind.Shareholder, 75m))).EnsureSuccess();

        (await bank.SendAsync(new RateParty(firm.PartyId, false, false))).EnsureSuccess()
            .Drivers.Select(driver => driver.Code).ShouldNotContain("unknown_owners");
    }

    [Fact]
    public async Task A_check_is_relied_on_no_longer_than_the_document_is_valid()
    {
        var person = await bank.APersonAsync();
        var document = await ADocumentAsync(person.PartyId, Today.AddYears(2));

        (await bank.SendAsync(new RecordIdentityCheck(person.PartyId, CheckMethod.InPerson, true, document.DocumentId, null)))
            .EnsureSuccess().ValidUntilDate.ShouldBe(Today.AddYears(2));
        (await bank.SendAsync(new RecordIdentityCheck((await bank.APersonAsync()).PartyId, CheckMethod.InPerson, true, document.DocumentId, null)))
            .ShouldFailWith("customers.unknown_document");
        var expired = await ADocumentAsync(person.PartyId, Today.AddDays(-1));
        (await bank.SendAsync(new RecordIdentityCheck(person.PartyId, CheckMethod.InPerson, true, expired.DocumentId, null)))
            .ShouldFailWith("customers.document_expired");
    }

    [Fact]
    public async Task The_close_of_business_opens_each_review_once_and_it_ends_with_a_new_rating()
    {
        var person = await bank.APersonAsync();
        (await bank.SendAsync(new RateParty(person.PartyId, IsPoliticallyExposed: true, false))).EnsureSuccess();
        var document = await ADocumentAsync(person.PartyId, Today.AddDays(20));

        await CloseAsync(Today);
        (await OpenAsync(person.PartyId)).ShouldHaveSingleItem().ConcernsId.ShouldBe(document.DocumentId);

        await CloseAsync(Today.AddYears(1).AddDays(-30));
        await CloseAsync(Today.AddYears(1).AddDays(-30));
        var reviews = await OpenAsync(person.PartyId);
        reviews.Select(one => one.Reason).ShouldBe([ReviewReason.DocumentExpires, ReviewReason.Periodic], ignoreOrder: true);
        var periodic = reviews.Single(one => one.Reason == ReviewReason.Periodic);
        periodic.DueDate.ShouldBe(Today.AddYears(1));

        var clerk = await bank.StaffAsync(RoleNames.Clerk);
        var review = $"/staff/v1/customers/reviews/{periodic.ReviewId}";
        (await (await clerk.PostAsJsonAsync($"{review}/take", new { })).ShouldBeJsonAsync()).GetProperty("assignedTo").GetString().ShouldNotBeNull();
        await (await clerk.PostAsJsonAsync($"{review}/close", new { outcome = "Nothing new" })).ShouldBeProblemAsync(422, "customers.rate_first");
        bank.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await clerk.PostAsJsonAsync(
            $"/staff/v1/customers/{person.PartyId}/risk-rating", new { isPoliticallyExposed = false, isCashIntensive = false })).ShouldBeJsonAsync();
        await (await clerk.PostAsJsonAsync($"{review}/close", new { outcome = "Left office" })).ShouldBeJsonAsync();
        await (await clerk.PostAsJsonAsync($"{review}/close", new { outcome = "Again" })).ShouldBeProblemAsync(409, "customers.review_closed");
    }

    private async Task<DocumentView> ADocumentAsync(Guid partyId, DateOnly expiry) => (await bank.SendAsync(
        new AddDocument(partyId, DocumentKind.IdentityCard, "T220001293", "D", expiry, Picture, null))).EnsureSuccess();

    private async Task<IReadOnlyList<ReviewView>> OpenAsync(Guid partyId) =>
        (await bank.SendAsync(new ListReviews(partyId, true, null, 10))).EnsureSuccess();

    private async Task CloseAsync(DateOnly date)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(step => step.Name == "open-due-reviews")
            .RunAsync(date, CancellationToken.None);
    }
}
