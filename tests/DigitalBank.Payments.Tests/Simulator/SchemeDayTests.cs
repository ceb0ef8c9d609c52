using System.Net.Http.Json;
using DigitalBank.Payments.Answers;
using DigitalBank.Payments.Files;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Outgoing;
using DigitalBank.Payments.Reconciliation;
using DigitalBank.Payments.Simulator;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Platform;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Simulator;

/// <summary>The small sister of eng/scheme-day.sh: a day with another bank that misbehaves in every way it knows.</summary>
public sealed class SchemeDayTests(SchemeBank bank) : IClassFixture<SchemeBank>
{
    private const int Payments = 160;

    private const int Collections = 40;

    private const int MostRounds = 40;

    [Fact]
    public async Task However_the_other_bank_misbehaves_every_payment_ends_as_it_says_and_the_books_agree_to_the_cent()
    {
        var payer = await bank.AnAccountAsync("90000.00");
        var payee = await bank.AnAccountAsync("0.00");
        var file = new PaymentFileBuilder { DebtorAccount = payer.Identifier };
        for (var i = 1; i <= Payments; i++)
        {
            file.Pay(FormattableString.Invariant($"{10 + i}.{i % 100:D2}"), "FR1420041010050500013M02606");
        }

        (await bank.SendAsync(new ImportPaymentFile(file.WriteTo(bank.DataFolder)))).EnsureSuccess().Rejected.ShouldBe(0);
        await PostAsync("pay-ins", new { ibans = new[] { payee.Iban, "DE89370400440532013000" }, payments = 5, amount = "12.34" });

        await LiveAsync();
        await PostAsync("recalls", new { most = 2, reasonCode = "DUPL" });
        await LiveAsync();

        var state = await StateAsync();
        var orders = await bank.InDatabaseAsync(db => db.Orders.AsNoTracking().Where(order => order.IsOutgoing).ToListAsync());
        orders.ToDictionary(order => order.Uetr, order => order.Status.ToString()).ShouldBe(state.Outcomes, ignoreOrder: true);
        orders.Select(order => order.Status).Distinct().Order().ShouldBe([PaymentOrderStatus.Settled, PaymentOrderStatus.Rejected, PaymentOrderStatus.Returned]);
        (state.Doubled, state.Unanswered, state.PaidIn).ShouldBe((0, 0, 3));
        (await bank.BalanceOfAsync(payee)).ShouldBe("37.02 EUR");
        state.Injected.Select(injected => injected.Fault).Distinct().Count().ShouldBe(4);
        await ShouldAgreeAsync(state);
    }

    [Fact]
    public async Task Collections_end_as_the_other_bank_says_and_what_it_keeps_silent_about_stays_sent()
    {
        var creditor = await ACreditor.ApprovedAsync(bank, balance: "50.00");
        var mandate = await creditor.MandateAsync(ACreditor.ElsewhereIban);
        for (var i = 1; i <= Collections; i++)
        {
            (await creditor.OrderAsync(mandate, FormattableString.Invariant($"1.{i:D2}"), endToEndId: FormattableString.Invariant($"C-{i}"))).EnsureSuccess();
        }

        await bank.CloseDayAsync();
        await bank.CollectAsync();
        for (var round = 0; round < 3 * MostRounds && (round == 0 || await StateAsync() is { Waiting: > 0 }); round++)
        {
            (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess().Failed.ShouldBe(0);
        }

        var state = await StateAsync();
        var collections = await bank.InDatabaseAsync(db => db.Collections.AsNoTracking().ToListAsync());
        collections.ToDictionary(collection => collection.Uetr, collection => collection.Status.ToString()).ShouldBe(state.Collections, ignoreOrder: true);
        state.Collections.Values.Distinct().Order().ShouldBe(["Collected", "Rejected", "Returned", "Sent"]);
        await ShouldAgreeAsync(state);
    }

    /// <summary>Precision and recall of one: each break is one that was injected, and each that was injected is found.</summary>
    private async Task ShouldAgreeAsync(SimulatedState state)
    {
        var response = await bank.Scheme.PostAsync($"statement?date={await bank.TodayAsync():yyyy-MM-dd}", content: null);
        var path = Path.Combine(bank.DataFolder, "scheme.xml");
        await File.WriteAllBytesAsync(path, await response.Content.ReadAsByteArrayAsync());

        var statement = (await bank.SendAsync(new ReconcileStatements(path, "scheme.xml"))).EnsureSuccess().Statements.Single();

        statement.LedgerBalance.ShouldBe(state.TrueBalance);
        statement.StatementBalance.ShouldBe(state.ShownBalance);
        statement.Unexplained!.Value.IsZero.ShouldBeTrue();
        statement.Breaks
            .Select(item => (item.Side == ReconciliationSide.Statement, item.Amount, item.Uetr))
            .ShouldBe(state.Injected.Select(injected => (injected.IsInStatement, injected.Amount, injected.Uetr)), ignoreOrder: true);
    }

    /// <summary>Until nothing is open on either side; time passes between the rounds, so that silence is noticed.</summary>
    private async Task LiveAsync()
    {
        for (var round = 1; round <= MostRounds; round++)
        {
            (await bank.SendAsync(new SendOutgoingPayments())).EnsureSuccess();
            (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess().Failed.ShouldBe(0);
            bank.Clock.Advance(TimeSpan.FromSeconds(61));
            (await bank.SendAsync(new InvestigateSilence())).EnsureSuccess();
            var open = await bank.InDatabaseAsync(db => db.Orders.CountAsync(order => order.IsOutgoing && order.Status == PaymentOrderStatus.Sent));
            var queued = await bank.InDatabaseAsync(db => db.GatewayMessages.CountAsync(message => message.Status == GatewayMessageStatus.Queued));
            if (open == 0 && queued == 0 && await StateAsync() is { Waiting: 0, Unanswered: 0 })
            {
                return;
            }
        }

        throw new InvalidOperationException($"Seed {SchemeBank.Seed}: something is still open after {MostRounds} rounds.");
    }

    private async Task<SimulatedState> StateAsync() => (await bank.Scheme.GetFromJsonAsync<SimulatedState>("state", BankJson.Options))!;

    private async Task PostAsync(string path, object body)
    {
        using var response = await bank.Scheme.PostAsJsonAsync(path, body);
        response.EnsureSuccessStatusCode();
    }
}
