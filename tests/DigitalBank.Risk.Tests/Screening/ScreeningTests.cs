using System.Net;
using System.Net.Http.Json;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Security;
using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.Risk.Lists;
using DigitalBank.Risk.Screening;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Risk.Tests.Screening;

public sealed class ScreeningTests(BankFixture bank) : IClassFixture<BankFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digitalbank-lists-").FullName;

    [Fact]
    public async Task A_listed_name_is_a_hit_with_its_reasons_and_a_clean_one_is_clear()
    {
        await ImportAsync("""1,"MADURO MOROS, Nicolas","individual","VENEZUELA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 23 Nov 1962." """);

        var screening = (await bank.SendAsync(APerson("Nicolás Maduro Moros"))).EnsureSuccess();

        screening.Outcome.ShouldBe(ScreeningOutcome.ToReview);
        var hit = screening.Hits.ShouldHaveSingleItem();
        (hit.ListName, hit.ListedId, hit.Score, hit.Status).ShouldBe(("ofac-sdn", "1", 1m, HitStatus.Open));
        hit.Reasons.ShouldBe(["name_same", "birth_year_agrees"]);
        (await bank.SendAsync(APerson("Ada Lovelace"))).EnsureSuccess().Outcome.ShouldBe(ScreeningOutcome.Clear);
    }

    [Fact]
    public async Task One_who_is_much_younger_than_the_listed_needs_more_than_a_similar_name()
    {
        await ImportAsync("""1,"MADURO MOROS, Nicolas","individual","VENEZUELA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 23 Nov 1962." """);
        var similar = APerson("Nicolas Maduro");

        (await bank.SendAsync(similar)).EnsureSuccess().Hits.ShouldHaveSingleItem();
        (await bank.SendAsync(similar with { PartyId = Guid.CreateVersion7(), BirthDate = new DateOnly(2001, 1, 1) })).EnsureSuccess().Hits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_names_are_looked_for_at_once_and_again_when_the_list_changes()
    {
        await ImportAsync("""1,"MADURO MOROS, Nicolas","individual","VENEZUELA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- """);
        string[] names = ["Nicolás Maduro Moros", "Ada Lovelace", "Grace Hopper"];

        (await FindAsync(names)).ShouldBe(["Nicolás Maduro Moros"]);
        await ImportAsync("""2,"LOVELACE, Ada","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- """);

        (await FindAsync(names)).ShouldBe(["Ada Lovelace"]);
    }

    private async Task<IEnumerable<string>> FindAsync(string[] names) =>
        (await bank.SendAsync(new FindListedNames(names))).EnsureSuccess().Resembling;

    [Theory]
    [InlineData("VEN", "DE", "nationality_agrees", 1.0)]
    [InlineData("D", "DE", "nationality_differs", 0.9)]
    [InlineData("UTO", "VE", "residence_agrees", 1.0)]
    [InlineData(null, "DE", null, 1.0)]
    public async Task Another_nationality_lowers_the_score_and_lets_nobody_of_the_same_name_go(
        string? nationality, string residence, string? reason, double score)
    {
        await ImportAsync("""1,"MADURO MOROS, Nicolas","individual","VENEZUELA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 23 Nov 1962; nationality Venezuela; citizen Panama." """);
        var person = APerson("Nicolas Maduro Moros") with { BirthDate = null, Nationality = nationality, Country = residence };

        var hit = (await bank.SendAsync(person)).EnsureSuccess().Hits.ShouldHaveSingleItem();

        hit.Score.ShouldBe((decimal)score);
        hit.Reasons.ShouldBe(reason is null ? ["name_same"] : ["name_same", reason]);
        var born2001 = person with { PartyId = Guid.CreateVersion7(), BirthDate = new DateOnly(2001, 1, 1), Nationality = "FRA" };
        (await bank.SendAsync(born2001)).EnsureSuccess().Hits.ShouldHaveSingleItem().Score.ShouldBe(0.75m);
    }

    [Fact]
    public async Task Another_nationality_makes_a_similar_name_no_hit()
    {
        await ImportAsync("""1,"MADURO MOROS, Nicolas","individual","VENEZUELA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"nationality Venezuela." """);
        var similar = APerson("Nicolas Maduro") with { BirthDate = null };

        (await bank.SendAsync(similar)).EnsureSuccess().Hits.ShouldHaveSingleItem();
        (await bank.SendAsync(similar with { PartyId = Guid.CreateVersion7(), Nationality = "SWE" })).EnsureSuccess().Hits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dismissed_hit_stays_dismissed_until_the_entry_changes()
    {
        const string before = """7,"IVANOV, Oleg","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- """;
        await ImportAsync(before);
        var person = APerson("Oleg Ivanov");
        var hit = (await bank.SendAsync(person)).EnsureSuccess().Hits.ShouldHaveSingleItem();

        (await bank.SendAsync(new ReviewHit(hit.HitId, HitStatus.Dismissed, "Born elsewhere"))).EnsureSuccess();
        (await bank.SendAsync(person)).EnsureSuccess().Outcome.ShouldBe(ScreeningOutcome.Clear);

        await ImportAsync("""7,"IVANOV, Oleg Petrovich","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- """, before.Replace("7,", "8,", StringComparison.Ordinal));
        var again = (await bank.SendAsync(person)).EnsureSuccess();
        again.Outcome.ShouldBe(ScreeningOutcome.ToReview);
        again.Hits.Single(one => one.ListedId == "7").Status.ShouldBe(HitStatus.Open);
    }

    [Fact]
    public async Task A_confirmed_hit_stays_even_when_the_list_forgets_it()
    {
        await ImportAsync("""9,"PETROV, Igor","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- """);
        var person = APerson("Igor Petrov");
        var hit = (await bank.SendAsync(person)).EnsureSuccess().Hits.ShouldHaveSingleItem();
        (await bank.SendAsync(new ReviewHit(hit.HitId, HitStatus.Confirmed, "Same passport"))).EnsureSuccess();

        await ImportAsync("""10,"SOMEBODY, Else","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- """);

        (await bank.SendAsync(person)).EnsureSuccess().Outcome.ShouldBe(ScreeningOutcome.Confirmed);
    }

    [Fact]
    public async Task A_new_edition_is_compared_with_everybody_by_the_job_and_once()
    {
        await ImportAsync("""11,"NOBODY, Known","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- """);
        var person = APerson("Wilhelmina Featherstonehaugh");
        (await bank.SendAsync(person)).EnsureSuccess().Outcome.ShouldBe(ScreeningOutcome.Clear);

        await ImportAsync("""12,"FEATHERSTONEHAUGH, Wilhelmina","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- """);
        (await RescreenAsync()).Items.ShouldBeGreaterThan(0);

        (await bank.SendAsync(new ListHits(person.PartyId, HitStatus.Open, null, 10))).EnsureSuccess().ShouldHaveSingleItem().ListedId.ShouldBe("12");
        (await AnnouncedAsync(person.PartyId)).ShouldBe(1);
        (await RescreenAsync()).Items.ShouldBe(0, "everybody has been compared with the lists in force");
    }

    [Fact]
    public async Task A_supervisor_decides_a_clerk_looks_and_nobody_stores_a_name_in_clear()
    {
        await ImportAsync("""13,"VANDERBILT ODERMATT, Maximiliane","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- """);
        var (clerk, supervisor) = (await bank.StaffAsync(RoleNames.Clerk), await bank.StaffAsync(RoleNames.Supervisor));
        var partyId = Guid.CreateVersion7();

        var screening = await (await clerk.PostAsJsonAsync("/staff/v1/risk/screenings", new
        {
            partyId,
            kind = "person",
            name = "Maximiliane Vanderbilt Odermatt",
            aliases = new[] { "Maxi Odermatt" },
            birthDate = "1990-01-01",
            country = "CH",
        })).ShouldBeJsonAsync();
        var hitId = screening.GetProperty("hits")[0].GetProperty("hitId").GetGuid();

        var decision = new { status = "dismissed", reason = "Other date of birth" };
        (await clerk.PostAsJsonAsync($"/staff/v1/risk/hits/{hitId}/review", decision)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await (await supervisor.PostAsJsonAsync($"/staff/v1/risk/hits/{hitId}/review", new { status = "open", reason = "?" }))
            .ShouldBeProblemAsync(400, "risk.decision_missing");
        var reviewed = await (await supervisor.PostAsJsonAsync($"/staff/v1/risk/hits/{hitId}/review", decision)).ShouldBeJsonAsync();
        reviewed.GetProperty("status").GetString().ShouldBe("dismissed");
        (await (await clerk.GetAsync($"/staff/v1/risk/hits?partyId={partyId}")).ShouldBeJsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await (await clerk.GetAsync("/staff/v1/risk/lists")).ShouldBeJsonAsync()).GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);

        await using var scope = bank.Services.CreateAsyncScope();
        var id = partyId.ToString();
        var trail = await scope.ServiceProvider.GetRequiredService<PlatformDbContext>().AuditTrail.Where(record => record.SubjectId == id).ToListAsync();
        trail.ShouldNotBeEmpty();
        trail.ShouldAllBe(record => !record.After!.Contains("Odermatt"));
    }

    /// <summary>One row per reason, in the order in which they are looked for.</summary>
    [Theory]
    [InlineData("nobody", "risk.party_missing")]
    [InlineData("no name", "risk.name_missing")]
    [InlineData("long name", "risk.name_too_long")]
    [InlineData("empty alias", "risk.aliases_malformed")]
    [InlineData("country", "risk.country_malformed")]
    public async Task What_cannot_be_screened_is_refused(string fault, string code)
    {
        var right = APerson("Ada Lovelace");

        (await bank.SendAsync(fault switch
        {
            "nobody" => right with { PartyId = Guid.Empty },
            "no name" => right with { Name = "" },
            "long name" => right with { Name = new string('x', 141) },
            "empty alias" => right with { Aliases = [""] },
            _ => right with { Country = "DEU" },
        })).ShouldFailWith(code);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ScreenParty APerson(string name) =>
        new(Guid.CreateVersion7(), ScreenedKind.Person, name, [], new DateOnly(1962, 11, 23), "DE");

    private async Task<ListEditionView> ImportAsync(params string[] entries)
    {
        SampleList.Write(_folder, entries);
        return (await bank.SendAsync(new ImportLists(_folder))).EnsureSuccess().ShouldHaveSingleItem();
    }

    private async Task<StepReport> RescreenAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<IBankJob>().Single(job => job.Name == "re-screen-parties").RunAsync(CancellationToken.None);
    }

    private async Task<int> AnnouncedAsync(Guid partyId)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PlatformDbContext>().Outbox
            .CountAsync(message => message.AggregateId == partyId);
    }
}
