using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Platform.Data;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Customers.Tests.Parties;

public class PartyTests(BankFixture bank) : IClassFixture<BankFixture>
{
    [Fact]
    public async Task A_person_is_registered_with_the_whole_name()
    {
        var party = (await bank.SendAsync(APerson() with { GivenName = " Ada  King ", FamilyName = "Lovelace" })).EnsureSuccess();

        party.Kind.ShouldBe(PartyKind.Person);
        party.Name.ShouldBe("Ada King Lovelace");
        party.RegisteredAt.ShouldBe(bank.Clock.GetUtcNow());
        (await bank.SendAsync(new GetParty(party.PartyId))).EnsureSuccess().ShouldBe(party);
    }

    [Fact]
    public async Task The_same_reference_again_answers_with_the_party_there_is()
    {
        var person = APerson();
        var first = (await bank.SendAsync(person)).EnsureSuccess();

        var again = (await bank.SendAsync(person with { FamilyName = "Other" })).EnsureSuccess();

        again.ShouldBe(first);
    }

    [Theory]
    [InlineData("reference", "customers.reference_missing")]
    [InlineData("name", "customers.name_missing")]
    [InlineData("long name", "customers.name_too_long")]
    [InlineData("whole name", "customers.name_too_long")]
    [InlineData("control character", "customers.name_unprintable")]
    [InlineData("birth date", "customers.birth_date_in_future")]
    [InlineData("country", "customers.country_unknown")]
    [InlineData("e-mail", "customers.email_malformed")]
    public async Task What_cannot_be_a_person_is_refused(string fault, string code)
    {
        var person = fault switch
        {
            "reference" => APerson() with { Reference = "" },
            "name" => APerson() with { FamilyName = " " },
            "long name" => APerson() with { FamilyName = new string('x', 141) },
            "whole name" => APerson() with { FamilyName = new string('x', 138) },
            "control character" => APerson() with { FamilyName = "Love\nlace" },
            "birth date" => APerson() with { BirthDate = new DateOnly(2100, 1, 1) },
            "country" => APerson() with { Country = "UK" },
            _ => APerson() with { Email = "not an address" },
        };

        (await bank.SendAsync(person)).ShouldFailWith(code);
    }

    [Fact]
    public async Task Many_parties_are_registered_in_the_order_of_the_request_known_ones_included()
    {
        var known = (await bank.SendAsync(new RegisterOrganisation(AReference(), "Acme GmbH", "HRB 1", "DE", null))).EnsureSuccess();
        var (first, second) = (AReference(), AReference());

        var parties = (await bank.SendAsync(new RegisterParties(
        [
            new PartyToRegister(second, PartyKind.Person, "Zoe", "FR"),
            new PartyToRegister(known.Reference, PartyKind.Person, "ignored", "FR"),
            new PartyToRegister(first, PartyKind.Organisation, "Żabka  SA", "PL"),
            new PartyToRegister(second, PartyKind.Person, "Zoe", "FR"),
        ]))).EnsureSuccess();

        parties.Select(party => party.Reference).ShouldBe([second, known.Reference, first, second]);
        parties[1].ShouldBe(known);
        parties[2].Name.ShouldBe("Żabka SA");
        parties[3].PartyId.ShouldBe(parties[0].PartyId);
        (await bank.SendAsync(new FindParties([first, second, "nobody"]))).EnsureSuccess().Keys.ShouldBe([first, second], ignoreOrder: true);
    }

