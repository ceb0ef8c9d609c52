using System.Net.Http.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.ConsumerCodes;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.ConsumerCodes;

[Collection(PaymentsBankCollection.Name)]
public sealed class ConsumerPaymentTests(PaymentsBank bank)
{
    [Fact]
    public async Task A_code_is_charged_once_however_many_payees_present_it_at_the_same_moment()
    {
        var (payer, payee) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        var code = await MakeAsync(payer);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PresentAsync(payee, code.Payload, "12.50"))));

        outcomes.Where(outcome => outcome.IsSuccess).ShouldHaveSingleItem().Value.Status.ShouldBe(ConsumerPaymentStatus.Paid);
        outcomes.Where(outcome => !outcome.IsSuccess).ShouldAllBe(outcome => outcome.Failure!.Code == "payments.consumer_code_used");
        (await bank.BalanceOfAsync(payee)).ShouldBe("12.50 EUR");
        (await bank.BalanceOfAsync(payer)).ShouldBe("87.50 EUR");
    }

    [Fact]
    public async Task The_same_key_gets_the_same_payment_also_when_a_crash_came_before_its_order()
    {
        var (payer, payee) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        var code = await MakeAsync(payer);
        var key = Guid.CreateVersion7();
        await bank.InDatabaseAsync(async db =>
        {
            var row = await db.ConsumerCodes.SingleAsync(known => known.Id == code.ConsumerCodeId);
            row.Present(new Presentation(key, payee.HolderPartyId, payee.AccountId, payee.HolderName, 1_250, "T1"), bank.Clock.GetUtcNow(), code.ExpiresAt);
            return await db.SaveChangesAsync();
        });

        (await PresentAsync(payee, code.Payload, "12.50", key)).EnsureSuccess().Status.ShouldBe(ConsumerPaymentStatus.Paid);
        var again = await PresentAsync(payee, code.Payload, "12.50", key);

        again.IsReplay.ShouldBeTrue();
        (await PresentAsync(payee, code.Payload, "12.51", key)).ShouldFailWith("platform.idempotency_key_reused");
        (await bank.BalanceOfAsync(payee)).ShouldBe("12.50 EUR");
    }

    [Fact]
    public async Task What_the_payer_allowed_is_not_exceeded_and_nothing_is_charged_after_the_end()
    {
        var (payer, payee) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        var code = await MakeAsync(payer, most: "20.00");
        (await PresentAsync(payee, code.Payload, "20.01")).ShouldFailWith("payments.consumer_code_amount_not_allowed");
        (await PresentAsync(payee, code.Payload + "AAAA", "20.00")).ShouldFailWith("payments.consumer_code_unreadable");
        (await PresentAsync(payee, "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=", "20.00")).ShouldFailWith("payments.consumer_code_foreign");
        await bank.InDatabaseAsync(db => db.ConsumerCodes.Where(known => known.Id == code.ConsumerCodeId)
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.ExpiresAt, DateTimeOffset.UnixEpoch)));
        (await PresentAsync(payee, code.Payload, "20.00")).ShouldFailWith("payments.consumer_code_expired");
        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
    }

    [Fact]
    public async Task The_payee_of_a_payment_that_fails_hears_only_that_it_was_declined()
    {
        var (payer, payee) = (await bank.AnAccountAsync("1.00"), await bank.AnAccountAsync("0.00"));
        var code = await MakeAsync(payer);

        (await PresentAsync(payee, code.Payload, "12.50")).EnsureSuccess().Status.ShouldBe(ConsumerPaymentStatus.Declined);

        var own = (await bank.SendAsync(new GetConsumerCode(payer.HolderPartyId, code.ConsumerCodeId))).EnsureSuccess();
        (own.Status, own.FailureCode).ShouldBe((ConsumerPaymentStatus.Declined, "ledger.insufficient_available_balance"));
        (await bank.SendAsync(new GetConsumerCode(payee.HolderPartyId, code.ConsumerCodeId))).ShouldFailWith("payments.unknown_consumer_code");
    }

    [Fact]
    public async Task A_payer_who_has_used_the_key_of_the_payment_for_something_else_has_paid_nobody()
    {
        var (payer, payee) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        var own = await bank.AnAccountAsync("0.00", holder: payer.HolderPartyId);
        var code = await MakeAsync(payer);
        (await bank.TransferAsync("0.01", payer, own, DerivedKey.Of("consumer-payment", code.ConsumerCodeId))).EnsureSuccess();

        (await PresentAsync(payee, code.Payload, "12.50")).EnsureSuccess().Status.ShouldBe(ConsumerPaymentStatus.Declined);
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
    }

    [Fact]
    public async Task Over_HTTP_a_code_is_made_drawn_read_presented_and_paid_back()
    {
        var (payer, payee) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        var wallet = await bank.CustomerAsync(payer.HolderPartyId);
        var till = await bank.CustomerAsync(payee.HolderPartyId);
        wallet.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        till.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());

        var made = await wallet.PostAsJsonAsync("/api/v1/payments/consumer-codes", new { accountId = payer.AccountId });
        var payload = (await made.ShouldBeJsonAsync(201)).GetProperty("payload").GetString();
        var image = await wallet.GetAsync(made.Headers.Location + "/image?format=svg");
        image.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        var read = await (await till.PostAsJsonAsync("/api/v1/payments/qr-readings", new { payload })).ShouldBeJsonAsync();
        read.GetProperty("findings").GetArrayLength().ShouldBe(0);

        var presented = await till.PostAsJsonAsync(
            "/api/v1/payments/consumer-payments",
            new { accountId = payee.AccountId, payload, amount = new { amount = "4.20", currency = "EUR" }, reference = "T1-77" });
        (await presented.ShouldBeJsonAsync(201)).GetProperty("status").GetString().ShouldBe("paid");
        till.DefaultRequestHeaders.Remove("Idempotency-Key");
        till.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        var refund = new { amount = new { amount = "1.20", currency = "EUR" } };
        await (await till.PostAsJsonAsync(presented.Headers.Location + "/refunds", refund)).ShouldBeJsonAsync(201);

        var listed = await (await till.GetAsync("/api/v1/payments/consumer-payments")).ShouldBeJsonAsync();
        listed.GetProperty("items")[0].GetProperty("refunded").GetProperty("amount").GetString().ShouldBe("1.20");
        (await bank.BalanceOfAsync(payee)).ShouldBe("3.00 EUR");
        (await (await wallet.GetAsync("/api/v1/payments/consumer-codes")).ShouldBeJsonAsync()).GetProperty("items")[0].GetProperty("payeeName").GetString()
            .ShouldBe(payee.HolderName);
    }

    private async Task<ConsumerCodeView> MakeAsync(AccountView payer, string? most = null) => (await bank.SendAsync(new MakeConsumerCode(
        Guid.CreateVersion7(), payer.HolderPartyId, payer.AccountId, most is null ? null : PaymentsBank.Euros(most), ValidMinutes: null))).EnsureSuccess();

    private Task<Result<ConsumerPaymentView>> PresentAsync(AccountView payee, string payload, string amount, Guid? key = null) =>
        bank.SendAsync(new PresentConsumerCode(key ?? Guid.CreateVersion7(), payee.HolderPartyId, payee.AccountId, payload, PaymentsBank.Euros(amount), "T1"));
}
