using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;

namespace DigitalBank.Accounts.Tests.Activity;

public sealed class RecordAccountActivityTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Fact]
    public async Task The_day_of_the_holders_last_payment_is_remembered_and_what_arrives_does_not_count()
    {
        var (payer, payee) = (await bank.AnAccountAsync(), await bank.AnAccountAsync());
        await bank.CreditAsync(payer, "100.00");
        var staff = await bank.StaffAsync(RoleNames.Supervisor);

        await PayAsync(payer, payee, Day, "payments", "transfer");
        await PayAsync(payer, payee, Day.AddDays(-3), "payments", "transfer");
        await PayAsync(payer, payee, Day.AddDays(2), "accounts", "fee");

        (await LastActivityAsync(staff, payer)).ShouldBe(Day);
        (await LastActivityAsync(staff, payee)).ShouldBeNull();
        await (await staff.PostAsJsonAsync("/staff/v1/ledger/events/subscribers/accounts.activity/replay", new { from = 1 })).ShouldBeJsonAsync();
        (await LastActivityAsync(staff, payer)).ShouldBe(Day);
    }

    private async Task PayAsync(AccountView payer, AccountView payee, DateOnly date, string source, string what)
    {
        var amount = Money.Of("1.00", "EUR");
        (await bank.SendAsync(new PostJournalEntry(
            Guid.CreateVersion7(),
            source,
            "T-1",
            what,
            date,
            [
                new Posting(payer.LedgerAccountId, Side.Debit, amount, date),
                new Posting(payee.LedgerAccountId, Side.Credit, amount, date),
            ]))).EnsureSuccess();
    }

    private static async Task<DateOnly?> LastActivityAsync(HttpClient staff, AccountView account)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var subscribers = await staff.GetFromJsonAsync<JsonElement>("/staff/v1/ledger/events/subscribers", patience.Token);
            if (subscribers.EnumerateArray().All(subscriber => subscriber.GetProperty("lag").GetInt64() == 0))
            {
                break;
            }

            await Task.Delay(50, patience.Token);
        }

        var activity = await staff.GetFromJsonAsync<JsonElement>($"/staff/v1/accounts/{account.AccountId}/activity", patience.Token);
        var date = activity.GetProperty("lastCustomerActivityDate");
        return date.ValueKind == JsonValueKind.Null ? null : DateOnly.Parse(date.GetString()!, System.Globalization.CultureInfo.InvariantCulture);
    }
}
