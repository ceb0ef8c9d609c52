using System.Xml.Linq;
using DigitalBank.Payments.CutOffs;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Outgoing;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Outgoing;

/// <summary>Payments that could not leave on the day they were meant for.</summary>
public sealed class WaitingPaymentsTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [Fact]
    public async Task A_value_date_that_has_passed_is_the_next_day_on_which_its_currency_settles()
    {
        var payer = await bank.AnAccountAsync("100.00");
        await bank.SendAsync(new SendOutgoingPayments());
        (await bank.TransferOutAsync("10.00", payer)).EnsureSuccess().ValueDate.ShouldBe(await bank.TodayAsync());
        (await bank.SendAsync(new SetClosingDay("EUR", (await bank.TodayAsync()).AddDays(1), "A local holiday"))).EnsureSuccess();
        await bank.CloseDayAsync();

        var sent = (await bank.SendAsync(new SendOutgoingPayments())).EnsureSuccess();

        var xml = XDocument.Load(Path.Combine(bank.OutgoingFolder, sent.Batches.ShouldHaveSingleItem().FileName));
        xml.Descendants().First(element => element.Name.LocalName == "IntrBkSttlmDt").Value
            .ShouldBe((await bank.TodayAsync()).AddDays(1).ToString("yyyy-MM-dd"));
    }

    [Fact]
    public async Task Money_does_not_leave_through_another_nostro_than_the_one_it_was_routed_to_and_other_batches_do_not_wait_for_it()
    {
        var payer = await bank.AnAccountAsync("100.00");
        var lost = (await bank.TransferOutAsync("10.00", payer)).EnsureSuccess();
        await RouteAsync(lost, "9999");
        var other = (await bank.TransferOutAsync("20.00", payer)).EnsureSuccess();

        (await bank.SendAsync(new SendOutgoingPayments())).ShouldFailWith("payments.route_nostro_unknown");

        (await bank.HistoryOfAsync(lost.PaymentOrderId)).ShouldBe("Received Booked");
        (await bank.HistoryOfAsync(other.PaymentOrderId)).ShouldBe("Received Booked Sent");
    }

    private Task<int> RouteAsync(PaymentView order, string nostro) => bank.InDatabaseAsync(db => db.Orders
        .Where(row => row.Id == order.PaymentOrderId).ExecuteUpdateAsync(set => set.SetProperty(row => row.NostroCode, nostro)));
}
