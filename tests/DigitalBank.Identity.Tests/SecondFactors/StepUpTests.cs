using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Identity.Contracts.StepUps;
using DigitalBank.Identity.Data;
using DigitalBank.Identity.SecondFactors;
using DigitalBank.Identity.StepUps;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Identity.Tests.SecondFactors;

/// <summary>A second factor, and the yes to one act that its codes give.</summary>
public sealed class StepUpTests(IdentityBank bank) : IClassFixture<IdentityBank>
{
    private static int _customers;

    [Fact]
    public async Task An_act_waits_for_a_code_and_is_confirmed_by_it_alone()
    {
        var ada = await ACustomerWithAnAppAsync();
        var rent = Payment(ada, "EUR 900.00 to Marie Curie");

        (await RequireAsync(rent)).Failure!.Code.ShouldBe("identity.step_up_needed");
        var waiting = (await WaitingAsync(ada)).ShouldHaveSingleItem();
        waiting.GetProperty("text").GetString().ShouldBe("EUR 900.00 to Marie Curie");
        (await RequireAsync(rent)).IsSuccess.ShouldBeFalse("asking twice confirms nothing");

        (await ConfirmAsync(ada, waiting)).EnsureSuccessStatusCode();

        (await RequireAsync(rent)).IsSuccess.ShouldBeTrue();
        (await RequireAsync(rent)).IsSuccess.ShouldBeTrue("the same act, sent again");
        (await RequireAsync(rent with { LinkedTo = rent.LinkedTo + "0" })).Failure!.Code.ShouldBe("identity.step_up_needed");
        (await RequireAsync(rent with { Purpose = "lending.accept" })).Failure!.Code.ShouldBe("identity.step_up_needed");
        (await RequireAsync(rent with { LoginId = (await ACustomerWithAnAppAsync()).LoginId })).Failure!.Code.ShouldBe("identity.step_up_needed");
    }

    [Fact]
    public async Task A_code_is_taken_once_also_by_two_acts_at_the_same_moment()
    {
        var ada = await ACustomerWithAnAppAsync();
        await RequireAsync(Payment(ada, "the first"));
        await RequireAsync(Payment(ada, "the second"));
        bank.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = ada.Code(bank.Clock.GetUtcNow());

        var answers = await Task.WhenAll((await WaitingAsync(ada)).Select(act => ConfirmAsync(ada, act, code)));

        answers.Count(answer => answer.IsSuccessStatusCode).ShouldBe(1);
        await answers.Single(answer => !answer.IsSuccessStatusCode).ShouldBeProblemAsync(422, "identity.code_wrong");
    }

    [Fact]
    public async Task A_confirmation_counts_for_five_minutes()
    {
        var ada = await ACustomerWithAnAppAsync();
        var rent = Payment(ada, "rent");
        await RequireAsync(rent);
        var act = (await WaitingAsync(ada)).Single();
        (await ConfirmAsync(ada, act)).EnsureSuccessStatusCode();

        bank.Clock.Advance(TimeSpan.FromMinutes(5));

        (await RequireAsync(rent)).Failure!.Code.ShouldBe("identity.step_up_needed");
        (await ConfirmAsync(ada, act)).EnsureSuccessStatusCode();
        (await RequireAsync(rent)).IsSuccess.ShouldBeTrue();

        bank.Clock.Advance(TimeSpan.FromMinutes(5));
        await (await ConfirmAsync(await AgainAsync(ada), act)).ShouldBeProblemAsync(404, "identity.unknown_step_up");
        bank.Clock.Advance(TimeSpan.FromDays(2));
        await using var scope = bank.Services.CreateAsyncScope();
        var job = new ForgetOldStepUps(scope.ServiceProvider.GetRequiredService<IdentityDbContext>(), bank.Clock);
        (await job.RunAsync(CancellationToken.None)).Items.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_right_one_out_however_many_come_at_once()
    {
        var ada = await ACustomerWithAnAppAsync();
        await RequireAsync(Payment(ada, "rent"));
        var act = (await WaitingAsync(ada)).Single();
        bank.Clock.Advance(TimeSpan.FromMinutes(1));

        var right = ada.Code(bank.Clock.GetUtcNow());
        var wrong = right == "000000" ? "000001" : "000000";
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ConfirmAsync(ada, act, wrong)));
        var told = await FactorAsync(ada);
        (told.GetProperty("wrongCodes").GetInt32(), told.GetProperty("lastWrongCodeAt").ValueKind).ShouldBe((5, JsonValueKind.String));
        MailsTo(ada.Email).ShouldContain(mail => mail.Contains("Wrong codes", StringComparison.Ordinal));