    [Fact]
    public async Task A_new_name_is_announced_once()
    {
        var party = await bank.APersonAsync("Ada", "Byron");

        (await bank.SendAsync(new RenameParty(party.PartyId, "Ada Lovelace", "Marriage"))).EnsureSuccess().Name.ShouldBe("Ada Lovelace");
        (await bank.SendAsync(new RenameParty(party.PartyId, " Ada  Lovelace", "Typed again"))).EnsureSuccess();

        (await bank.SendAsync(new GetParty(party.PartyId))).EnsureSuccess().Name.ShouldBe("Ada Lovelace");
        (await AnnouncedNamesAsync(party.PartyId)).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_renamed_without_reason_or_existence()
    {
        var party = await bank.APersonAsync();

        (await bank.SendAsync(new RenameParty(party.PartyId, "Other", ""))).ShouldFailWith("customers.reason_missing");
        (await bank.SendAsync(new RenameParty(Guid.CreateVersion7(), "Other", "Why"))).ShouldFailWith("customers.unknown_party");
        (await bank.SendAsync(new GetParty(Guid.CreateVersion7()))).ShouldFailWith("customers.unknown_party");
    }

    [Fact]
    public async Task Parties_are_listed_in_the_order_of_registration_page_by_page()
    {
        var mark = Guid.CreateVersion7().ToString("N");
        foreach (var name in new[] { "dora", "Anna", "BORIS", "anna", "Çelik" })
        {
            (await bank.SendAsync(new RegisterParties([new PartyToRegister(AReference(), PartyKind.Person, $"{name} {mark}", "DE")]))).EnsureSuccess();
        }

        var found = new List<PartyView>();
        Guid? after = null;
        while (true)
        {
            var page = (await bank.SendAsync(new ListParties(mark.ToUpperInvariant(), null, null, after, 2))).EnsureSuccess();
            if (page.Count == 0)
            {
                break;
            }

            found.AddRange(page);
            after = page[^1].PartyId;
        }

        found.Select(party => party.Name.Split(' ')[0]).ShouldBe(["dora", "Anna", "BORIS", "anna", "Çelik"], ignoreOrder: true);
        found.Select(party => party.PartyId.ToString()).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("Gödel", true)]
    [InlineData("godel KURT", true)]
    [InlineData("go\u0308del", true)]
    [InlineData("Göd", false)]
    [InlineData("Kurt Turing", false)]
    [InlineData("%", false)]
    public async Task A_party_is_found_by_whole_words_of_the_name_in_any_order(string sought, bool isFound)
    {
        var mark = Guid.CreateVersion7().ToString("N");
        var party = await bank.APersonAsync("Kurt", $"Gödel {mark}");

        var found = (await bank.SendAsync(new ListParties(sought == "%" ? sought : $"{sought} {mark}", null, null, null, 2))).EnsureSuccess();

        found.Select(one => one.PartyId).ShouldBe(isFound ? [party.PartyId] : []);
    }

    [Fact]
    public async Task A_renamed_party_is_found_by_the_new_name_only()
    {
        var (before, after) = (AReference(), AReference());
        var party = await bank.APersonAsync("Ada", before);

        (await bank.SendAsync(new RenameParty(party.PartyId, $"Ada {after}", "Marriage"))).EnsureSuccess();

        (await bank.SendAsync(new ListParties($"Ada {after}", null, null, null, 2))).EnsureSuccess().ShouldHaveSingleItem();
        (await bank.SendAsync(new ListParties(before, null, null, null, 2))).EnsureSuccess().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_party_is_found_by_address_and_by_number_however_they_are_typed()
    {
        var mark = AReference()[^12..];
        var firm = (await bank.SendAsync(new RegisterOrganisation(AReference(), "Acme", $"HRB {mark}", "DE", $"Office@{mark}.example"))).EnsureSuccess();

        (await bank.SendAsync(new ListParties(null, $"office@{mark}.EXAMPLE ", null, null, 2))).EnsureSuccess().ShouldBe([firm]);
        (await bank.SendAsync(new ListParties(null, null, $"hrb-{mark}", null, 2))).EnsureSuccess().ShouldBe([firm]);
        (await bank.SendAsync(new ListParties("Acme", $"other@{mark}.example", null, null, 2))).EnsureSuccess().ShouldBeEmpty();
    }

    private async Task<int> AnnouncedNamesAsync(Guid partyId)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<PlatformDbContext>().Outbox;
        return await outbox.CountAsync(message => message.AggregateId == partyId);
    }

    private static string AReference() => Guid.CreateVersion7().ToString("N");

    private static RegisterPerson APerson() => new(AReference(), "Ada", "Lovelace", new DateOnly(1815, 12, 10), "GB", "ada@example.org");
}
