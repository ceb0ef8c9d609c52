using System.Net.Http.Json;

namespace DigitalBank.Host.Tests.Journeys;

public class CustomerJourneyTests(BankFixture bank) : IClassFixture<BankFixture>
{
    [Fact]
    public async Task A_customer_sees_the_accounts_pays_somebody_and_sees_it_booked()
    {
        var ada = await bank.APersonAsync("Ada", "Lovelace");
        var grace = await bank.APersonAsync("Grace", "Hopper");
        var from = await bank.AnAccountAsync(ada, "100.00");
        var to = await bank.AnAccountAsync(grace);
        using var client = await bank.CustomerAsync(ada.PartyId);

        var accounts = await (await client.GetAsync("/api/v1/accounts")).ShouldBeJsonAsync();
        accounts.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("accountId").GetGuid()).ShouldBe([from.AccountId]);

        using var paid = await PayAsync(client, Guid.CreateVersion7(), from.AccountId, to.Iban!, "12.34");
        var payment = await paid.ShouldBeJsonAsync(201);
        payment.GetProperty("status").GetString().ShouldBe("settled", "Payer and payee are both here.");
        paid.Headers.Location!.ToString().ShouldBe($"/api/v1/payments/transfers/{payment.GetProperty("paymentOrderId").GetGuid()}");

        var balance = await (await client.GetAsync($"/api/v1/accounts/{from.AccountId}/balance")).ShouldBeJsonAsync();
        balance.GetProperty("bookedBalance").GetProperty("amount").GetString().ShouldBe("87.66");
        var newest = (await (await client.GetAsync($"/api/v1/accounts/{from.AccountId}/transactions")).ShouldBeJsonAsync())
            .GetProperty("items").EnumerateArray().First();
        newest.GetProperty("amount").GetProperty("amount").GetString().ShouldBe("12.34");
        newest.GetProperty("side").GetString().ShouldBe("debit");
        newest.GetProperty("counterpartyName").GetString().ShouldBe("Grace Hopper");
        newest.GetProperty("remittanceInformation").GetString().ShouldBe("lunch");
    }

    [Fact]
    public async Task The_same_payment_sent_again_is_paid_once()
    {
        var ada = await bank.APersonAsync();
        var from = await bank.AnAccountAsync(ada, "50.00");
        var to = await bank.AnAccountAsync(await bank.APersonAsync());
        using var client = await bank.CustomerAsync(ada.PartyId);
        var key = Guid.CreateVersion7();

        using var first = await PayAsync(client, key, from.AccountId, to.Iban!, "20.00");
        using var again = await PayAsync(client, key, from.AccountId, to.Iban!, "20.00");
        using var other = await PayAsync(client, key, from.AccountId, to.Iban!, "20.01");

        first.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        await other.ShouldBeProblemAsync(422, "platform.idempotency_key_reused");
        var balance = await (await client.GetAsync($"/api/v1/accounts/{from.AccountId}/balance")).ShouldBeJsonAsync();
        balance.GetProperty("bookedBalance").GetProperty("amount").GetString().ShouldBe("30.00");
    }

    [Fact]
    public async Task Nobody_sees_or_spends_somebody_elses_money()
    {
        var account = await bank.AnAccountAsync(await bank.APersonAsync(), "50.00");
        var mine = await bank.APersonAsync();
        var own = await bank.AnAccountAsync(mine);
        using var client = await bank.CustomerAsync(mine.PartyId);

        await (await client.GetAsync($"/api/v1/accounts/{account.AccountId}")).ShouldBeProblemAsync(404, "accounts.unknown_account");
        using var stolen = await PayAsync(client, Guid.CreateVersion7(), account.AccountId, own.Iban!, "1.00");
        ((int)stolen.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task A_payment_that_is_not_covered_moves_nothing()
    {
        var ada = await bank.APersonAsync();
        var from = await bank.AnAccountAsync(ada, "10.00");
        var to = await bank.AnAccountAsync(await bank.APersonAsync());
        using var client = await bank.CustomerAsync(ada.PartyId);

        using var refused = await PayAsync(client, Guid.CreateVersion7(), from.AccountId, to.Iban!, "10.01");

        await refused.ShouldBeProblemAsync(422, "ledger.insufficient_available_balance");
        var balance = await (await client.GetAsync($"/api/v1/accounts/{from.AccountId}/balance")).ShouldBeJsonAsync();
        balance.GetProperty("bookedBalance").GetProperty("amount").GetString().ShouldBe("10.00");
    }

    private static async Task<HttpResponseMessage> PayAsync(HttpClient client, Guid key, Guid from, string iban, string amount)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/payments/transfers")
        {
            Content = JsonContent.Create(new
            {
                debtorAccountId = from,
                creditor = new { iban, name = "Grace Hopper" },
                amount = new { amount, currency = "EUR" },
                remittanceInformation = "lunch",
            }),
        };
        request.Headers.Add("Idempotency-Key", key.ToString());
        return await client.SendAsync(request);
    }
}
