using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.CrashDay;
using DigitalBank.Host.Demo;

namespace DigitalBank.Host.Tests.Processes;

public class StartAndStopTests
{
    [Fact]
    public async Task A_bank_starts_with_no_configuration_says_where_it_is_and_stops_when_told()
    {
        var folder = Directory.CreateTempSubdirectory("digitalbank-test-").FullName;
        try
        {
            await using var bank = await new Installation(folder).ServeAsync([], BankFolder.Soon);
            using var client = new HttpClient { BaseAddress = bank.Address };

            (await client.GetStringAsync("/health/ready")).ShouldBe("Healthy");
            File.Exists(Path.Combine(folder, "data", "digitalbank.db")).ShouldBeTrue();
            bank.Said.ShouldContain("/docs");
            (await bank.StopAsync(BankFolder.Soon)).ShouldBe(0, bank.Said);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_demos_log_ins_work_and_a_stop_in_the_middle_of_payments_loses_none()
    {
        await using var folder = new BankFolder();
        await using var bank = await folder.Bank.ServeAsync(["--demo", "--Demo:Customers=20"], BankFolder.Soon);
        await UntilAsync(() => bank.Said.Contains(DemoLogIns.All[^1].Email, StringComparison.Ordinal));
        bank.Said.ShouldContain("THIS IS A DEMO");
        bank.Said.ShouldContain(DemoLogIns.Password);
        using var client = new HttpClient { BaseAddress = bank.Address };
        foreach (var logIn in DemoLogIns.All)
        {
            bank.Said.ShouldContain(logIn.Email);
            await LogInAsync(client, logIn);
        }

        await LogInAsync(client, DemoLogIns.All[0]);
        await UntilAsync(() => bank.Said.Contains("The demo is complete", StringComparison.Ordinal));
        var accounts = await client.GetFromJsonAsync<JsonElement>("/api/v1/accounts");
        var ids = accounts.GetProperty("items").EnumerateArray()
            .Where(account => account.GetProperty("currencyCode").GetString() == "EUR")
            .ToDictionary(account => account.GetProperty("productCode").GetString()!, account => account.GetProperty("accountId").GetGuid());

        // Some of these are on their way when SIGTERM comes: each is either paid and acknowledged, or neither.
        var paying = Enumerable.Range(0, 40).Select(_ => PayAsync(client, ids["current"], ids["savings"])).ToList();
        await Task.WhenAny(paying);
        (await bank.StopAsync(BankFolder.Soon)).ShouldBe(0, bank.Said);
        var acknowledged = (await Task.WhenAll(paying)).OfType<Guid>().ToHashSet();

        var booked = (await folder.Book.ReadAsync(BankFolder.Soon)).Where(line => line.EndToEndId is not null).Select(line => line.EndToEndId).ToHashSet();
        acknowledged.ShouldNotBeEmpty();
        acknowledged.Select(id => id.ToString("N")).Except(booked).ShouldBeEmpty();
        var again = await folder.Bank.RunAsync(["ledger", "verify"]);
        again.ExitCode.ShouldBe(0, again.Output + again.Error);
    }

    [Fact]
    public async Task A_demo_is_refused_by_a_bank_that_has_been_used()
    {
        await using var folder = new BankFolder();
        var created = await folder.Bank.RunAsync(
            ["identity", "create-staff", "--email", "first@bank.test", "--role", "administrator"], BankFixture.Password);
        created.ExitCode.ShouldBe(0, created.Output + created.Error);

        var refused = await folder.Bank.RunAsync(["serve", "--demo", "--urls=http://127.0.0.1:0"]);

        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("Demo:Enabled");
    }

    private static async Task LogInAsync(HttpClient client, DemoLogIn logIn)
    {
        var path = logIn.Customer is null ? "/staff/v1/identity/login" : "/api/v1/identity/login";
        using var response = await client.PostAsJsonAsync(path, new { email = logIn.Email, password = DemoLogIns.Password });
        var session = await response.ShouldBeJsonAsync();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("accessToken").GetString());
    }

    /// <returns>The payment's reference when the bank acknowledged it.</returns>
    private static async Task<Guid?> PayAsync(HttpClient client, Guid from, Guid to)
    {
        var reference = Guid.CreateVersion7();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/payments/transfers")
        {
            Content = JsonContent.Create(new
            {
                debtorAccountId = from,
                creditor = new { accountId = to },
                amount = new { amount = "0.01", currency = "EUR" },
                endToEndId = reference.ToString("N"),
            }),
        };
        request.Headers.Add("Idempotency-Key", reference.ToString());
        try
        {
            using var response = await client.SendAsync(request);
            return response.IsSuccessStatusCode ? reference : null;
        }
        catch (HttpRequestException)
        {
            // The bank had closed its doors.
            return null;
        }
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var soon = BankFolder.Soon;
        while (!isSo())
        {
            await Task.Delay(100, soon);
        }
    }
}