        await (await ConfirmAsync(ada, act, right)).ShouldBeProblemAsync(422, "identity.code_wrong");
        bank.Clock.Advance(TimeSpan.FromMinutes(15));
        ada = await AgainAsync(ada);
        await RequireAsync(Payment(ada, "rent"));
        (await ConfirmAsync(ada, (await WaitingAsync(ada)).Single())).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Somebody_elses_act_cannot_be_seen_or_confirmed()
    {
        var ada = await ACustomerWithAnAppAsync();
        var eve = await ACustomerWithAnAppAsync();
        await RequireAsync(Payment(ada, "rent"));
        var act = (await WaitingAsync(ada)).Single();

        (await WaitingAsync(eve)).ShouldBeEmpty();
        await (await ConfirmAsync(eve, act)).ShouldBeProblemAsync(404, "identity.unknown_step_up");
    }

    [Fact]
    public async Task Without_an_app_the_answer_says_to_set_one_up()
    {
        var login = await bank.ACustomerAsync($"no.app.{Interlocked.Increment(ref _customers)}@example.org");

        var asked = await RequireAsync(new RequireStepUp(login.LoginId, "payments.transfer", "x", "rent"));

        asked.Failure!.Code.ShouldBe("identity.second_factor_missing");
    }

    [Fact]
    public async Task An_app_is_set_up_with_the_password_and_a_first_code_and_once()
    {
        var email = $"app.{Interlocked.Increment(ref _customers)}@example.org";
        await bank.ACustomerAsync(email);
        var token = (await bank.LogInAsync("api/v1", email)).AccessToken;

        await (await PostAsync(token, "second-factor", new { password = "a guess" })).ShouldBeProblemAsync(422, "identity.wrong_password");
        (await PostAsync(token, "second-factor", new { password = IdentityBank.Password })).EnsureSuccessStatusCode();
        await (await PostAsync(token, "second-factor/confirm", new { code = "12345" })).ShouldBeProblemAsync(422, "identity.code_wrong");

        var ada = await ACustomerWithAnAppAsync();
        await (await PostAsync(ada.Token, "second-factor", new { password = IdentityBank.Password })).ShouldBeProblemAsync(409, "identity.second_factor_there");
    }

