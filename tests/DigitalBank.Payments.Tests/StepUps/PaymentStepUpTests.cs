using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Aliases;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.StepUps;

/// <summary>A bank whose customers confirm payments with a code: EUR 30 and more, and EUR 5 and more to new payees.</summary>
public sealed class StepUpBank : PaymentsBank
{
    protected override IEnumerable<string> MoreSettings =>
    [
        .. base.MoreSettings,
        "--Payments:StepUps:0:Currency=EUR", "--Payments:StepUps:0:From=30", "--Payments:StepUps:0:NewPayeeFrom=5", "--Payments:BeneficiaryCoolOffHours=0",
    ];
}

public sealed class PaymentStepUpTests(StepUpBank bank) : IClassFixture<StepUpBank>
{
    [Fact]
    public async Task A_payment_waits_for_the_customers_yes_to_its_amount_and_payee_and_then_is_made_once()
    {
        var (ada, eve) = (await bank.AnAccountAsync(), await bank.AnAccountAsync("0.00"));
        var customer = await AnAppHolderAsync(ada);
        var key = Guid.CreateVersion7();

        await (await PayAsync(customer, ada, eve, "12.00", key)).ShouldBeProblemAsync(403, "identity.step_up_needed");
        (await bank.InDatabaseAsync(db => db.Orders.CountAsync(order => order.DebtorAccountId == ada.AccountId))).ShouldBe(0);
        var waiting = await WaitingAsync(customer);
        waiting.GetProperty("text").GetString().ShouldBe($"Pay 12.00 EUR to {eve.Identifier} from {ada.Identifier}");
        await ConfirmAsync(customer, waiting);

        await (await PayAsync(customer, ada, eve, "12.01", key)).ShouldBeProblemAsync(403, "identity.step_up_needed");
        await (await PayAsync(customer, ada, await bank.AnAccountAsync(), "12.00", key)).ShouldBeProblemAsync(403, "identity.step_up_needed");
        await (await PayAsync(customer, ada, eve, "12.00", Guid.CreateVersion7())).ShouldBeProblemAsync(403, "identity.step_up_needed");
        (await bank.BalanceOfAsync(eve)).ShouldBe("0.00 EUR");

        (await PayAsync(customer, ada, eve, "12.00", key)).StatusCode.ShouldBe(HttpStatusCode.Created);
        bank.Clock.Advance(TimeSpan.FromMinutes(6));
        (await PayAsync(customer, ada, eve, "12.00", key)).StatusCode.ShouldBe(HttpStatusCode.Created, "a repetition is answered, not asked");
        (await bank.BalanceOfAsync(eve)).ShouldBe("12.00 EUR");
    }

    [Fact]
    public async Task Own_accounts_small_amounts_and_known_payees_ask_for_nothing()
    {
        var ada = await bank.AnAccountAsync();
        var own = await bank.AnAccountAsync("0.00", holder: ada.HolderPartyId);
        var eve = await bank.AnAccountAsync("0.00");
        var customer = await bank.CustomerAsync(ada.HolderPartyId);

        (await PayAsync(customer, ada, own, "50.00")).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await PayAsync(customer, ada, eve, "4.99")).StatusCode.ShouldBe(HttpStatusCode.Created);
        await (await PayAsync(customer, ada, eve, "5.00")).ShouldBeProblemAsync(422, "identity.second_factor_missing");

