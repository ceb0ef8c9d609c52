using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Holds;

public sealed class HoldEndpointTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    private const string Holds = "/staff/v1/ledger/holds";

    [Fact]
    public async Task Given_staff_Then_a_hold_is_placed_captured_released_and_read_over_http()
    {
        var staff = await bank.StaffAsync("operations");
        var (customer, manual) = (await FundedAsync(), await bank.AnAccountAsync(LedgerChart.Assets, "EUR", minimum: null, manual: true));
        var key = Guid.CreateVersion7();

        using var placed = await PostAsync(staff, Holds, Placing(customer, "60.00"), key);
        (await placed.ShouldBeJsonAsync(201)).GetProperty("status").GetString().ShouldBe("open");
        placed.Headers.Location!.ToString().ShouldBe($"{Holds}/{key}");
        using var again = await PostAsync(staff, Holds, Placing(customer, "60.00"), key);
        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);

        using var captured = await PostAsync(staff, $"{Holds}/{key}/captures", Capture(customer, manual, "25.00"));
        await captured.ShouldBeJsonAsync(201);
        using var released = await PostAsync(staff, $"{Holds}/{key}/release", new { });
        AmountOf(await released.ShouldBeJsonAsync(), "released").ShouldBe("35.00");

        var hold = await GetAsync(staff, $"{Holds}/{key}");
        hold.GetProperty("changes").GetArrayLength().ShouldBe(3);
        (await GetAsync(staff, $"{Holds}?ledgerAccountId={customer.LedgerAccountId}")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await GetAsync(staff, $"{Holds}?ledgerAccountId={customer.LedgerAccountId}&onlyOpen=true")).GetProperty("items").GetArrayLength().ShouldBe(0);
        AmountOf(await GetAsync(staff, $"/staff/v1/ledger/accounts/{customer.LedgerAccountId}/balance"), "held").ShouldBe("0.00");
    }

    [Fact]
    public async Task Given_a_capture_by_hand_Then_the_hold_opens_its_own_account_and_no_other()
    {
        var staff = await bank.StaffAsync("supervisor");
        var (customer, other) = (await FundedAsync(), await bank.ACustomerAccountAsync());
        var key = Guid.CreateVersion7();
        using var placed = await PostAsync(staff, Holds, Placing(customer, "60.00"), key);
        await placed.ShouldBeJsonAsync(201);

        using var captured = await PostAsync(staff, $"{Holds}/{key}/captures", Capture(customer, other, "25.00"));

        await captured.ShouldBeProblemAsync(422, "ledger.manual_posting_not_allowed");
    }

    [Fact]
    public async Task Given_a_clerk_or_nonsense_Then_nothing_is_held()
    {
        var clerk = await bank.StaffAsync("clerk");
        var customer = await FundedAsync();

        using var forbidden = await PostAsync(clerk, Holds, Placing(customer, "1.00"));
        forbidden.StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        using var unknown = await clerk.GetAsync($"{Holds}/{Guid.CreateVersion7()}");
        await unknown.ShouldBeProblemAsync(404, "ledger.unknown_hold");
        using var nonsense = await clerk.GetAsync($"{Holds}?ledgerAccountId={customer.LedgerAccountId}&after=nonsense");
        await nonsense.ShouldBeProblemAsync(400, "ledger.cursor_invalid");
    }

    private async Task<LedgerAccountView> FundedAsync()
    {
        var customer = await bank.ACustomerAccountAsync();
        (await bank.PostAsync(await bank.ABankAccountAsync(), customer, "100.00")).EnsureSuccess();
        return customer;
    }

    private static object Placing(LedgerAccountView account, string amount) => new
    {
        ledgerAccountId = account.LedgerAccountId,
        amount = new { amount, currency = "EUR" },
        sourceReference = "work order 4711",
    };

    private static object Capture(LedgerAccountView from, LedgerAccountView to, string amount) => new
    {
        sourceReference = "work order 4711",
        lines = new[]
        {
            new { ledgerAccountId = from.LedgerAccountId, side = "debit", amount = new { amount, currency = "EUR" } },
            new { ledgerAccountId = to.LedgerAccountId, side = "credit", amount = new { amount, currency = "EUR" } },
        },
    };

    private static string? AmountOf(JsonElement answer, string property) => answer.GetProperty(property).GetProperty("amount").GetString();

    private static async Task<JsonElement> GetAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address);
        return await response.ShouldBeJsonAsync();
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, object body, Guid? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", (key ?? Guid.CreateVersion7()).ToString());
        return await client.SendAsync(request);
    }
}
