using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace DigitalBank.CrashDay;

/// <summary>Before the first payment: accounts come over from another system, and their holders get log-ins.</summary>
internal sealed class Morning(Installation installation, CrashPlan plan)
{
    public const string Password = "crash-day-password";

    private const string Administrator = "administrator@crash-day.example";

    public static string EmailOf(int customer) => string.Create(CultureInfo.InvariantCulture, $"customer-{customer}@crash-day.example");

    /// <returns>The id that the bank gave each account.</returns>
    public async Task<IReadOnlyDictionary<PlannedAccount, Guid>> OpenAsync(IReadOnlyList<string> serveWords, CancellationToken cancellationToken)
    {
        await installation.MustRunAsync(["accounts", "import", await WriteAccountsAsync(cancellationToken)], "", cancellationToken);
        await installation.MustRunAsync(
            ["identity", "create-staff", "--email", Administrator, "--role", "administrator", "--role", "clerk", "--role", "operations"],
            Password,
            cancellationToken);
        await using var bank = await installation.ServeAsync(serveWords, cancellationToken);
        using var staff = new HttpClient { BaseAddress = bank.Address };
        staff.DefaultRequestHeaders.Authorization = await LogInAsync(staff, "/staff/v1/identity/login", Administrator, cancellationToken);
        var ids = new Dictionary<PlannedAccount, Guid>();
        var holders = new Dictionary<int, Guid>();
        foreach (var account in plan.Accounts)
        {
            var found = await staff.GetFromJsonAsync<JsonElement>($"/staff/v1/accounts/by-identifier/{account.Iban}", cancellationToken);
            ids[account] = found[0].GetProperty("accountId").GetGuid();
            holders[account.Customer] = found[0].GetProperty("holderPartyId").GetGuid();
        }

        foreach (var (customer, partyId) in holders)
        {
            var body = new { partyId, email = EmailOf(customer), password = Password };
            using var created = await staff.PostAsJsonAsync("/staff/v1/identity/customer-logins", body, cancellationToken);
            created.EnsureSuccessStatusCode();
        }

        await bank.StopAsync(cancellationToken);
        return ids;
    }

    public static async Task<AuthenticationHeaderValue> LogInAsync(
        HttpClient client, string path, string email, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsJsonAsync(path, new { email, password = Password }, cancellationToken);
        response.EnsureSuccessStatusCode();
        var session = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return new AuthenticationHeaderValue("Bearer", session.GetProperty("accessToken").GetString());
    }

    private async Task<string> WriteAccountsAsync(CancellationToken cancellationToken)
    {
        var csv = new StringBuilder("identifier,currency,product,holder_name,holder_kind,holder_country,holder_reference,opening_balance\n");
        foreach (var account in plan.Accounts)
        {
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{account.Iban},EUR,current,Customer {account.Customer},person,DE,{account.CustomerReference},{PlannedAccount.OpeningBalance / 100m:F2}\n");
        }

        var path = Path.Combine(installation.Folder, "accounts.csv");
        await File.WriteAllTextAsync(path, csv.ToString(), cancellationToken);
        return path;
    }
}
