using DigitalBank.Onboarding.Applications;
using DigitalBank.TestKit;

namespace DigitalBank.Onboarding.Tests.Applications;

/// <summary>An account opens only for somebody who reads the e-mail address that the application names.</summary>
public sealed class EmailCodeTests(BankFixture bank) : IClassFixture<BankFixture>
{
    [Fact]
    public async Task Without_the_code_nothing_is_submitted()
    {
        using var app = bank.Anonymous;
        var (started, email) = await AFilledInApplicationAsync(app);

        using var tooEarly = await app.SubmitAsync(started);
        await tooEarly.ShouldBeProblemAsync(422, "onboarding.email_not_confirmed");
        await bank.ConfirmEmailAsync(app, started, email);
        using var submitted = await app.SubmitAsync(started);

        (await submitted.ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("completed");
    }

    [Fact]
    public async Task Another_address_has_to_be_confirmed_again_and_the_same_one_has_not()
    {
        using var app = bank.Anonymous;
        var started = await app.StartAsync();
        var anna = Onboarders.AnApplicant();
        (await app.FillInAsync(started, anna)).Dispose();
        await bank.ConfirmEmailAsync(app, started, anna.Email);

        (await app.FillInAsync(started, anna with { Email = $"x{anna.Email}" })).Dispose();
        using var refused = await app.SubmitAsync(started);
        await refused.ShouldBeProblemAsync(422, "onboarding.email_not_confirmed");
        using var old = await app.SayCodeAsync(started, bank.CodeSentTo(anna.Email));
        await old.ShouldBeProblemAsync(422, "onboarding.email_code_wrong");

        await bank.ConfirmEmailAsync(app, started, $"x{anna.Email}");
        (await app.FillInAsync(started, anna with { Email = $"X{anna.Email}", Phone = "+4930654321" })).Dispose();
        using var submitted = await app.SubmitAsync(started);
        await submitted.ShouldBeJsonAsync();
    }

    [Fact]
    public async Task Five_wrong_codes_make_the_right_one_wrong_even_when_they_come_at_once()
    {
        using var app = bank.Anonymous;
        var (started, email) = await AFilledInApplicationAsync(app);
        (await app.AskForCodeAsync(started)).Dispose();
        var code = bank.CodeSentTo(email);
        var wrong = code == "000000" ? "000001" : "000000";

        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.SayCodeAsync(started, wrong))))
        {
            await answer.ShouldBeProblemAsync(422, "onboarding.email_code_wrong");
            answer.Dispose();
        }

        using var right = await app.SayCodeAsync(started, code);
        await right.ShouldBeProblemAsync(422, "onboarding.email_code_wrong");
        await bank.ConfirmEmailAsync(app, started, email);
    }

    [Fact]
    public async Task A_code_is_good_for_fifteen_minutes_and_five_of_them_are_sent()
    {
        using var app = bank.Anonymous;
        var (started, email) = await AFilledInApplicationAsync(app);
        (await app.AskForCodeAsync(started)).Dispose();
        bank.Clock.Advance(TimeSpan.FromMinutes(15));
        using var late = await app.SayCodeAsync(started, bank.CodeSentTo(email));
        await late.ShouldBeProblemAsync(422, "onboarding.email_code_wrong");

        for (var sent = 1; sent < 5; sent++)
        {
            using var again = await app.AskForCodeAsync(started);
            await again.ShouldBeJsonAsync();
        }

        using var exhausted = await app.AskForCodeAsync(started);
        await exhausted.ShouldBeProblemAsync(409, "onboarding.email_codes_exhausted");
        using var latest = await app.SayCodeAsync(started, bank.CodeSentTo(email));
        await latest.ShouldBeJsonAsync();
    }

    private static async Task<(StartedApplication Started, string Email)> AFilledInApplicationAsync(HttpClient app)
    {
        var started = await app.StartAsync();
        var applicant = Onboarders.AnApplicant();
        (await app.FillInAsync(started, applicant)).Dispose();
        return (started, applicant.Email);
    }
}
