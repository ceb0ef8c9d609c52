using System.Net.Http.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Files;
using DigitalBank.Payments.HeldOrders;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Signatures;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Payments.Transfers;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.HeldOrders;

/// <summary>Whatever leaves the bank is compared with the sanctions lists; what resembles an entry waits for a person.</summary>
public sealed class ScreenedOrderTests(SanctionedBank bank) : IClassFixture<SanctionedBank>
{
    private const string Abroad = "FR1420041010050500013M02606";

    [Fact]
    public async Task A_transfer_to_a_listed_name_waits_until_the_hit_is_dismissed_and_leaves_then()
    {
        var (payer, order) = await HeldAsync();

        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
        (await DecideAsync(order, isReleased: true)).ShouldFailWith("payments.parties_not_cleared");
        (await bank.HitsAsync(order.PaymentOrderId)).ShouldHaveSingleItem().Score.ShouldBe(1m);
        await bank.DismissHitsAsync(order.PaymentOrderId);

        (await DecideAsync(order, isReleased: true)).EnsureSuccess().Status.ShouldBe(PaymentOrderStatus.Booked);

        (await bank.BalanceOfAsync(payer)).ShouldBe("90.00 EUR");
        (await bank.HistoryOfAsync(order.PaymentOrderId)).ShouldBe("Held Received Booked");
        (await bank.HitsAsync(order.PaymentOrderId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_dismissed_the_hit_does_not_let_the_payment_go()
    {
        var (_, order) = await HeldAsync();
        var (one, other) = (await bank.StaffAsync("supervisor"), await bank.StaffAsync("supervisor"));
        var hit = (await bank.HitsAsync(order.PaymentOrderId)).Single().HitId;
        (await one.PostAsJsonAsync($"/staff/v1/risk/hits/{hit}/review", new { status = "dismissed", reason = "another person" })).EnsureSuccessStatusCode();
        var release = new { reason = "looked at it" };

        await (await one.PostAsJsonAsync($"/staff/v1/payments/orders/{order.PaymentOrderId}/release", release)).ShouldBeProblemAsync(403, "payments.own_review");
        (await other.PostAsJsonAsync($"/staff/v1/payments/orders/{order.PaymentOrderId}/release", release)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_refused_transfer_says_so_to_the_outside_world_as_a_regulatory_reason()
    {
        var (payer, order) = await HeldAsync();

        var refused = (await DecideAsync(order, isReleased: false)).EnsureSuccess();

        (refused.Status, refused.ReasonCode).ShouldBe((PaymentOrderStatus.Rejected, "RR04"));
        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
        (await bank.HitsAsync(order.PaymentOrderId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_listed_payee_of_a_file_holds_one_payment_and_the_file_says_that_not_all_are_accepted()
    {
        await bank.ImportListAsync();
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var builder = new PaymentFileBuilder { DebtorAccount = debtor.Identifier }
            .Pay("10.00", Abroad, agentBic: "BNPAFRPPXXX").Pay("20.00", Abroad, agentBic: "BNPAFRPPXXX").Pay("5.00", creditor.Identifier);
        var path = Path.Combine(bank.DataFolder, "listed.xml");
        await File.WriteAllTextAsync(path, builder.Xml()
            .Replace("Payee of E2E-2", SanctionedBank.Listed, StringComparison.Ordinal)
            .Replace("Payee of E2E-3", SanctionedBank.Listed, StringComparison.Ordinal)); // a customer's name is ours to know

        var file = (await bank.SendAsync(new ImportPaymentFile(path, null, null))).EnsureSuccess();

        (file.Status, file.Accepted, file.Rejected).ShouldBe((FileOutcome.PART, 2, 0));
        (await OrdersOfAsync(file.FileId)).ShouldBe([PaymentOrderStatus.Booked, PaymentOrderStatus.Held, PaymentOrderStatus.Settled]);
        (await bank.BalanceOfAsync(debtor)).ShouldBe("85.00 EUR");
    }

    [Fact]
    public async Task Whoever_a_payment_within_the_bank_is_made_for_is_screened_too()
    {
        await bank.ImportListAsync();
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var path = Path.Combine(bank.DataFolder, "ultimate.xml");
        await File.WriteAllTextAsync(path, new PaymentFileBuilder { DebtorAccount = debtor.Identifier }.Pay("5.00", creditor.Identifier).Xml()
            .Replace("<RmtInf>", $"<UltmtCdtr><Nm>{SanctionedBank.Listed}</Nm></UltmtCdtr><RmtInf>", StringComparison.Ordinal));

        var file = (await bank.SendAsync(new ImportPaymentFile(path, null, null))).EnsureSuccess();

        (await OrdersOfAsync(file.FileId)).ShouldBe([PaymentOrderStatus.Held]);
    }

    [Fact]
    public async Task A_scheduled_payment_is_compared_with_the_lists_of_its_day()
    {
        var payer = await bank.AnAccountAsync("100.00");
        await bank.ImportListAsync();
        var order = (await TransferAsync(payer, on: (await bank.TodayAsync()).AddDays(1))).EnsureSuccess();
        order.Status.ShouldBe(PaymentOrderStatus.Scheduled);
        await bank.CloseDayAsync();

        await bank.SendAsync(new ExecuteDuePayments());

        (await bank.HistoryOfAsync(order.PaymentOrderId)).ShouldBe("Scheduled Held");
    }

    [Fact]
    public async Task A_payment_that_is_let_go_is_rejected_when_the_account_does_not_pay_any_more()
    {
        var (payer, order) = await HeldAsync();
        await bank.DismissHitsAsync(order.PaymentOrderId);
        (await bank.SendAsync(new PlaceBlock(Guid.CreateVersion7(), payer.AccountId, AccountBlock.Debits, "court order"))).EnsureSuccess();

        var decided = (await DecideAsync(order, isReleased: true)).EnsureSuccess();

        (decided.Status, decided.ReasonCode).ShouldBe((PaymentOrderStatus.Rejected, "AC06"));
    }

    [Fact]
    public async Task A_payment_that_is_let_go_needs_the_signatures_of_the_day()
    {
        var (payer, order) = await HeldAsync();
        await bank.DismissHitsAsync(order.PaymentOrderId);
        (await bank.SendAsync(new SetSigningRules(
            payer.AccountId,
            [new SignatoryGroup("directors", [payer.HolderPartyId])],
            [new SigningBand(PaymentsBank.Euros("1.00"), [new SigningCombination([new GroupCount("directors", 1)])])],
            ValidHours: 24))).EnsureSuccess();

        var decided = (await DecideAsync(order, isReleased: true)).EnsureSuccess();

        decided.FailureCode.ShouldBe("payments.signatures_needed");
        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
    }

    private async Task<(AccountView Payer, PaymentView Order)> HeldAsync()
    {
        await bank.ImportListAsync();
        var payer = await bank.AnAccountAsync("100.00");
        var order = (await TransferAsync(payer)).EnsureSuccess();
        order.Status.ShouldBe(PaymentOrderStatus.Held);
        return (payer, order);
    }

    private Task<Result<PaymentView>> TransferAsync(AccountView payer, DateOnly? on = null) => bank.SendAsync(new InitiateTransfer(
        Guid.CreateVersion7(), payer.HolderPartyId, payer.AccountId, null, Abroad, SanctionedBank.Listed, "BNPAFRPPXXX", PaymentsBank.Euros("10.00"), null, null, on));

    private Task<Result<PaymentView>> DecideAsync(PaymentView order, bool isReleased) =>
        bank.SendAsync(new DecideHeldOrder(order.PaymentOrderId, isReleased, "looked at it"));

    private Task<List<PaymentOrderStatus>> OrdersOfAsync(Guid fileId) => bank.InDatabaseAsync(db => db.Orders
        .Where(order => order.FileId == fileId).OrderBy(order => order.Position).Select(order => order.Status).ToListAsync());
}