    [Fact]
    public async Task A_removed_app_confirms_nothing_and_takes_what_it_confirmed_with_it()
    {
        var ada = await ACustomerWithAnAppAsync();
        var rent = Payment(ada, "rent");
        await RequireAsync(rent);
        (await ConfirmAsync(ada, (await WaitingAsync(ada)).Single())).EnsureSuccessStatusCode();
        bank.Clock.Advance(TimeSpan.FromSeconds(30));
        var body = new { password = IdentityBank.Password, code = ada.Code(bank.Clock.GetUtcNow()) };

        await (await PostAsync(ada.Token, "second-factor/remove", body with { code = "12345" })).ShouldBeProblemAsync(422, "identity.code_wrong");
        (await PostAsync(ada.Token, "second-factor/remove", body)).EnsureSuccessStatusCode();

        (await RequireAsync(rent)).Failure!.Code.ShouldBe("identity.second_factor_missing");
        var told = await FactorAsync(ada);
        (told.GetProperty("removedAt").ValueKind, told.GetProperty("isRemovedByBank").GetBoolean()).ShouldBe((JsonValueKind.String, false));
        MailsTo(ada.Email).ShouldContain(mail => mail.Contains("was removed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Staff_take_a_lost_app_away_with_a_reason_and_the_sessions_end()
    {
        var ada = await ACustomerWithAnAppAsync();
        var email = $"supervisor.{Interlocked.Increment(ref _customers)}@bank.example";
        await bank.AMemberOfStaffAsync(email, RoleNames.Supervisor);
        var staff = (await bank.LogInAsync("staff/v1", email)).AccessToken;
        var path = $"/staff/v1/identity/logins/{ada.LoginId}/second-factor-removals";

        (await IdentityBank.CallAsync(bank.Client, HttpMethod.Post, path, staff, new { reason = "" })).IsSuccessStatusCode.ShouldBeFalse();
        (await IdentityBank.CallAsync(bank.Client, HttpMethod.Post, path, staff, new { reason = "came with a passport" })).EnsureSuccessStatusCode();

        (await bank.GetAsync("/api/v1/identity/step-ups", ada.Token)).IsSuccessStatusCode.ShouldBeFalse();
        (await FactorAsync(await AgainAsync(ada))).GetProperty("isRemovedByBank").GetBoolean().ShouldBeTrue();
        MailsTo(ada.Email).ShouldContain(mail => mail.Contains("was removed", StringComparison.Ordinal));
        (await RequireAsync(Payment(ada, "rent"))).Failure!.Code.ShouldBe("identity.second_factor_missing");
    }

    [Fact]
    public async Task Neither_the_secret_nor_what_is_confirmed_stands_in_clear()
    {
        var ada = await ACustomerWithAnAppAsync();
        await RequireAsync(Payment(ada, "EUR 1.00 to Grace Hopper"));

        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var secret = await db.SecondFactors.Where(row => row.LoginId == ada.LoginId).Select(row => EF.Property<byte[]>(row, "SecretSealed")).SingleAsync();
        var text = await db.StepUps.Where(row => row.LoginId == ada.LoginId).Select(row => EF.Property<byte[]>(row, "TextSealed")).SingleAsync();

        Convert.ToHexString(secret).ShouldNotContain(Convert.ToHexString(ada.Secret));
        Convert.ToHexString(text).ShouldNotContain(Convert.ToHexString("Grace"u8));
        var audited = await db.Set<DigitalBank.Platform.Data.AuditRecord>().AsNoTracking().ToListAsync();
        JsonSerializer.Serialize(audited).ShouldNotContain("Grace Hopper");
    }

    private async Task<JsonElement> FactorAsync(AppHolder who) =>
        await (await bank.GetAsync("/api/v1/identity/second-factor", who.Token)).Content.ReadFromJsonAsync<JsonElement>();

    private IEnumerable<string> MailsTo(string email) => Directory.GetFiles(Path.Combine(bank.DataFolder, "mail"))
        .Select(File.ReadAllText)
        .Where(mail => mail.Contains(email, StringComparison.OrdinalIgnoreCase));

    private static RequireStepUp Payment(AppHolder payer, string text) => new(payer.LoginId, "payments.transfer", text, text);

    private async Task<Result<Done>> RequireAsync(RequireStepUp asked)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(asked);
    }

    private async Task<IReadOnlyList<JsonElement>> WaitingAsync(AppHolder who)
    {
        var answer = await (await bank.GetAsync("/api/v1/identity/step-ups", who.Token)).Content.ReadFromJsonAsync<JsonElement>();
        return [.. answer.GetProperty("items").EnumerateArray()];
    }

    /// <summary>With the app's next code: the one of now may have been taken.</summary>
    private Task<HttpResponseMessage> ConfirmAsync(AppHolder who, JsonElement act)
    {
        bank.Clock.Advance(TimeSpan.FromSeconds(30));
        return ConfirmAsync(who, act, who.Code(bank.Clock.GetUtcNow()));
    }

    private Task<HttpResponseMessage> ConfirmAsync(AppHolder who, JsonElement act, string code) =>
        PostAsync(who.Token, $"step-ups/{act.GetProperty("stepUpId").GetGuid()}/confirm", new { code });

    private Task<HttpResponseMessage> PostAsync(string token, string path, object body) =>
        IdentityBank.CallAsync(bank.Client, HttpMethod.Post, $"/api/v1/identity/{path}", token, body);

    private async Task<AppHolder> ACustomerWithAnAppAsync()
    {
        var email = $"holder.{Interlocked.Increment(ref _customers)}@example.org";
        var login = await bank.ACustomerAsync(email);
        var token = (await bank.LogInAsync("api/v1", email)).AccessToken;
        var begun = await PostAsync(token, "second-factor", new { password = IdentityBank.Password });
        var secret = FromBase32((await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!);
        var holder = new AppHolder(login.LoginId, email, token, secret);
        (await PostAsync(token, "second-factor/confirm", new { code = holder.Code(bank.Clock.GetUtcNow()) })).EnsureSuccessStatusCode();
        return holder;
    }

    /// <summary>Logged in anew, once the access token is out of date.</summary>
    private async Task<AppHolder> AgainAsync(AppHolder who) => who with { Token = (await bank.LogInAsync("api/v1", who.Email)).AccessToken };

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    private sealed record AppHolder(Guid LoginId, string Email, string Token, byte[] Secret)
    {
        public string Code(DateTimeOffset now) => Totp.CodeAt(Secret, Totp.StepAt(now));
    }
}
