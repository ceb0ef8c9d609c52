using System.Net.Http.Json;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Documents;
using DigitalBank.Customers.DueDiligence.Checks;
using DigitalBank.Customers.Onboarding;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;

namespace DigitalBank.Customers.Tests.Onboarding;

public sealed class OnboardingTests(BankFixture bank) : IClassFixture<BankFixture>
{
    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 1];

    // The specimen of ICAO Doc 9303 part 4, valid until 2030.
    private static readonly string[] Passport =
        ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F3004157ZE184226B<<<<<16"];

    [Fact]
    public async Task A_person_with_a_passport_is_taken_in_with_one_request()
    {
        var clerk = await bank.StaffAsync(RoleNames.Clerk);

        using var response = await clerk.PostAsJsonAsync("/staff/v1/customers/onboardings", AnnaEriksson(), BankJson.Options);
        var onboarded = await response.ShouldBeJsonAsync();

        onboarded.GetProperty("decision").GetString().ShouldBe("accepted");
        onboarded.GetProperty("document").GetProperty("number").GetString().ShouldBe("L898902C3");
        onboarded.GetProperty("screening").GetString().ShouldBe("clear");
        onboarded.GetProperty("rating").GetProperty("drivers")[0].GetProperty("code").GetString().ShouldBe("not_met");
    }

    [Fact]
    public async Task The_same_request_again_leaves_no_doubles()
    {
        var request = AnnaEriksson();

        var first = (await bank.SendAsync(request)).EnsureSuccess();
        var again = (await bank.SendAsync(request)).EnsureSuccess();

        again.Party.ShouldBe(first.Party);
        again.Document.ShouldBe(first.Document);
        (await bank.SendAsync(new ListDocuments(first.Party.PartyId, null, 10))).EnsureSuccess().ShouldHaveSingleItem();
        (await bank.SendAsync(new ListIdentityChecks(first.Party.PartyId, null, 10))).EnsureSuccess().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("no zone", "customers.mrz_unreadable")]
    [InlineData("a misread digit", "customers.mrz_wrong")]
    [InlineData("another name", "customers.document_of_another")]
    [InlineData("another birthday", "customers.document_of_another")]
    public async Task Whoever_does_not_fit_the_document_is_not_taken_in(string fault, string code)
    {
        var right = AnnaEriksson();

        (await bank.SendAsync(fault switch
        {
            "no zone" => right with { Document = right.Document with { MrzLines = null } },
            "a misread digit" => right with { Document = right.Document with { MrzLines = [Passport[0], Passport[1].Replace("L8", "L6", StringComparison.Ordinal)] } },
            "another name" => right with { Details = right.Details with { FamilyName = "Andersson" } },
            _ => right with { Details = right.Details with { BirthDate = new DateOnly(1974, 8, 13) } },
        })).ShouldFailWith(code);
    }

    [Fact]
    public async Task Public_office_is_looked_at_by_a_person_first() =>
        (await bank.SendAsync(AnnaEriksson() with { IsPoliticallyExposed = true })).EnsureSuccess().Decision.ShouldBe(OnboardingDecision.ToReview);

    private static OnboardPerson AnnaEriksson() => new(
        new RegisterPerson(SampleParties.AReference(), "Anna Maria", "Eriksson", new DateOnly(1974, 8, 12), "SE", null),
        new NewDocument(DocumentKind.Passport, null, null, null, Picture, Passport),
        IsPoliticallyExposed: false,
        IsCashIntensive: false);
}
