using System.ComponentModel.DataAnnotations;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.StepUps;
using DigitalBank.Lending.Tests.Lines;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.TestKit;

namespace DigitalBank.Lending.Tests.StepUps;

/// <summary>A bank whose customers confirm loans of EUR 1,000 and more with a code.</summary>
public sealed class StepUpBank : LendingBank
{
    protected override IEnumerable<string> MoreSettings => ["--Lending:StepUps:0:Currency=EUR", "--Lending:StepUps:0:From=1000"];
}

public sealed class AcceptanceStepUpTests(StepUpBank bank) : IClassFixture<StepUpBank>
{
    [Fact]
    public async Task A_loan_waits_for_the_customers_yes_to_this_offer_and_is_then_paid_out_once()
    {
        var (account, product) = (await bank.ACustomerAsync(), await bank.AProductAsync());
        using var customer = await bank.CustomerAsync(account.HolderPartyId);
        var app = new AuthenticatorApp(customer, bank.Clock);
        await app.EnrolAsync();
        var (offer, other) = (await bank.ApplyAsync(account, product), await bank.ApplyAsync(account, product, "2000.00"));

        using (var refused = await AcceptAsync(customer, offer))
        {
            await refused.ShouldBeProblemAsync(403, "identity.step_up_needed");
        }

        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("8000.00");
        var waiting = (await app.WaitingAsync()).ShouldHaveSingleItem();
        waiting.GetProperty("text").GetString().ShouldBe(
            $"Borrow 6000.00 EUR at 6 % a year, to be repaid in 12 monthly instalments of 516.40 EUR, paid out to {account.Identifier}");
        await app.ConfirmAsync(waiting);

        using (var unconfirmed = await AcceptAsync(customer, other))
        {
            await unconfirmed.ShouldBeProblemAsync(403, "identity.step_up_needed");
        }

        using var accepted = await AcceptAsync(customer, offer);
        var loan = await accepted.ShouldBeJsonAsync(201);
        bank.Clock.Advance(TimeSpan.FromMinutes(6));
        using var again = await AcceptAsync(customer, offer);
        (await again.ShouldBeJsonAsync(201)).GetProperty("loanId").GetGuid().ShouldBe(loan.GetProperty("loanId").GetGuid());
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("14000.00");
    }

    [Fact]
    public async Task A_credit_line_waits_for_the_customers_yes_to_its_limit()
    {
        var account = await bank.ACustomerAsync();
        using var customer = await bank.CustomerAsync(account.HolderPartyId);
        var app = new AuthenticatorApp(customer, bank.Clock);
        await app.EnrolAsync();
        var offer = await bank.ApplyAsync(account, await new LineScene(bank).AProductAsync(), "3000.00");

        using (var refused = await AcceptAsync(customer, offer, "open-line"))
        {
            await refused.ShouldBeProblemAsync(403, "identity.step_up_needed");
        }

        var waiting = (await app.WaitingAsync()).ShouldHaveSingleItem();
        waiting.GetProperty("text").GetString().ShouldBe($"Open a credit line of 3000.00 EUR at 12 % a year, drawn to {account.Identifier}");
        await app.ConfirmAsync(waiting);
        using var accepted = await AcceptAsync(customer, offer, "open-line");
        await accepted.ShouldBeJsonAsync(201);
    }

    [Fact]
    public async Task A_small_loan_asks_for_nothing_and_a_larger_one_needs_a_second_factor()
    {
        var (account, product) = (await bank.ACustomerAsync(), await bank.AProductAsync());
        using var customer = await bank.CustomerAsync(account.HolderPartyId);
        var (small, larger) = (await bank.ApplyAsync(account, product, "999.99"), await bank.ApplyAsync(account, product, "1000.00"));

        using var accepted = await AcceptAsync(customer, small);
        await accepted.ShouldBeJsonAsync(201);
        using var refused = await AcceptAsync(customer, larger);
        await refused.ShouldBeProblemAsync(422, "identity.second_factor_missing");
    }

    [Theory]
    [InlineData("EUR", 0, null)]
    [InlineData("XYZ", 0, "must name a currency of ISO 4217")]
    [InlineData("EUR", -1, "must not ask from less than zero on")]
    public void A_setting_that_cannot_be_is_named_at_start(string currency, int from, string? mistake)
    {
        var options = new LendingOptions { StepUps = { new AcceptanceStepUpSetting { Currency = currency, From = from } } };

        options.Validate(new ValidationContext(options)).Select(finding => finding.ErrorMessage).ShouldBe(mistake is null ? [] : [mistake]);
    }

    private static async Task<HttpResponseMessage> AcceptAsync(HttpClient customer, LoanApplicationView application, string how = "accept")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/lending/applications/{application.ApplicationId}/{how}");
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await customer.SendAsync(request);
    }
}
