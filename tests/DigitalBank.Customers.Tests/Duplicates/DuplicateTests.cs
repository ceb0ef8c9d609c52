using System.Net;
using System.Net.Http.Json;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Documents;
using DigitalBank.Customers.DueDiligence.Reviews;
using DigitalBank.Customers.Duplicates;
using DigitalBank.Customers.Relations;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;

namespace DigitalBank.Customers.Tests.Duplicates;

public sealed class DuplicateTests(BankFixture bank) : IClassFixture<BankFixture>
{
    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 1];

    private static readonly DateOnly Birth = new(1912, 6, 23);

    private static PartyToRegister InBulk(PartyKind kind, string name, string country) => new(SampleParties.AReference(), kind, name, country);

    [Theory]
    [InlineData("the same", true)]
    [InlineData("words in another order", true)]
    [InlineData("another country", false)]
    [InlineData("another kind", false)]
    [InlineData("another name", false)]
    public async Task In_bulk_one_of_the_same_name_and_country_is_registered_with_a_review(string sameness, bool isFound)
    {
        var mark = SampleParties.AReference();
        var there = await APersonAsync("Alan", mark, null, null);

        var second = (await bank.SendAsync(new RegisterParties([sameness switch
        {
            "the same" => InBulk(PartyKind.Person, $"ALAN {mark}", "GB"),
            "words in another order" => InBulk(PartyKind.Person, $"{mark}, Alan", "GB"),
            "another country" => InBulk(PartyKind.Person, $"Alan {mark}", "FR"),
            "another kind" => InBulk(PartyKind.Organisation, $"Alan {mark}", "GB"),
            _ => InBulk(PartyKind.Person, $"Alan {mark} Turing", "GB"),
        }]))).EnsureSuccess().ShouldHaveSingleItem();

        (await bank.SendAsync(new ListReviews(second.PartyId, true, null, 10))).EnsureSuccess()
            .Select(review => (review.Reason, review.ConcernsId))
            .ShouldBe(isFound ? [(ReviewReason.PossibleDuplicate, there.PartyId)] : []);
    }

    [Fact]
    public async Task Two_in_one_bulk_are_found_and_a_bulk_that_comes_again_opens_no_more()
    {
        var mark = SampleParties.AReference();
        var bulk = new RegisterParties([InBulk(PartyKind.Organisation, $"{mark} Works", "DE"), InBulk(PartyKind.Organisation, $"Works {mark}", "DE")]);

        var registered = (await bank.SendAsync(bulk)).EnsureSuccess();
        await bank.SendAsync(bulk);

        var reviews = (await bank.SendAsync(new ListReviews(registered[1].PartyId, true, null, 10))).EnsureSuccess();
        reviews.ShouldHaveSingleItem().ConcernsId.ShouldBe(registered[0].PartyId);
    }

    [Theory]
    [InlineData("e-mail", true)]
    [InlineData("name and birth", true)]
    [InlineData("name alone", false)]
    public async Task Somebody_who_may_be_a_customer_already_is_registered_with_a_review(string sameness, bool isFound)
    {
        var mark = SampleParties.AReference();
        var first = await APersonAsync("Alan Mathison", mark, Birth, $"{mark}@example.org");

        var second = sameness switch
        {
            "e-mail" => await APersonAsync("Other", "Name", null, $"{mark.ToUpperInvariant()}@Example.org"),
            "name and birth" => await APersonAsync(mark, "alan-mathison".Replace('-', ' '), Birth, null),
            _ => await APersonAsync("Alan Mathison", mark, Birth.AddDays(1), null),
        };

        var reviews = (await bank.SendAsync(new ListReviews(second.PartyId, true, null, 10))).EnsureSuccess();
        reviews.Select(review => (review.Reason, review.ConcernsId))
            .ShouldBe(isFound ? [(ReviewReason.PossibleDuplicate, first.PartyId)] : []);
        (await bank.SendAsync(new ListDuplicates(second.PartyId))).EnsureSuccess()
            .Select(party => party.PartyId).ShouldBe(isFound ? [first.PartyId] : []);
    }

    [Fact]
    public async Task A_merge_brings_everything_to_the_survivor_and_is_remembered()
    {
        var (survivor, absorbed, firm) = (await bank.APersonAsync(), await bank.APersonAsync(), await bank.AFirmAsync());
        (await bank.SendAsync(new AddDocument(absorbed.PartyId, DocumentKind.Other, null, null, null, Picture, null))).EnsureSuccess();
        (await bank.SendAsync(new AddRelation(firm.PartyId, absorbed.PartyId, RelationKind.Shareholder, 30m))).EnsureSuccess();

        var merge = (await bank.SendAsync(new MergeParties(survivor.PartyId, absorbed.PartyId, "Same passport"))).EnsureSuccess();

        merge.MovedItems.ShouldBe(2);
        (await bank.SendAsync(new ListDocuments(survivor.PartyId, null, 10))).EnsureSuccess().ShouldHaveSingleItem();
        (await bank.SendAsync(new ListBeneficialOwners(firm.PartyId))).EnsureSuccess()
            .Owners.ShouldHaveSingleItem().PartyId.ShouldBe(survivor.PartyId);
        (await bank.SendAsync(new GetParty(absorbed.PartyId))).EnsureSuccess().MergedIntoPartyId.ShouldBe(survivor.PartyId);
        (await bank.SendAsync(new ListMerges(survivor.PartyId))).EnsureSuccess().ShouldBe([merge]);
        (await bank.SendAsync(new MergeParties(survivor.PartyId, absorbed.PartyId, "Sent again"))).EnsureSuccess().ShouldBe(merge);
    }

    /// <summary>One row per reason, in the order in which they are looked for.</summary>
    [Theory]
    [InlineData("itself", "customers.merged_with_itself")]
    [InlineData("nobody", "customers.unknown_party")]
    [InlineData("merged elsewhere", "customers.merged_already")]
    [InlineData("a firm", "customers.kinds_differ")]
    public async Task What_cannot_be_the_same_is_not_merged(string fault, string code)
    {
        var (one, other) = (await bank.APersonAsync(), await bank.APersonAsync());
        if (fault == "merged elsewhere")
        {
            (await bank.SendAsync(new MergeParties((await bank.APersonAsync()).PartyId, other.PartyId, "First"))).EnsureSuccess();
        }

        var absorbed = fault switch
        {
            "itself" => one.PartyId,
            "nobody" => Guid.CreateVersion7(),
            "a firm" => (await bank.AFirmAsync()).PartyId,
            _ => other.PartyId,
        };
        (await bank.SendAsync(new MergeParties(one.PartyId, absorbed, "Same"))).ShouldFailWith(code);
    }

    [Fact]
    public async Task A_supervisor_merges_and_a_clerk_does_not()
    {
        var (one, other) = (await bank.APersonAsync(), await bank.APersonAsync());
        var merge = new { absorbedPartyId = other.PartyId, reason = "Same passport" };
        var path = $"/staff/v1/customers/{one.PartyId}/merges";

        (await (await bank.StaffAsync(RoleNames.Clerk)).PostAsJsonAsync(path, merge)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await (await bank.StaffAsync(RoleNames.Supervisor)).PostAsJsonAsync(path, merge)).ShouldBeJsonAsync())
            .GetProperty("absorbedId").GetGuid().ShouldBe(other.PartyId);
    }

    [Fact]
    public async Task A_contact_is_changed_and_found_by_the_new_address_only()
    {
        var clerk = await bank.StaffAsync(RoleNames.Clerk);
        var mark = SampleParties.AReference();
        var person = await APersonAsync("Ada", "Byron", null, $"old-{mark}@example.org");
        var path = $"/staff/v1/customers/{person.PartyId}/contact";

        await (await clerk.PutAsJsonAsync(path, new { email = $"new-{mark}@example.org", phone = "+4915112345678", address = "Am Ring 1\n10115 Berlin" }))
            .ShouldBeJsonAsync();

        (await (await clerk.GetAsync(path)).ShouldBeJsonAsync()).GetProperty("phone").GetString().ShouldBe("+4915112345678");
        (await bank.SendAsync(new ListParties(null, $"new-{mark}@example.org", null, null, 2))).EnsureSuccess().ShouldHaveSingleItem();
        (await bank.SendAsync(new ListParties(null, $"old-{mark}@example.org", null, null, 2))).EnsureSuccess().ShouldBeEmpty();
        await (await clerk.PutAsJsonAsync(path, new { email = (string?)null, phone = "030 1234", address = (string?)null }))
            .ShouldBeProblemAsync(400, "customers.phone_malformed");
    }

    private async Task<PartyView> APersonAsync(string given, string family, DateOnly? birth, string? email) => (await bank.SendAsync(
        new RegisterPerson(SampleParties.AReference(), given, family, birth, "GB", email))).EnsureSuccess();
}

/// <summary>A bank that takes nobody twice.</summary>
public sealed class StrictBank : BankFixture
{
    protected override IEnumerable<string> MoreSettings => ["--Customers:DueDiligence:Duplicates=Error"];
}

public sealed class RefusedDuplicateTests(StrictBank bank) : IClassFixture<StrictBank>
{
    [Fact]
    public async Task Where_duplicates_are_an_error_nobody_is_registered_twice_and_the_same_reference_still_answers()
    {
        var first = new RegisterOrganisation(SampleParties.AReference(), "Acme", "HRB 42", "DE", null);
        var firm = (await bank.SendAsync(first)).EnsureSuccess();

        var second = await bank.SendAsync(first with { Reference = SampleParties.AReference(), RegistrationNumber = "hrb-42" });

        second.ShouldFailWith("customers.possible_duplicate");
        second.Failure!.Message.ShouldContain(firm.PartyId.ToString());
        (await bank.SendAsync(first)).EnsureSuccess().ShouldBe(firm);
    }
}