        (await PostAsync(customer, "payments/beneficiaries", new { name = "Ada Lovelace", identifier = eve.Identifier })).EnsureSuccessStatusCode();
        (await PayAsync(customer, ada, eve, "29.99")).StatusCode.ShouldBe(HttpStatusCode.Created);
        await (await PayAsync(customer, ada, eve, "30.00")).ShouldBeProblemAsync(422, "identity.second_factor_missing");
    }

    [Fact]
    public async Task A_currency_that_the_rules_forgot_is_asked_about()
    {
        var (ada, eve) = (await bank.AnAccountAsync(currencyCode: "USD"), await bank.AnAccountAsync("0.00", "USD"));
        var customer = await bank.CustomerAsync(ada.HolderPartyId);

        await (await PayAsync(customer, ada, eve, "0.01")).ShouldBeProblemAsync(422, "identity.second_factor_missing");
    }

    [Fact]
    public async Task An_alias_is_no_way_around()
    {
        var (ada, eve) = (await bank.AnAccountAsync(), await bank.AnAccountAsync("0.00"));
        var customer = await bank.CustomerAsync(ada.HolderPartyId);
        (await bank.SendAsync(new RegisterAlias(eve.HolderPartyId, eve.AccountId, "@eve.step.up"))).EnsureSuccess();
        var payee = (await bank.SendAsync(new LookUpAlias(ada.HolderPartyId, "@eve.step.up"))).EnsureSuccess();

        var answer = await PostAsync(
            customer,
            "payments/alias-payments",
            new { debtorAccountId = ada.AccountId, alias = "@eve.step.up", confirmation = payee.Confirmation, amount = Amount("31.00", "EUR") });

        await answer.ShouldBeProblemAsync(422, "identity.second_factor_missing");
        (await bank.BalanceOfAsync(eve)).ShouldBe("0.00 EUR");
    }

    [Fact]
    public async Task A_payee_who_presents_the_payers_code_waits_until_the_payer_has_confirmed()
    {
        var (ada, eve) = (await bank.AnAccountAsync(), await bank.AnAccountAsync("0.00"));
        var customer = await AnAppHolderAsync(ada);
        var till = await bank.CustomerAsync(eve.HolderPartyId);
        var made = await (await PostAsync(customer, "payments/consumer-codes", new { accountId = ada.AccountId })).ShouldBeJsonAsync(201);
        var id = made.GetProperty("consumerCodeId").GetGuid();
        var order = new { accountId = eve.AccountId, payload = made.GetProperty("payload").GetString(), amount = Amount("31.00", "EUR") };

        var asked = await (await PostAsync(till, "payments/consumer-payments", order)).ShouldBeJsonAsync(201);
        asked.GetProperty("status").GetString().ShouldBe("waiting");
        (await bank.BalanceOfAsync(eve)).ShouldBe("0.00 EUR");

        await (await PostAsync(customer, $"payments/consumer-codes/{id}/approval", new { })).ShouldBeProblemAsync(403, "identity.step_up_needed");
        var waiting = await WaitingAsync(customer);
        waiting.GetProperty("text").GetString().ShouldBe($"Pay 31.00 EUR to {eve.HolderName}, {eve.Identifier} from {ada.Identifier}");
        await ConfirmAsync(customer, waiting);
        var approved = await (await PostAsync(customer, $"payments/consumer-codes/{id}/approval", new { })).ShouldBeJsonAsync();

        approved.GetProperty("status").GetString().ShouldBe("paid");
        (await bank.BalanceOfAsync(eve)).ShouldBe("31.00 EUR");
        await (await PostAsync(customer, $"payments/consumer-codes/{id}/refusal", new { })).ShouldBeProblemAsync(422, "payments.consumer_code_not_presented");
    }

    private static object Amount(string amount, string currency) => new { amount, currency };

    private static Task<HttpResponseMessage> PayAsync(HttpClient customer, AccountView from, AccountView to, string amount, Guid? key = null) => PostAsync(
        customer,
        "payments/transfers",
        new { debtorAccountId = from.AccountId, creditor = new { accountId = to.AccountId }, amount = Amount(amount, from.CurrencyCode) },
        key);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, object body, Guid? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", (key ?? Guid.CreateVersion7()).ToString());
        return await client.SendAsync(request);
    }

    private static async Task<JsonElement> WaitingAsync(HttpClient customer) =>
        (await customer.GetFromJsonAsync<JsonElement>("/api/v1/identity/step-ups")).GetProperty("items").EnumerateArray().Single();

    /// <summary>With the secret that the client carries as a header of its own: tests have no phone.</summary>
    private async Task ConfirmAsync(HttpClient customer, JsonElement waiting)
    {
        bank.Clock.Advance(TimeSpan.FromSeconds(30));
        var path = $"identity/step-ups/{waiting.GetProperty("stepUpId").GetGuid()}/confirm";
        (await PostAsync(customer, path, new { code = CodeOf(customer) })).EnsureSuccessStatusCode();
    }

    private async Task<HttpClient> AnAppHolderAsync(AccountView account)
    {
        var customer = await bank.CustomerAsync(account.HolderPartyId);
        var begun = await PostAsync(customer, "identity/second-factor", new { password = BankFixture.Password });
        var secret = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
        customer.DefaultRequestHeaders.Add("X-Test-Secret", secret);
        (await PostAsync(customer, "identity/second-factor/confirm", new { code = CodeOf(customer) })).EnsureSuccessStatusCode();
        return customer;
    }

    /// <summary>RFC 6238, as an authenticator app does it.</summary>
    private string CodeOf(HttpClient customer)
    {
        var bits = string.Concat(customer.DefaultRequestHeaders.GetValues("X-Test-Secret").Single()
            .Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, bank.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // the app's algorithm
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
