using System.Xml.Linq;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Outgoing;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Outgoing;

/// <summary>A bank of its own: what waits for sending is shared by everybody in a bank.</summary>
public sealed class SendOutgoingPaymentsTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [Fact]
    public async Task Booked_payments_leave_in_one_file_and_the_money_goes_from_clearing_to_the_nostro()
    {
        var debtor = await bank.AnAccountAsync("1000.00");
        await SendAllAsync();
        var nostroBefore = await NostroAsync();
        var clearingBefore = await bank.BalanceOfOwnAsync("2510", "EUR");
        var first = (await bank.TransferOutAsync("100.00", debtor)).EnsureSuccess();
        var second = (await bank.TransferOutAsync("20.50", debtor)).EnsureSuccess();

        var sent = await SendAllAsync();

        sent.Batches.ShouldHaveSingleItem().Payments.ShouldBe(2);
        var xml = XDocument.Load(Path.Combine(bank.OutgoingFolder, sent.Batches[0].FileName));
        Values(xml, "UETR").ShouldBe([first.Uetr, second.Uetr], ignoreOrder: true);
        Values(xml, "NbOfTxs").ShouldBe(["2"]);
        Values(xml, "TtlIntrBkSttlmAmt").ShouldBe(["120.50"]);
        (nostroBefore - await NostroAsync()).ShouldBe(120.50m);
        (await bank.BalanceOfOwnAsync("2510", "EUR")).ShouldBe(clearingBefore);
        (await bank.HistoryOfAsync(first.PaymentOrderId)).ShouldBe("Received Booked Sent");
    }

    [Fact]
    public async Task Sending_again_sends_nothing_again()
    {
        var debtor = await bank.AnAccountAsync("1000.00");
        await bank.TransferOutAsync("10.00", debtor);
        await SendAllAsync();
        var nostro = await NostroAsync();

        (await SendAllAsync()).Batches.ShouldBeEmpty();

        (await NostroAsync()).ShouldBe(nostro);
    }

    [Fact]
    public async Task Killed_after_the_file_was_written_the_next_run_finishes_the_same_batch()
    {
        var debtor = await bank.AnAccountAsync("1000.00");
        var payment = (await bank.TransferOutAsync("10.00", debtor)).EnsureSuccess();
        var batch = (await SendAllAsync()).Batches.ShouldHaveSingleItem();
        var nostro = await NostroAsync();
        var file = await File.ReadAllTextAsync(Path.Combine(bank.OutgoingFolder, batch.FileName));

        // Back to where the file was out, the nostro credited, and nothing of it noted.
        await bank.InDatabaseAsync(db => db.OutgoingBatches.Where(b => b.Id == batch.BatchId)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.Status, OutgoingBatchStatus.Collected)));
        await bank.InDatabaseAsync(db => db.Orders.Where(o => o.Id == payment.PaymentOrderId)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Status, PaymentOrderStatus.Booked).SetProperty(o => o.Version, 20)));
        await bank.CloseDayAsync();

        (await SendAllAsync()).Batches.ShouldHaveSingleItem().BatchId.ShouldBe(batch.BatchId);

        (await NostroAsync()).ShouldBe(nostro);
        (await File.ReadAllTextAsync(Path.Combine(bank.OutgoingFolder, batch.FileName))).ShouldBe(file);
        (await bank.DetailsOfAsync(payment.PaymentOrderId)).Payment.Status.ShouldBe(PaymentOrderStatus.Sent);
    }

    [Fact]
    public async Task Every_payment_is_in_exactly_one_file_when_there_are_more_than_one_file_takes()
    {
        var debtor = await bank.AnAccountAsync("1000.00");
        await SendAllAsync();
        var uetrs = new List<string>();
        for (var i = 0; i < 65; i++)
        {
            uetrs.Add((await bank.TransferOutAsync("1.00", debtor)).EnsureSuccess().Uetr);
        }

        var sent = await SendAllAsync();

        sent.Batches.Select(batch => batch.Payments).ShouldBe([30, 30, 5], ignoreOrder: true);
        sent.Batches
            .SelectMany(batch => Values(XDocument.Load(Path.Combine(bank.OutgoingFolder, batch.FileName)), "UETR"))
            .ShouldBe(uetrs, ignoreOrder: true);
    }

    [Fact]
    public async Task Each_currency_leaves_in_a_file_of_its_own_through_its_own_nostro()
    {
        var euros = await bank.AnAccountAsync("100.00");
        var francs = await bank.AnAccountAsync("100.00", "CHF");
        var path = new PaymentFileBuilder { DebtorAccount = francs.Identifier }
            .Pay("7.00", "CH9300762011623852957", "CHF", "UBSWCHZH80A").WriteTo(bank.DataFolder);
        await SendAllAsync();
        await bank.TransferOutAsync("1.00", euros);
        (await bank.SendAsync(new Payments.Files.ImportPaymentFile(path))).EnsureSuccess().Rejected.ShouldBe(0);

        var sent = await SendAllAsync();

        sent.Batches.Select(batch => batch.CurrencyCode).ShouldBe(["CHF", "EUR"], ignoreOrder: true);
        (await bank.BalanceOfOwnAsync("1110", "CHF")).ShouldBe("-7.00 CHF");
    }

    private static IEnumerable<string> Values(XDocument xml, string element) =>
        xml.Descendants().Where(e => e.Name.LocalName == element).Select(e => e.Value);

    private async Task<SentPayments> SendAllAsync() => (await bank.SendAsync(new SendOutgoingPayments())).EnsureSuccess();

    private async Task<decimal> NostroAsync() =>
        decimal.Parse((await bank.BalanceOfOwnAsync("1110", "EUR")).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
}
