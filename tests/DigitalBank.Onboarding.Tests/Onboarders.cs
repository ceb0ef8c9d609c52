using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Customers.Contracts.Onboarding;
using DigitalBank.Onboarding.Applications;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Onboarding.Tests;

/// <summary>Strangers with an app, as tests need them.</summary>
internal static class Onboarders
{
    public const string Password = "a long way to a first account";

    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 1];

    private static int _births;

    /// <summary>Somebody who resembles nobody else.</summary>
    public static Applicant AnApplicant(string givenName = "Anna", string? familyName = null)
    {
        var family = familyName ?? Letters(Guid.NewGuid());
        var birthDate = new DateOnly(1950, 1, 1).AddDays(Interlocked.Increment(ref _births));
        return new Applicant(
            givenName, family, birthDate, "DE", $"{Guid.NewGuid():N}@example.test", "+4930123456", "Linienstr. 1\n10178 Berlin",
            new ApplicantDocument(TravelDocumentKind.Passport, Picture, SamplePassport.Of(givenName, family, birthDate)),
            IsPoliticallyExposed: false,
            IsCashIntensive: false,
            [new ApplicantConsent("credit-bureau", ["accounts.transactions"], "2026-11", null)]);
    }

    public static async Task<StartedApplication> StartAsync(this HttpClient app)
    {
        using var response = await app.PostAsJsonAsync("/api/v1/onboarding/applications", new { productCode = "current", currencyCode = "EUR" });
        return (await response.ShouldBeJsonAsync(201)).Deserialize<StartedApplication>(BankJson.Options)!;
    }

    public static Task<HttpResponseMessage> FillInAsync(this HttpClient app, StartedApplication started, Applicant applicant) =>
        app.SendAsync(started, HttpMethod.Put, "", JsonContent.Create(applicant, options: BankJson.Options));

    public static Task<HttpResponseMessage> SubmitAsync(this HttpClient app, StartedApplication started, string password = Password) =>
        app.SendAsync(started, HttpMethod.Post, "/submit", JsonContent.Create(new { password }));

    public static Task<HttpResponseMessage> AskForCodeAsync(this HttpClient app, StartedApplication started) =>
        app.SendAsync(started, HttpMethod.Post, "/email-code", null);

    public static Task<HttpResponseMessage> SayCodeAsync(this HttpClient app, StartedApplication started, string code) =>
        app.SendAsync(started, HttpMethod.Post, "/email-code/confirm", JsonContent.Create(new { code }));

    /// <summary>The code of the latest message to the address, as its reader finds it.</summary>
    public static string CodeSentTo(this BankFixture bank, string email) => Directory
        .GetFiles(Path.Combine(bank.Database.Folder, "mail"))
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllLines)
        .Last(message => message[0] == $"To: {email}")[1]["Subject: ".Length..]
        .Split(' ')[0];

    public static async Task ConfirmEmailAsync(this BankFixture bank, HttpClient app, StartedApplication started, string email)
    {
        (await app.AskForCodeAsync(started)).Dispose();
        using var confirmed = await app.SayCodeAsync(started, bank.CodeSentTo(email));
        await confirmed.ShouldBeJsonAsync();
    }

    public static async Task<string> StatusAsync(this HttpClient app, StartedApplication started)
    {
        using var response = await app.SendAsync(started, HttpMethod.Get, "", null);
        return (await response.ShouldBeJsonAsync()).GetProperty("status").GetString()!;
    }

    /// <returns>How the application stands with the answer to its submission.</returns>
    public static async Task<(StartedApplication Started, string Status)> ApplyAsync(this BankFixture bank, Applicant applicant)
    {
        using var app = bank.Anonymous;
        var started = await app.StartAsync();
        using var filledIn = await app.FillInAsync(started, applicant);
        await filledIn.ShouldBeJsonAsync();
        await bank.ConfirmEmailAsync(app, started, applicant.Email);
        using var submitted = await app.SubmitAsync(started);
        return (started, (await submitted.ShouldBeJsonAsync()).GetProperty("status").GetString()!);
    }

    public static async Task<StepReport> CarryOnAsync(this BankFixture bank)
    {
        bank.Clock.Advance(TimeSpan.FromMinutes(2));
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<IBankJob>().Single(job => job.Name == "carry-on-applications").RunAsync(CancellationToken.None);
    }

    public static async Task<bool> CanLogInAsync(this BankFixture bank, string email, string password = Password)
    {
        using var app = bank.Anonymous;
        using var response = await app.PostAsJsonAsync("/api/v1/identity/login", new { email, password });
        return response.IsSuccessStatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(
        this HttpClient app, StartedApplication started, HttpMethod method, string step, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/onboarding/applications/{started.ApplicationId}{step}") { Content = content };
        request.Headers.Add("Application-Token", started.Token);
        return await app.SendAsync(request);
    }

    private static string Letters(Guid id) => string.Concat(id.ToByteArray().Take(8).Select(b => $"{(char)('A' + (b >> 4))}{(char)('A' + (b & 15))}"));
}
