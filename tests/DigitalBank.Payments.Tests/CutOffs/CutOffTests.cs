using System.Net;
using System.Net.Http.Json;
using System.Xml.Linq;
using DigitalBank.Payments.CutOffs;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Outgoing;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Platform;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.CutOffs;

/// <summary>A bank of its own, because cut-offs hold for everybody in a bank. Its clock stands at ten o'clock in Berlin, on a Monday.</summary>
public sealed class CutOffTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [Fact]
    public async Task After_the_cut_off_the_payer_is_told_the_next_value_date_before_and_after_and_the_message_says_it_too()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        await SetAsync("EUR", new TimeOnly(10, 30));

        var early = (await bank.TransferOutAsync("1.00", debtor)).EnsureSuccess();
        bank.Clock.Advance(TimeSpan.FromMinutes(30));
        var customer = await bank.CustomerAsync(debtor.HolderPartyId);
        var told = (await customer.GetFromJsonAsync<ValueDateView>("/api/v1/payments/value-date?currency=EUR", BankJson.Options))!;
        var late = (await bank.TransferOutAsync("2.00", debtor)).EnsureSuccess();

        early.ValueDate.ShouldBe(new DateOnly(2026, 11, 23));
        (told.ValueDate, told.IsAfterCutOff, told.CutOffAt).ShouldBe(
            (new DateOnly(2026, 11, 24), true, new DateTimeOffset(2026, 11, 23, 9, 30, 0, TimeSpan.Zero)));
        (await customer.GetFromJsonAsync<PaymentView>($"/api/v1/payments/transfers/{late.PaymentOrderId}", BankJson.Options))!
            .ValueDate.ShouldBe(told.ValueDate);
        var sent = (await bank.SendAsync(new SendOutgoingPayments())).EnsureSuccess();
        sent.Batches.Select(SettlementDateAndTotalOf).ShouldBe([("2026-11-23", "1.00"), ("2026-11-24", "2.00")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_closing_day_of_the_currency_moves_the_value_date_of_a_payment_ordered_for_it()
    {
        var today = await bank.TodayAsync();
        var thursday = new DateOnly(2026, 11, 26);
        (await bank.SendAsync(new SetClosingDay("CHF", thursday, "A local holiday"))).EnsureSuccess();

        var valueDate = (await bank.SendAsync(new GetValueDate("CHF", PaymentScheme.CreditTransfer, thursday))).EnsureSuccess();

        valueDate.ExecutionDate.ShouldBe(thursday);
        valueDate.ValueDate.ShouldBe(new DateOnly(2026, 11, 27));
        (await bank.SendAsync(new RemoveClosingDay("CHF", thursday))).EnsureSuccess();
        (await bank.SendAsync(new GetValueDate("CHF", PaymentScheme.CreditTransfer, thursday))).EnsureSuccess().ValueDate.ShouldBe(thursday);
        (await bank.SendAsync(new SetClosingDay("CHF", today, "Too late"))).ShouldFailWith("payments.closing_day_in_the_past");
    }

    [Fact]
    public async Task A_cut_off_holds_from_its_day_on_and_not_before()
    {
        var today = await bank.TodayAsync();
        await SetAsync("GBP", new TimeOnly(1, 0), from: today.AddDays(7));

        (await bank.SendAsync(new GetValueDate("GBP", PaymentScheme.CreditTransfer, null))).EnsureSuccess().ValueDate.ShouldBe(today);
        var later = (await bank.SendAsync(new GetValueDate("GBP", PaymentScheme.CreditTransfer, today.AddDays(7)))).EnsureSuccess();
        later.CutOffAt.ShouldNotBeNull();
        (await bank.SendAsync(new SetCutOff("GBP", PaymentScheme.CreditTransfer, today.AddDays(-1), new TimeOnly(9, 0), "Europe/London", 0)))
            .ShouldFailWith("payments.cut_off_in_the_past");
    }

    [Fact]
    public async Task Only_those_who_keep_the_calendars_set_cut_offs()
    {
        var clerk = await bank.StaffAsync("clerk");
        var operations = await bank.StaffAsync("operations");
        var body = new SetCutOffRequest("SEK", PaymentScheme.CrossBorder, await bank.TodayAsync(), new TimeOnly(14, 0), "Europe/Stockholm", 2);

        (await clerk.PutAsJsonAsync("/staff/v1/payments/cut-offs", body, BankJson.Options)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await operations.PutAsJsonAsync("/staff/v1/payments/cut-offs", body, BankJson.Options)).EnsureSuccessStatusCode();
        (await operations.PutAsJsonAsync("/staff/v1/payments/cut-offs", body with { TimeZone = "Nowhere/Land" }, BankJson.Options))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await clerk.GetStringAsync("/staff/v1/payments/cut-offs")).ShouldContain("Europe/Stockholm");
    }

    private async Task SetAsync(string currencyCode, TimeOnly time, DateOnly? from = null) =>
        (await bank.SendAsync(new SetCutOff(
            currencyCode, PaymentScheme.CreditTransfer, from ?? await bank.TodayAsync(), time, "Europe/Berlin", SettlementDays: 0))).EnsureSuccess();

    private (string Date, string Total) SettlementDateAndTotalOf(SentBatchView batch)
    {
        var xml = XDocument.Load(Path.Combine(bank.OutgoingFolder, batch.FileName));
        string Value(string element) => xml.Descendants().Single(e => e.Name.LocalName == element).Value;
        return (Value("IntrBkSttlmDt"), Value("TtlIntrBkSttlmAmt"));
    }
}
