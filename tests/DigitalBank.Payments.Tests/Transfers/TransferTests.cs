using System.Net.Http.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Payments.Transfers;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Transfers;

[Collection(PaymentsBankCollection.Name)]
public sealed class TransferTests(PaymentsBank bank)
{
    [Fact]
    public async Task A_transfer_moves_the_amount_once_and_is_settled_at_once()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");

        var payment = (await bank.TransferAsync("30.10", debtor, creditor)).EnsureSuccess();

        (await bank.BalanceOfAsync(debtor)).ShouldBe("69.90 EUR");
        (await bank.BalanceOfAsync(creditor)).ShouldBe("30.10 EUR");
        (await bank.HistoryOfAsync(payment.PaymentOrderId)).ShouldBe("Received Booked Settled");
        payment.LedgerEntryId.ShouldNotBeNull();
    }

    [Fact]
    public async Task Given_a_balance_below_the_amount_When_a_transfer_is_initiated_Then_it_is_rejected_and_nothing_moves()
    {
        var debtor = await bank.AnAccountAsync("10.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var key = Guid.CreateVersion7();

        (await bank.TransferAsync("10.01", debtor, creditor, key)).ShouldFailWith("ledger.insufficient_available_balance");
        await bank.FundAsync(debtor.LedgerAccountId, PaymentsBank.Euros("50.00"));
        var replay = await bank.TransferAsync("10.01", debtor, creditor, key);

        replay.ShouldFailWith("ledger.insufficient_available_balance");
        replay.IsReplay.ShouldBeTrue();
        (await bank.BalanceOfAsync(debtor)).ShouldBe("60.00 EUR");
        (await bank.BalanceOfAsync(creditor)).ShouldBe("0.00 EUR");
    }

    [Fact]
    public async Task The_same_key_and_order_are_answered_with_the_first_transfer()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var key = Guid.CreateVersion7();

        var first = (await bank.TransferAsync("5.00", debtor, creditor, key)).EnsureSuccess();
        var second = await bank.TransferAsync("5.00", debtor, creditor, key);
        var other = await bank.TransferAsync("6.00", debtor, creditor, key);

        second.EnsureSuccess().PaymentOrderId.ShouldBe(first.PaymentOrderId);
        second.IsReplay.ShouldBeTrue();
        other.ShouldFailWith("platform.idempotency_key_reused");
        (await bank.BalanceOfAsync(creditor)).ShouldBe("5.00 EUR");
    }

    [Fact]
    public async Task Requests_with_one_key_that_race_book_once_whoever_wins()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var customer = await bank.CustomerAsync(debtor.HolderPartyId);
        customer.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => customer.PostAsJsonAsync(
            "/api/v1/payments/transfers", Body(debtor, creditor, "7.00"), BankJson.Options)));

        answers.Select(answer => (int)answer.StatusCode).ShouldAllBe(status => status == 201 || status == 409);
        answers.ShouldContain(answer => (int)answer.StatusCode == 201);
        (await bank.BalanceOfAsync(creditor)).ShouldBe("7.00 EUR");
    }

    [Fact]
    public async Task Killed_before_the_ledger_answered_the_transfer_is_finished_once_by_the_resume()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var payment = (await bank.TransferAsync("12.00", debtor, creditor)).EnsureSuccess();
        await bank.ForgetOutcomeAsync(payment.PaymentOrderId);

        (await bank.SendAsync(new Booking.ResumeReceivedPayments(TimeSpan.Zero))).EnsureSuccess().StillOpen.ShouldBe(0);

        var after = await bank.DetailsOfAsync(payment.PaymentOrderId);
        after.Payment.Status.ShouldBe(Orders.PaymentOrderStatus.Settled);
        after.Payment.LedgerEntryId.ShouldBe(payment.LedgerEntryId);
        (await bank.BalanceOfAsync(creditor)).ShouldBe("12.00 EUR");
    }

    [Fact]
    public async Task Resumed_on_a_later_business_date_the_entry_of_the_first_day_counts()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var payment = (await bank.TransferAsync("12.00", debtor, creditor)).EnsureSuccess();
        await bank.ForgetOutcomeAsync(payment.PaymentOrderId);
        await bank.CloseDayAsync();

        (await bank.SendAsync(new Booking.ResumeReceivedPayments(TimeSpan.Zero))).EnsureSuccess();

        var after = (await bank.DetailsOfAsync(payment.PaymentOrderId)).Payment;
        after.LedgerEntryId.ShouldBe(payment.LedgerEntryId);
        after.BookingDate.ShouldBe(payment.BookingDate);
        (await bank.BalanceOfAsync(creditor)).ShouldBe("12.00 EUR");
    }

    [Fact]
    public async Task A_scheduled_transfer_is_booked_on_its_day_and_not_before()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var today = await bank.TodayAsync();

        var payment = (await bank.TransferAsync("40.00", debtor, creditor, on: today.AddDays(1))).EnsureSuccess();
        await bank.SendAsync(new Booking.ExecuteDuePayments());
        payment.Status.ShouldBe(Orders.PaymentOrderStatus.Scheduled);
        (await bank.BalanceOfAsync(creditor)).ShouldBe("0.00 EUR");

        await bank.CloseDayAsync();
        await bank.SendAsync(new Booking.ExecuteDuePayments());
        await bank.SendAsync(new Booking.ExecuteDuePayments());

        (await bank.BalanceOfAsync(creditor)).ShouldBe("40.00 EUR");
        (await bank.HistoryOfAsync(payment.PaymentOrderId)).ShouldBe("Scheduled Received Booked Settled");
        (await bank.DetailsOfAsync(payment.PaymentOrderId)).Payment.BookingDate.ShouldBe(await bank.TodayAsync());
    }

    [Fact]
    public async Task Money_for_another_bank_waits_in_clearing()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var before = await bank.BalanceOfOwnAsync("2510", "EUR");

        var payment = (await bank.TransferOutAsync("25.00", debtor)).EnsureSuccess();

        payment.Status.ShouldBe(Orders.PaymentOrderStatus.Booked);
        (await bank.BalanceOfAsync(debtor)).ShouldBe("75.00 EUR");
        (await bank.BalanceOfOwnAsync("2510", "EUR")).ShouldNotBe(before);
    }

    [Fact]
    public async Task A_blocked_or_closed_account_neither_pays_nor_receives()
    {
        var open = await bank.AnAccountAsync("100.00");
        var blocked = await bank.AnAccountAsync("100.00");
        var closed = await bank.AnAccountAsync("0.00");
        (await bank.SendAsync(new PlaceBlock(Guid.CreateVersion7(), blocked.AccountId, AccountBlock.All, "court order"))).EnsureSuccess();
        (await bank.SendAsync(new CloseAccount(closed.AccountId, "wish of the holder"))).EnsureSuccess();

        (await bank.TransferAsync("1.00", blocked, open)).ShouldFailWith("payments.debtor_account_blocked");
        (await bank.TransferAsync("1.00", open, blocked)).ShouldFailWith("payments.creditor_account_blocked");
        (await bank.TransferAsync("1.00", closed, open)).ShouldFailWith("payments.debtor_account_closed");
        (await bank.TransferAsync("1.00", open, closed)).ShouldFailWith("payments.creditor_account_closed");
    }

    /// <summary>The mandates of somebody else's account are Accounts' business; here counts what becomes of the order.</summary>
    [Fact]
    public async Task Who_holds_no_account_pays_from_it_only_with_a_mandate()
    {
        var account = await bank.AnAccountAsync("100.00");
        var agent = await bank.AnAccountAsync("0.00");
        var staff = await bank.StaffAsync(RoleNames.Clerk);
        var payer = account with { HolderPartyId = agent.HolderPartyId };
        (await bank.TransferAsync("1.00", payer, agent)).ShouldFailWith("payments.unknown_debtor_account");

        using var grant = new HttpRequestMessage(HttpMethod.Post, $"/staff/v1/accounts/{account.AccountId}/mandates");
        grant.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        var paymentLimit = new { amount = "20.00", currency = "EUR" };
        grant.Content = JsonContent.Create(
            new { partyId = agent.HolderPartyId, mayPay = true, paymentLimit, reason = "Power of attorney" });
        await (await staff.SendAsync(grant)).ShouldBeJsonAsync(201);

        (await bank.TransferAsync("20.00", payer, agent)).EnsureSuccess();
        (await bank.TransferAsync("20.01", payer, agent)).ShouldFailWith("accounts.mandate_limit_exceeded");
        (await bank.BalanceOfAsync(account)).ShouldBe("80.00 EUR");
    }

    [Fact]
    public async Task An_account_of_another_currency_is_refused()
    {
        var euros = await bank.AnAccountAsync("100.00");
        var dollars = await bank.AnAccountAsync("100.00", "USD");

        (await bank.TransferAsync("1.00", euros, dollars)).ShouldFailWith("payments.creditor_currency_not_kept");
        (await bank.TransferAsync("1.00", dollars, euros)).ShouldFailWith("payments.debtor_currency_not_kept");
    }

    [Fact]
    public async Task Over_HTTP_a_customer_pays_from_own_accounts_only()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var somebodyElses = await bank.AnAccountAsync("100.00");
        var customer = await bank.CustomerAsync(debtor.HolderPartyId);
        var key = Guid.CreateVersion7().ToString();
        customer.DefaultRequestHeaders.Add("Idempotency-Key", key);

        var stolen = await customer.PostAsJsonAsync(
            "/api/v1/payments/transfers", Body(somebodyElses, debtor, "1.00"), BankJson.Options);
        await stolen.ShouldBeProblemAsync(404, "payments.unknown_debtor_account");

        var paid = await customer.PostAsJsonAsync(
            "/api/v1/payments/transfers", Body(debtor, somebodyElses, "1.00"), BankJson.Options);
        var payment = await paid.ShouldBeJsonAsync(201);
        var again = await customer.PostAsJsonAsync(
            "/api/v1/payments/transfers", Body(debtor, somebodyElses, "1.00"), BankJson.Options);
        (await again.ShouldBeJsonAsync(201)).GetProperty("paymentOrderId").GetGuid().ShouldBe(payment.GetProperty("paymentOrderId").GetGuid());
        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);

        var location = paid.Headers.Location!.ToString();
        (await (await customer.GetAsync(location)).ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("settled");
        var other = await bank.CustomerAsync(somebodyElses.HolderPartyId);
        await (await other.GetAsync(location)).ShouldBeProblemAsync(404, "payments.unknown_payment");
        (await (await customer.GetAsync("/api/v1/payments/transfers")).ShouldBeJsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("0.00", "payments.amount_not_positive")]
    [InlineData("-1.00", "payments.amount_not_positive")]
    [InlineData("1.001", "platform.malformed_request")]
    public async Task An_amount_that_is_none_is_refused_at_the_door(string amount, string code)
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var customer = await bank.CustomerAsync(debtor.HolderPartyId);
        customer.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());

        var response = await customer.PostAsJsonAsync("/api/v1/payments/transfers", Body(debtor, creditor, amount), BankJson.Options);

        await response.ShouldBeProblemAsync(400, code);
    }

    [Theory]
    [InlineData("DE89370400440532013001", "payments.iban_invalid")]
    [InlineData("123456789012345678901234567890123456", "payments.account_number_invalid")]
    public async Task A_mistyped_payee_account_is_refused_at_the_door(string identifier, string code)
    {
        var debtor = await bank.AnAccountAsync("100.00");

        (await bank.TransferOutAsync("1.00", debtor, identifier)).ShouldFailWith(code);
    }

    [Fact]
    public async Task What_people_type_with_spaces_is_kept_as_it_leaves_the_bank()
    {
        var debtor = await bank.AnAccountAsync("100.00");

        var paid = (await bank.SendAsync(OutTo(debtor, " 12 34 56 ", "d e u t d e f f"))).EnsureSuccess();

        var (number, bic) = await bank.InDatabaseAsync(async db =>
        {
            var order = await db.Orders.SingleAsync(one => one.Id == paid.PaymentOrderId);
            return (order.CreditorIdentifier, order.CreditorAgentBic);
        });
        (number, bic).ShouldBe(("12 34 56", "DEUTDEFF"));
        (await bank.SendAsync(OutTo(debtor, "1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8", "DEUTDEFF"))).ShouldFailWith("payments.account_number_invalid");
    }

    [Fact]
    public async Task Of_transfers_ordered_at_once_each_is_decided_alone()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var poor = await bank.AnAccountAsync("1.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var known = Order(debtor, creditor, "1.00");
        (await bank.SendAsync(known)).EnsureSuccess();
        InitiateTransfer[] together =
        [
            Order(debtor, creditor, "2.00"), Order(poor, creditor, "5.00"), Order(debtor, debtor, "1.00"), known,
            known with { Amount = PaymentsBank.Euros("9.00") }, Order(debtor, creditor, "3.00"),
        ];

        var answers = await BookTogetherAsync(together);

        answers.Select(answer => answer.Failure?.Code ?? (answer.IsReplay ? "again" : "settled")).ShouldBe(
            ["settled", "ledger.insufficient_available_balance", "payments.same_account", "again", "platform.idempotency_key_reused", "settled"]);
        (await bank.BalanceOfAsync(creditor)).ShouldBe("6.00 EUR");
    }

    [Fact]
    public async Task Orders_whose_outcome_is_recorded_though_the_context_has_forgotten_them_are_saved()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        InitiateTransfer[] ordered = [Order(debtor, creditor, "1.00"), Order(debtor, creditor, "2.00"), Order(debtor, creditor, "3.00")];
        foreach (var command in ordered)
        {
            await bank.ForgetOutcomeAsync((await bank.SendAsync(command)).EnsureSuccess().PaymentOrderId);
        }

        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
        var payer = debtor.HolderPartyId;
        var orders = await db.Orders.Where(order => order.OrderingPartyId == payer).ToListAsync();
        db.ChangeTracker.Clear();
        var finished = await scope.ServiceProvider.GetRequiredService<Booking.PaymentBooker>().BookAsync(orders, CancellationToken.None);

        finished.ShouldAllBe(order => order.Status == Orders.PaymentOrderStatus.Settled);
        (await bank.InDatabaseAsync(stored => stored.Orders.CountAsync(
            order => order.OrderingPartyId == payer && order.Status == Orders.PaymentOrderStatus.Settled))).ShouldBe(3);
    }

    private async Task<IReadOnlyList<Result<Orders.PaymentView>>> BookTogetherAsync(IReadOnlyList<InitiateTransfer> commands)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TransferBatch>().BookAsync(commands, CancellationToken.None);
    }

    private static InitiateTransfer Order(AccountView debtor, AccountView creditor, string amount) => new(
        Guid.CreateVersion7(), debtor.HolderPartyId, debtor.AccountId, creditor.AccountId, null, null, null, PaymentsBank.Euros(amount),
        null, null, null);

    private static InitiateTransfer OutTo(AccountView debtor, string number, string bic) => new(
        Guid.CreateVersion7(), debtor.HolderPartyId, debtor.AccountId, null, number, "Anna Brandt", bic, PaymentsBank.Euros("1.00"),
        null, null, null);

    private static object Body(AccountView debtor, AccountView creditor, string amount) => new
    {
        debtorAccountId = debtor.AccountId,
        creditor = new { accountId = creditor.AccountId },
        amount = new { amount, currency = "EUR" },
        remittanceInformation = "Invoice 4711",
        endToEndId = "INV-4711",
    };
}
