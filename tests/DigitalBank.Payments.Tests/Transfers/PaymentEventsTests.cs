using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Platform.Outbox;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Transfers;

[Collection(PaymentsBankCollection.Name)]
public sealed class PaymentEventsTests(PaymentsBank bank)
{
    [Fact]
    public async Task Every_outcome_is_announced_exactly_once_even_when_it_had_to_be_resumed()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var key = Guid.CreateVersion7();
        var booked = (await bank.TransferAsync("10.00", debtor, creditor)).EnsureSuccess();
        await bank.TransferAsync("1000.00", debtor, creditor, key);
        await bank.TransferAsync("1000.00", debtor, creditor, key);
        await bank.SendAsync(new Booking.ResumeReceivedPayments(TimeSpan.Zero));

        var rejected = await bank.InDatabaseAsync(db => db.Orders.SingleAsync(o => o.IdempotencyKey == key));

        (await EventsOfAsync(booked.PaymentOrderId)).ShouldBe(["Payments.PaymentBooked"]);
        (await EventsOfAsync(rejected.Id)).ShouldBe(["Payments.PaymentRejected"]);
    }

    [Fact]
    public async Task A_statement_learns_who_paid_whom_and_what_for()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var payment = (await bank.TransferOutAsync("10.00", debtor)).EnsureSuccess();
        await using var scope = bank.Services.CreateAsyncScope();
        var narrator = scope.ServiceProvider.GetServices<IEntryNarrator>().Single(n => n.Source == "payments");

        var narratives = await narrator.DescribeAsync([payment.PaymentOrderId.ToString(), Guid.CreateVersion7().ToString(), "nonsense"], default);

        var narrative = narratives.ShouldHaveSingleItem().Value;
        narrative.DebtorAccount.ShouldBe(debtor.Identifier);
        narrative.CreditorName.ShouldBe("Marie Curie");
        narrative.EndToEndId.ShouldBe("E2E-1");
        narrative.RemittanceInformation.ShouldBe("rent");
    }

    private Task<List<string>> EventsOfAsync(Guid paymentOrderId) => bank.InDatabaseAsync(db => db.Set<OutboxMessage>()
        .Where(message => message.AggregateId == paymentOrderId)
        .Select(message => message.EventType)
        .ToListAsync());
}
