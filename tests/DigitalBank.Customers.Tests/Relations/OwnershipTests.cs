using System.Net.Http.Json;
using DigitalBank.Customers.Relations;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;

namespace DigitalBank.Customers.Tests.Relations;

public sealed class OwnershipTests(BankFixture bank) : IClassFixture<BankFixture>
{
    [Fact]
    public async Task Whoever_holds_more_than_a_quarter_is_a_beneficial_owner_and_a_quarter_is_not_enough()
    {
        var firm = await bank.AFirmAsync();
        var (ada, bob) = (await bank.APersonAsync("Ada"), await bank.APersonAsync("Bob"));
        await OwnsAsync(ada.PartyId, firm.PartyId, 25.0001m);
        await OwnsAsync(bob.PartyId, firm.PartyId, 25m);

        var ownership = (await bank.SendAsync(new ListBeneficialOwners(firm.PartyId))).EnsureSuccess();

        ownership.Owners.Select(owner => (owner.PartyId, owner.SharePercent, owner.IsBeneficialOwner))
            .ShouldBe([(ada.PartyId, 25.0001m, true), (bob.PartyId, 25m, false)]);
        ownership.UnknownPercent.ShouldBe(49.9999m);
    }

    [Fact]
    public async Task Shares_reach_a_person_through_firms_and_add_up()
    {
        var (firm, holding, owner) = (await bank.AFirmAsync(), await bank.AFirmAsync(), await bank.APersonAsync());
        await OwnsAsync(holding.PartyId, firm.PartyId, 60m);
        await OwnsAsync(owner.PartyId, holding.PartyId, 50m);
        await OwnsAsync(owner.PartyId, firm.PartyId, 10m);

        var ownership = (await bank.SendAsync(new ListBeneficialOwners(firm.PartyId))).EnsureSuccess();

        ownership.Owners.ShouldHaveSingleItem().SharePercent.ShouldBe(40m);
        ownership.UnknownPercent.ShouldBe(60m);
    }

    [Fact]
    public async Task Firms_that_own_each_other_come_to_an_end()
    {
        var (one, other, owner) = (await bank.AFirmAsync(), await bank.AFirmAsync(), await bank.APersonAsync());
        await OwnsAsync(other.PartyId, one.PartyId, 50m);
        await OwnsAsync(one.PartyId, other.PartyId, 50m);
        await OwnsAsync(owner.PartyId, one.PartyId, 50m);

        var ownership = (await bank.SendAsync(new ListBeneficialOwners(one.PartyId))).EnsureSuccess();

        ownership.Owners.ShouldHaveSingleItem().SharePercent.ShouldBe(66.6667m, 0.1m, "one half, and a quarter of it again and again");
    }

    [Fact]
    public async Task Shares_are_never_more_than_the_whole_and_fit_again_when_one_has_ended()
    {
        var (firm, ada, bob) = (await bank.AFirmAsync(), await bank.APersonAsync("Ada"), await bank.APersonAsync("Bob"));
        var held = await OwnsAsync(ada.PartyId, firm.PartyId, 60m);

        (await bank.SendAsync(Share(bob.PartyId, firm.PartyId, 40.0001m))).ShouldFailWith("customers.ownership_above_whole");

        (await bank.SendAsync(new EndRelation(firm.PartyId, held.RelationId, "Sold"))).EnsureSuccess();
        await OwnsAsync(bob.PartyId, firm.PartyId, 100m);
        (await bank.SendAsync(new ListRelations(firm.PartyId, null, 10))).EnsureSuccess().Count.ShouldBe(2, "what has ended stays in the list");
    }

    [Fact]
    public async Task Of_two_who_add_shares_at_the_same_moment_the_whole_is_not_exceeded()
    {
        var firm = await bank.AFirmAsync();
        var owners = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => bank.APersonAsync($"Owner {i}")));

        await Task.WhenAll(owners.Select(async owner =>
        {
            try
            {
                await bank.SendAsync(Share(owner.PartyId, firm.PartyId, 60m));
            }
            catch (Microsoft.EntityFrameworkCore.DbUpdateException)
            {
                // Over HTTP this is the conflict that a client retries.
            }
        }));

        (await bank.SendAsync(new ListBeneficialOwners(firm.PartyId))).EnsureSuccess().Owners.Sum(owner => owner.SharePercent).ShouldBe(60m);
    }

    /// <summary>One row per reason, in the order in which they are looked for.</summary>
    [Theory]
    [InlineData("itself", "customers.related_to_itself")]
    [InlineData("no share", "customers.share_malformed")]
    [InlineData("nothing", "customers.share_malformed")]
    [InlineData("above the whole", "customers.share_malformed")]
    [InlineData("five decimals", "customers.share_malformed")]
    [InlineData("a director's share", "customers.share_malformed")]
    [InlineData("nobody", "customers.unknown_party")]
    [InlineData("another share", "customers.relation_exists")]
    public async Task What_cannot_be_a_relation_is_refused(string fault, string code)
    {
        var (firm, person) = (await bank.AFirmAsync(), await bank.APersonAsync());
        await OwnsAsync(person.PartyId, firm.PartyId, 10m);
        var right = Share(person.PartyId, firm.PartyId, 10m);

        (await bank.SendAsync(fault switch
        {
            "itself" => right with { RelatedPartyId = firm.PartyId },
            "no share" => right with { SharePercent = null },
            "nothing" => right with { SharePercent = 0 },
            "above the whole" => right with { SharePercent = 100.0001m },
            "five decimals" => right with { SharePercent = 1.00001m },
            "a director's share" => right with { Kind = RelationKind.Director },
            "nobody" => right with { RelatedPartyId = Guid.CreateVersion7() },
            _ => right with { SharePercent = 11m },
        })).ShouldFailWith(code);
    }

    [Fact]
    public async Task A_clerk_relates_and_sees_the_owners()
    {
        var clerk = await bank.StaffAsync(RoleNames.Clerk);
        var (firm, person) = (await bank.AFirmAsync(), await bank.APersonAsync());

        var relation = await (await clerk.PostAsJsonAsync(
            $"/staff/v1/customers/{firm.PartyId}/relations",
            new { relatedPartyId = person.PartyId, kind = "shareholder", sharePercent = 30.5 })).ShouldBeJsonAsync();
        var owners = await (await clerk.GetAsync($"/staff/v1/customers/{firm.PartyId}/beneficial-owners")).ShouldBeJsonAsync();

        owners.GetProperty("owners").EnumerateArray().ShouldHaveSingleItem().GetProperty("isBeneficialOwner").GetBoolean().ShouldBeTrue();
        var ended = await clerk.PostAsJsonAsync(
            $"/staff/v1/customers/{firm.PartyId}/relations/{relation.GetProperty("relationId").GetGuid()}/end", new { reason = "Sold" });
        (await ended.ShouldBeJsonAsync()).GetProperty("untilDate").GetString().ShouldNotBeNull();
        (await (await clerk.GetAsync($"/staff/v1/customers/{person.PartyId}/relations")).ShouldBeJsonAsync())
            .GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    private async Task<RelationView> OwnsAsync(Guid ownerId, Guid firmId, decimal percent) =>
        (await bank.SendAsync(Share(ownerId, firmId, percent))).EnsureSuccess();

    private static AddRelation Share(Guid ownerId, Guid firmId, decimal percent) => new(firmId, ownerId, RelationKind.Shareholder, percent);
}
