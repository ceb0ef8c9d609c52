using System.Net.Http.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.QrCodes;
using DigitalBank.Payments.QrCodes.Emvco;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.QrCodes;

[Collection(PaymentsBankCollection.Name)]
public sealed class PayQrCodeTests(PaymentsBank bank)
{
    [Fact]
    public async Task A_one_time_code_is_paid_once_however_many_pay_at_the_same_moment()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payer = await bank.AnAccountAsync("100.00");
        var code = await MakeAsync(payee, "12.50");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => PayAsync(payer, code.Payload))));

        outcomes.Count(outcome => outcome.IsSuccess).ShouldBe(1);
        outcomes.Where(outcome => !outcome.IsSuccess).ShouldAllBe(outcome => outcome.Failure!.Code == "payments.qr_code_used");
        (await bank.BalanceOfAsync(payee)).ShouldBe("12.50 EUR");
    }

    [Fact]
    public async Task A_rejected_payment_leaves_the_code_to_be_paid()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payer = await bank.AnAccountAsync("1.00");
        var code = await MakeAsync(payee, "12.50");
        var key = Guid.CreateVersion7();

        (await PayAsync(payer, code.Payload, key: key)).ShouldFailWith("ledger.insufficient_available_balance");
        await bank.FundAsync(payer.LedgerAccountId, PaymentsBank.Euros("50.00"));
        (await PayAsync(payer, code.Payload)).EnsureSuccess();
        (await PayAsync(payer, code.Payload, key: key)).ShouldFailWith("ledger.insufficient_available_balance");
    }

    [Fact]
    public async Task The_same_key_gets_its_answer_although_the_code_is_used_by_then()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payer = await bank.AnAccountAsync("100.00");
        var code = await MakeAsync(payee, "12.50");
        var key = Guid.CreateVersion7();

        var first = (await PayAsync(payer, code.Payload, key: key)).EnsureSuccess();
        var again = await PayAsync(payer, code.Payload, key: key);

        again.EnsureSuccess().PaymentOrderId.ShouldBe(first.PaymentOrderId);
        again.IsReplay.ShouldBeTrue();
        (await PayAsync(payer, code.Payload)).ShouldFailWith("payments.qr_code_used");
    }

    [Fact]
    public async Task An_expired_a_changed_and_a_foreign_code_are_refused()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payer = await bank.AnAccountAsync("100.00");
        var code = await MakeAsync(payee, "12.50");
        var expired = await MakeAsync(payee, "12.50");
        await bank.InDatabaseAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteUpdateAsync(
            db.QrCodes.Where(known => known.Id == expired.QrCodeId),
            set => set.SetProperty(known => known.ExpiresAt, DateTimeOffset.UnixEpoch)));

        (await PayAsync(payer, expired.Payload)).ShouldFailWith("payments.qr_code_expired");
        (await PayAsync(payer, Rewritten(code.Payload, "540512.50", "540501.50"))).ShouldFailWith("payments.qr_code_forged");
        (await PayAsync(payer, code.Payload[..^1] + "?")).ShouldFailWith("payments.qr_code_unreadable");
        (await PayAsync(payer, Rewritten(code.Payload, "0012bank.digital01", "0012bank.another01"))).ShouldFailWith("payments.qr_code_foreign");
        (await PayAsync(payer, code.Payload, "12.51")).ShouldFailWith("payments.qr_amount_differs");
        (await PayAsync(payer, Abroad())).Failure!.Message.ShouldEndWith("It is from TH and asks for THB.");
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
    }

    [Fact]
    public async Task A_static_code_is_paid_by_many_who_say_how_much()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payer = await bank.AnAccountAsync("100.00");
        var code = await MakeAsync(payee, amount: null, isOneTime: false);

        (await PayAsync(payer, code.Payload)).ShouldFailWith("payments.qr_amount_missing");
        (await PayAsync(payer, code.Payload, "1.00")).EnsureSuccess();
        (await PayAsync(payer, code.Payload, "2.00")).EnsureSuccess();

        (await bank.BalanceOfAsync(payee)).ShouldBe("3.00 EUR");
        var first = (await bank.SendAsync(new ListQrPayments(code.QrCodeId, payee.HolderPartyId, null, 1))).EnsureSuccess();
        var second = (await bank.SendAsync(new ListQrPayments(code.QrCodeId, payee.HolderPartyId, Guid.Parse(first.Next!), 2))).EnsureSuccess();
        first.Items.Concat(second.Items).Select(payment => payment.Amount.ToString()).ShouldBe(["1.00 EUR", "2.00 EUR"], ignoreOrder: true);
    }

    [Fact]
    public async Task No_more_is_paid_back_than_was_paid_also_when_refunds_race()
    {
        var payee = await bank.AnAccountAsync("100.00");
        var payer = await bank.AnAccountAsync("100.00");
        var code = await MakeAsync(payee, "10.00");
        var paid = (await PayAsync(payer, code.Payload)).EnsureSuccess();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RefundAsync(payee, code, "3.00"))));

        outcomes.Count(outcome => outcome.IsSuccess).ShouldBe(3);
        outcomes.Where(outcome => !outcome.IsSuccess).ShouldAllBe(outcome => outcome.Failure!.Code == "payments.refund_too_large");
        (await RefundAsync(payee, code, "1.00")).EnsureSuccess();
        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
        (await RefundAsync(payer, code, "1.00")).ShouldFailWith("payments.unknown_qr_code");
        (await bank.SendAsync(new ListQrPayments(code.QrCodeId, payee.HolderPartyId, null, 10))).EnsureSuccess()
            .Items.ShouldHaveSingleItem().ShouldBe(new QrPaymentView(paid.PaymentOrderId, paid.Amount!.Value, paid.Amount.Value, paid.ReceivedAt, paid.BookingDate));
    }

    [Fact]
    public async Task Over_HTTP_a_code_is_made_drawn_read_and_paid()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payer = await bank.AnAccountAsync("100.00");
        var merchant = await bank.CustomerAsync(payee.HolderPartyId);
        var wallet = await bank.CustomerAsync(payer.HolderPartyId);
        merchant.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        wallet.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());

        var made = await merchant.PostAsJsonAsync(
            "/api/v1/payments/qr-codes",
            new { accountId = payee.AccountId, merchantCity = "Berlin", merchantName = "Bakery", amount = new { amount = "4.20", currency = "EUR" }, reference = "T1-77" },
            BankJson.Options);
        var payload = (await made.ShouldBeJsonAsync(201)).GetProperty("payload").GetString();
        var image = await merchant.GetAsync(made.Headers.Location + "/image");
        image.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");

        var read = await (await wallet.PostAsJsonAsync("/api/v1/payments/qr-readings", new { payload })).ShouldBeJsonAsync();
        read.GetProperty("tlv").GetProperty("54").GetString().ShouldBe("4.20");
        var paid = await (await wallet.PostAsJsonAsync(
            "/api/v1/payments/qr-payments", new { debtorAccountId = payer.AccountId, payload })).ShouldBeJsonAsync(201);

        paid.GetProperty("origin").GetString().ShouldBe("qrCode");
        paid.GetProperty("remittanceInformation").GetString().ShouldBe("T1-77");
        (await bank.BalanceOfAsync(payee)).ShouldBe("4.20 EUR");
    }

    private static string Abroad()
    {
        const string Body = "000201010212" + "29370016A000000677010111" + "01130066000000000" + "5204" + "5941" + "5303764" + "540510.00" + "5802TH" + "5904Shop" + "6007Bangkok" + "6304";
        return Body + QrChecksum.Of(Body);
    }

    private static string Rewritten(string payload, string what, string by)
    {
        var body = payload[..^4].Replace(what, by, StringComparison.Ordinal);
        return body + QrChecksum.Of(body);
    }

    private async Task<QrCodeView> MakeAsync(AccountView payee, string? amount, bool isOneTime = true) => (await bank.SendAsync(new MakeQrCode(
        Guid.CreateVersion7(),
        payee.HolderPartyId,
        payee.AccountId,
        amount is null ? null : PaymentsBank.Euros(amount),
        isOneTime,
        ValidMinutes: null,
        Reference: null,
        MerchantName: "Bakery",
        MerchantCity: "Berlin"))).EnsureSuccess();

    private Task<Result<Payments.Orders.PaymentView>> PayAsync(AccountView payer, string payload, string? amount = null, Guid? key = null) =>
        bank.SendAsync(new PayQrCode(
            key ?? Guid.CreateVersion7(), payer.HolderPartyId, payer.AccountId, payload, amount is null ? null : PaymentsBank.Euros(amount)));

    private Task<Result<Payments.Orders.PaymentView>> RefundAsync(AccountView payee, QrCodeView code, string amount) =>
        bank.SendAsync(new RefundQrPayment(Guid.CreateVersion7(), payee.HolderPartyId, code.QrCodeId, null, PaymentsBank.Euros(amount)));
}
