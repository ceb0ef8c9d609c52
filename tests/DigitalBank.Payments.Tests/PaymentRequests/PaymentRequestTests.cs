using System.Net;
using System.Net.Http.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Aliases;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.PaymentRequests;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.PaymentRequests;

[Collection(PaymentsBankCollection.Name)]
public sealed class PaymentRequestTests(PaymentsBank bank)
{
    [Fact]
    public async Task A_request_is_paid_once_however_often_and_from_which_accounts_the_payer_says_yes_at_the_same_moment()
    {
        var (payee, payer) = (await bank.AnAccountAsync("0.00"), await bank.AnAccountAsync("100.00"));
        var other = await bank.AnAccountAsync("100.00", holder: payer.HolderPartyId);
        var request = await AskAsync(payee, payer, "12.50");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => PayAsync(i % 2 == 0 ? payer : other, request))));

        outcomes.Count(outcome => outcome.IsSuccess).ShouldBe(1);
        outcomes.Where(outcome => !outcome.IsSuccess).ShouldAllBe(outcome => outcome.Failure!.Code == "payments.payment_request_decided");
        (await bank.BalanceOfAsync(payee)).ShouldBe("12.50 EUR");
        (await StateAsync(payee, request)).ShouldBe(PaymentRequestState.Paid);
        (await RefuseAsync(payer, request)).ShouldFailWith("payments.payment_request_decided");
    }

    [Fact]
    public async Task A_payment_that_fails_leaves_the_request_open_and_the_same_key_gets_its_answer()
    {
        var (payee, payer) = (await bank.AnAccountAsync("0.00"), await bank.AnAccountAsync("1.00"));
        var request = await AskAsync(payee, payer, "12.50");
        var key = Guid.CreateVersion7();

        (await PayAsync(payer, request, key)).ShouldFailWith("ledger.insufficient_available_balance");
        (await StateAsync(payee, request)).ShouldBe(PaymentRequestState.Open);
        await bank.FundAsync(payer.LedgerAccountId, PaymentsBank.Euros("50.00"));
        var again = Guid.CreateVersion7();
        var paid = (await PayAsync(payer, request, again)).EnsureSuccess();

        (paid.Origin, paid.RemittanceInformation).ShouldBe((PaymentOrigin.PaymentRequest, "rent"));
        (await PayAsync(payer, request, again)).IsReplay.ShouldBeTrue();
        (await PayAsync(payer, request, key)).ShouldFailWith("ledger.insufficient_available_balance");
    }

    [Fact]
    public async Task What_is_refused_withdrawn_or_expired_is_not_paid_and_nobody_elses_is_seen()
    {
        var (payee, payer) = (await bank.AnAccountAsync("0.00"), await bank.AnAccountAsync("100.00"));
        var (refused, withdrawn, expired) = (await AskAsync(payee, payer), await AskAsync(payee, payer), await AskAsync(payee, payer));
        (await RefuseAsync(payer, refused)).EnsureSuccess();
        (await RefuseAsync(payer, refused)).EnsureSuccess();
        (await RefuseAsync(payee, withdrawn)).ShouldFailWith("payments.unknown_payment_request");
        (await bank.SendAsync(new WithdrawPaymentRequest(payee.HolderPartyId, withdrawn))).EnsureSuccess();
        await bank.InDatabaseAsync(db => db.PaymentRequests.Where(row => row.Id == expired)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, DateTimeOffset.UnixEpoch)));

        (await PayAsync(payer, refused)).ShouldFailWith("payments.payment_request_decided");
        (await PayAsync(payer, withdrawn)).ShouldFailWith("payments.payment_request_decided");
        (await PayAsync(payer, expired)).ShouldFailWith("payments.payment_request_expired");
        (await PayAsync(payee, refused)).ShouldFailWith("payments.unknown_payment_request");
        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
    }

    [Fact]
    public async Task Over_HTTP_a_payer_named_by_alias_sees_who_asks_and_pays()
    {
        var (payee, payer) = (await bank.AnAccountAsync("0.00"), await bank.AnAccountAsync("100.00"));
        (await bank.SendAsync(new RegisterAlias(payer.HolderPartyId, payer.AccountId, "@asked.one"))).EnsureSuccess();
        var (asking, asked) = (await bank.CustomerAsync(payee.HolderPartyId), await bank.CustomerAsync(payer.HolderPartyId));
        asking.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        asked.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        var amount = new { amount = "4.20", currency = "EUR" };

        await (await asking.PostAsJsonAsync("/api/v1/payments/requests", new { accountId = payee.AccountId, payer = "@nobody.there", amount }))
            .ShouldBeProblemAsync(404, "payments.unknown_payer");
        var made = await asking.PostAsJsonAsync("/api/v1/payments/requests", new { accountId = payee.AccountId, payer = "@asked.one", amount });
        await made.ShouldBeJsonAsync(201);
        var seen = (await (await asked.GetAsync("/api/v1/payments/received-requests")).ShouldBeJsonAsync()).GetProperty("items")[0];
        seen.GetProperty("payeeName").GetString().ShouldBe(payee.HolderName);
        var id = seen.GetProperty("paymentRequestId").GetGuid();
        await (await asked.PostAsJsonAsync($"/api/v1/payments/received-requests/{id}/payment", new { debtorAccountId = payer.AccountId })).ShouldBeJsonAsync(201);

        (await (await asked.GetAsync($"/api/v1/payments/received-requests/{id}")).ShouldBeJsonAsync()).GetProperty("state").GetString().ShouldBe("paid");
        (await asking.DeleteAsync(made.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await bank.BalanceOfAsync(payee)).ShouldBe("4.20 EUR");
    }

    private async Task<Guid> AskAsync(AccountView payee, AccountView payer, string amount = "1.00") => (await bank.SendAsync(new AskForPayment(
        Guid.CreateVersion7(), payee.HolderPartyId, payee.AccountId, payer.Identifier, PaymentsBank.Euros(amount), "rent", ValidDays: null)))
        .EnsureSuccess().PaymentRequestId;

    private Task<Result<PaymentView>> PayAsync(AccountView payer, Guid request, Guid? key = null) =>
        bank.SendAsync(new PayPaymentRequest(key ?? Guid.CreateVersion7(), payer.HolderPartyId, request, payer.AccountId));

    private Task<Result<Done>> RefuseAsync(AccountView payer, Guid request) => bank.SendAsync(new RefusePaymentRequest(payer.HolderPartyId, request));

    private async Task<PaymentRequestState> StateAsync(AccountView payee, Guid request) =>
        (await bank.SendAsync(new GetPaymentRequest(payee.HolderPartyId, request))).EnsureSuccess().State;
}
