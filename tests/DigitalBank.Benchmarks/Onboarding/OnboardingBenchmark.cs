using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Benchmarks.Http;
using DigitalBank.Benchmarks.Ledger;
using DigitalBank.Customers.TravelDocuments;

namespace DigitalBank.Benchmarks.Onboarding;

/// <summary>
/// How long the bank takes for a stranger of whom nothing is found, from the first request to an open account: details, document with a
/// picture, screening, rating, log-in, account.
/// </summary>
internal static class OnboardingBenchmark
{
    private const int PictureBytes = 300_000;

    public static async Task<int> RunAsync(string[] options)
    {
        var applicants = options.Number("applicants", 300);
        await using var cluster = await PostgreSqlCluster.StartAsync();
        var folder = Directory.CreateTempSubdirectory("digitalbank-bench-data-").FullName;
        try
        {
            var connection = cluster.ConnectionString("onboarding");
            if (options.Text("lists") is { } lists)
            {
                await BankServer.RunVerbAsync(connection, folder, "risk", "import-lists", lists);
            }

            await using var server = await BankServer.StartAsync(connection, folder);
            var mail = Path.Combine(folder, "mail");
            using var app = new HttpClient { BaseAddress = server.Address };
            await ApplyAsync(app, mail, options.Number("warm-up", 50), from: 0);
            var (waits, toReview) = await ApplyAsync(app, mail, applicants, from: 10_000);
            Console.WriteLine($"{waits.Count} applicants with an account, from the first request to the last answer: {waits}");
            Console.WriteLine($"{toReview} applicants for a person to look at");
            return waits.Count > 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(Latencies Waits, int ToReview)> ApplyAsync(HttpClient app, string mail, int count, int from)
    {
        var waits = new Latencies();
        var toReview = 0;
        for (var i = from; i < from + count; i++)
        {
            var applicant = AnApplicant(i);
            var started = Stopwatch.GetTimestamp();
            if (await ApplyAsync(app, mail, applicant, $"a long word of applicant {i}"))
            {
                waits.Add(Stopwatch.GetElapsedTime(started));
            }
            else
            {
                toReview++;
            }
        }

        return (waits, toReview);
    }

    private static async Task<bool> ApplyAsync(HttpClient app, string mail, object applicant, string password)
    {
        var start = await SendAsync(app, HttpMethod.Post, "", null, new { productCode = "current", currencyCode = "EUR" });
        var token = start.GetProperty("token").GetString();
        var path = $"/{start.GetProperty("applicationId").GetGuid()}";
        await SendAsync(app, HttpMethod.Put, path, token, applicant);
        await SendAsync(app, HttpMethod.Post, $"{path}/email-code", token, new { });
        await SendAsync(app, HttpMethod.Post, $"{path}/email-code/confirm", token, new { code = TakeCode(mail) });
        var submitted = await SendAsync(app, HttpMethod.Post, $"{path}/submit", token, new { password });
        return submitted.GetProperty("status").GetString() == "completed";
    }

    /// <summary>One applicant comes after the other, so there is one message.</summary>
    private static string TakeCode(string mail)
    {
        var message = Directory.GetFiles(mail).Single();
        var code = File.ReadAllLines(message)[1]["Subject: ".Length..].Split(' ')[0];
        File.Delete(message);
        return code;
    }

    private static async Task<JsonElement> SendAsync(HttpClient app, HttpMethod method, string path, string? token, object body)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/onboarding/applications{path}") { Content = JsonContent.Create(body) };
        if (token is not null)
        {
            request.Headers.Add("Application-Token", token);
        }

        using var response = await app.SendAsync(request);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadFromJsonAsync<JsonElement>()
            : throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Names made of letters that no list has, so that nothing is found.</summary>
    private static object AnApplicant(int number)
    {
        var picture = new byte[PictureBytes];
        byte[] jpeg = [0xFF, 0xD8, 0xFF];
        jpeg.CopyTo(picture, 0);
        var family = $"Zywqx{string.Concat(number.ToString("D6", null).Select(digit => (char)(digit - '0' + 'a')))}";
        var birthDate = new DateOnly(1950, 1, 1).AddDays(number % 20_000);
        return new
        {
            givenName = "Qwendolyn",
            familyName = family,
            birthDate,
            country = "DE",
            email = $"applicant-{number}@example.com",
            phone = "+4930123456",
            address = "Linienstr. 1\n10178 Berlin",
            document = new { kind = "passport", content = picture, mrzLines = Zone("QWENDOLYN", family.ToUpperInvariant(), birthDate) },
            isPoliticallyExposed = false,
            isCashIntensive = false,
            consents = new[] { new { purpose = "credit-bureau", scope = new[] { "accounts.transactions" }, wordingVersion = "2026-11", expiresAt = (DateTimeOffset?)null } },
        };
    }

    private static string[] Zone(string givenName, string familyName, DateOnly birthDate)
    {
        var (document, birth, expiry, optional) = ("L898902C3", birthDate.ToString("yyMMdd", null), "350101", new string('<', 14));
        var (d, b, e, o) = (Digit(document), Digit(birth), Digit(expiry), Digit(optional));
        var composite = Digit($"{document}{d}{birth}{b}{expiry}{e}{optional}{o}");
        return [$"P<UTO{familyName}<<{givenName}".PadRight(44, '<'), $"{document}{d}UTO{birth}{b}F{expiry}{e}{optional}{o}{composite}"];
    }

    private static char Digit(string field) => MrzCheckDigit.Of(field)!.Value;
}
