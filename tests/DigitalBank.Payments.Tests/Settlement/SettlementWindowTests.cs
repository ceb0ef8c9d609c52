using System.Net;
using System.Net.Http.Json;
using DigitalBank.Payments.Settlement;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using static DigitalBank.Payments.Tests.Settlement.SettlementBank;

namespace DigitalBank.Payments.Tests.Settlement;

public sealed class SettlementWindowTests(SettlementBank bank) : IClassFixture<SettlementBank>
{
    [Fact]
    public async Task A_window_settles_the_net_of_all_payments_once_however_often_it_is_closed()
    {
        await bank.TakePartAsync("EUR");
        await bank.PayAsync(A, B, "70.00", "EUR");
        await bank.PayAsync(B, C, "50.00", "EUR");
        var windowId = (await bank.PayAsync(C, A, "30.00", "EUR")).EnsureSuccess().WindowId;

        (await bank.CloseAsync()).Failed.ShouldBe(0);
        await bank.InDatabaseAsync(db => db.SettlementWindows.Where(window => window.Id == windowId) // killed before the outcome was noted
            .ExecuteUpdateAsync(set => set.SetProperty(window => window.Status, SettlementWindowStatus.Closed)));
        await bank.CloseDayAsync();
        (await bank.SendAsync(new CloseWindows())).EnsureSuccess();

        (await bank.SettledAsync(A, "EUR"), await bank.SettledAsync(B, "EUR"), await bank.SettledAsync(C, "EUR"))
            .ShouldBe(("-40.00 EUR", "20.00 EUR", "20.00 EUR"));
        var report = await bank.ReportAsync(windowId);
        (report.Gross.ToString(), report.Settled.ToString(), report.Window.Status).ShouldBe(("150.00 EUR", "40.00 EUR", SettlementWindowStatus.Settled));
        report.Participants.Select(row => row.Net.ToString()).ShouldBe(["-40.00 EUR", "20.00 EUR", "20.00 EUR"]);
    }

    [Fact]
    public async Task A_payment_over_the_cap_is_refused_or_waits_until_there_is_room()
    {
        await bank.TakePartAsync("USD");
        await bank.PayAsync(A, B, "90.00", "USD");

        (await bank.PayAsync(A, B, "10.01", "USD")).ShouldFailWith("payments.debit_cap_exceeded");
        var waiting = (await bank.PayAsync(A, B, "25.00", "USD", OverCap.Queue)).EnsureSuccess();
        waiting.Status.ShouldBe(SettlementObligationStatus.Queued);
        await bank.PayAsync(C, A, "15.00", "USD");

        (await StatusAsync(waiting)).ShouldBe(SettlementObligationStatus.Accepted);
        (await bank.ReportAsync(waiting.WindowId)).Participants[0].Net.ToString().ShouldBe("-100.00 USD");
        await bank.CloseAsync();
    }

    [Fact]
    public async Task What_still_waits_when_a_window_closes_goes_into_the_next_one()
    {
        await bank.TakePartAsync("GBP");
        await bank.PayAsync(A, B, "80.00", "GBP");
        var waiting = (await bank.PayAsync(A, C, "60.00", "GBP", OverCap.Queue)).EnsureSuccess();
        var tooMuch = (await bank.PayAsync(A, C, "100.01", "GBP", OverCap.Queue)).EnsureSuccess();

        await bank.CloseAsync();

        (await bank.SettledAsync(A, "GBP")).ShouldBe("-80.00 GBP");
        (await StatusAsync(waiting)).ShouldBe(SettlementObligationStatus.Accepted);
        (await StatusAsync(tooMuch)).ShouldBe(SettlementObligationStatus.Queued);
        (await bank.SendAsync(new WithdrawObligation(tooMuch.ObligationId))).EnsureSuccess();
        (await bank.SendAsync(new WithdrawObligation(waiting.ObligationId))).ShouldFailWith("payments.obligation_not_queued");
        await bank.CloseAsync();
        (await bank.SettledAsync(A, "GBP"), await bank.SettledAsync(C, "GBP")).ShouldBe(("-140.00 GBP", "60.00 GBP"));
    }

    [Fact]
    public async Task Forty_payments_at_once_use_the_cap_to_its_end_and_a_reference_counts_once()
    {
        await bank.TakePartAsync("CHF");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            try
            {
                return (await bank.PayAsync(A, B, "7.00", "CHF", reference: $"R-{i / 2}")).Failure?.Code; // each one twice
            }
            catch (DbUpdateException)
            {
                return "409";
            }
        })));

        var window = await bank.InDatabaseAsync(db => db.SettlementWindows.SingleAsync(row => row.CurrencyCode == "CHF"));
        var report = await bank.ReportAsync(window.Id);
        report.Participants.Single(row => row.Bic == A).Paid.ToString().ShouldBe("98.00 CHF");
        var accepted = await bank.InDatabaseAsync(db => db.SettlementObligations.CountAsync(
            row => row.WindowId == window.Id && row.Status == SettlementObligationStatus.Accepted));
        accepted.ShouldBe(14, string.Join(" ", outcomes));
        (await bank.PayAsync(A, C, "7.00", "CHF", reference: "R-0")).ShouldFailWith("payments.settlement_reference_reused");
    }

    [Fact]
    public async Task A_broken_window_fails_alone_and_all_others_are_settled()
    {
        await bank.TakePartAsync("EUR");
        var windowId = (await bank.PayAsync(A, B, "1.00", "EUR")).EnsureSuccess().WindowId;
        var broken = await AWindowAsync("NOK", (row, id) => row.Accept(id)); // of banks that are no participants, and first in line

        bank.Clock.Advance(TimeSpan.FromDays(7)); // past the end of whatever window it is in

        (await bank.SendAsync(new CloseWindows())).EnsureSuccess().Failed.ShouldBe(1);

        (await bank.ReportAsync(windowId)).Window.Status.ShouldBe(SettlementWindowStatus.Settled);
        await bank.InDatabaseAsync(db => db.SettlementWindows.Where(window => window.Id == broken.WindowId).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task A_window_in_which_payments_wait_stays_open_while_there_is_none_after_it()
    {
        var waiting = await AWindowAsync("NOK", (row, id) => row.Queue(id)); // a currency without a schedule any more

        (await bank.CloseAsync()).Failed.ShouldBe(1);

        (await bank.ReportAsync(waiting.WindowId)).Window.Status.ShouldBe(SettlementWindowStatus.Open);
        (await bank.SendAsync(new WithdrawObligation(waiting.Id))).EnsureSuccess();
        (await bank.CloseAsync()).Failed.ShouldBe(0);
    }

    [Fact]
    public async Task When_the_list_of_times_is_changed_payments_do_not_go_into_a_window_that_is_settled()
    {
        await bank.TakePartAsync("DKK");
        var before = (await bank.PayAsync(A, B, "1.00", "DKK")).EnsureSuccess().WindowId;
        await bank.InDatabaseAsync(db => db.SettlementWindows.Where(window => window.Id == before).ExecuteUpdateAsync(set => set
            .SetProperty(window => window.Status, SettlementWindowStatus.Settled)
            .SetProperty(window => window.ClosesAt, bank.Clock.GetUtcNow()))); // it had its number at an earlier time

        (await bank.PayAsync(A, B, "1.00", "DKK")).EnsureSuccess().WindowId.ShouldNotBe(before);
    }

    [Fact]
    public async Task Of_those_that_wait_the_one_that_came_first_is_tried_first()
    {
        await bank.TakePartAsync("PLN");
        await bank.PayAsync(A, B, "90.00", "PLN");
        var second = (await bank.PayAsync(A, C, "60.00", "PLN", OverCap.Queue)).EnsureSuccess();
        var first = (await bank.PayAsync(A, C, "60.00", "PLN", OverCap.Queue)).EnsureSuccess();
        await bank.InDatabaseAsync(db => db.SettlementObligations.Where(row => row.Id == second.ObligationId) // its id sorts before its arrival
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReceivedAt, first.ReceivedAt.AddSeconds(1))));

        await bank.PayAsync(C, A, "50.00", "PLN");

        (await StatusAsync(first), await StatusAsync(second)).ShouldBe((SettlementObligationStatus.Accepted, SettlementObligationStatus.Queued));
    }

    [Fact]
    public async Task What_moves_into_the_next_window_makes_room_for_those_that_wait_there()
    {
        await bank.TakePartAsync("CZK");
        await bank.PayAsync(C, B, "100.00", "CZK");
        await bank.PayAsync(C, A, "60.00", "CZK", OverCap.Queue);
        bank.Clock.Advance(TimeSpan.FromDays(7));
        var waiting = (await bank.PayAsync(A, B, "120.00", "CZK", OverCap.Queue)).EnsureSuccess();
        waiting.Status.ShouldBe(SettlementObligationStatus.Queued);

        (await bank.SendAsync(new CloseWindows())).EnsureSuccess();

        (await StatusAsync(waiting)).ShouldBe(SettlementObligationStatus.Accepted);
    }

    [Fact]
    public async Task Only_supervisors_set_caps_and_strangers_take_no_part()
    {
        var operations = await bank.StaffAsync("operations");
        var supervisor = await bank.StaffAsync("supervisor");
        var body = new SetParticipantRequest("DDDDSEF0XXX", Money.Of("5.00", "SEK"));
        const string Path = "/staff/v1/payments/settlement/participants";

        (await operations.PutAsJsonAsync(Path, body, BankJson.Options)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await supervisor.PutAsJsonAsync(Path, body, BankJson.Options)).EnsureSuccessStatusCode();
        (await bank.PayAsync("DDDDSEF0XXX", A, "1.00", "SEK")).ShouldFailWith("payments.unknown_participant");
        (await bank.PayAsync(A, B, "1.00", "NOK")).ShouldFailWith("payments.unknown_participant");
    }

    /// <summary>A window that is due before all others, with one payment.</summary>
    private async Task<SettlementObligation> AWindowAsync(string currency, Action<SettlementObligation, Guid> take)
    {
        var now = bank.Clock.GetUtcNow();
        var (debtor, creditor) = (Guid.NewGuid(), Guid.NewGuid());
        var window = new SettlementWindow
        {
            Id = Guid.NewGuid(),
            CurrencyCode = currency,
            Date = DateOnly.FromDateTime(now.UtcDateTime),
            Number = 1,
            ClosesAt = now.AddDays(-1),
        };
        var payment = new SettlementObligation
        {
            Id = Guid.NewGuid(),
            DebtorId = debtor,
            CreditorId = creditor,
            AmountMinor = 1,
            Reference = "R",
            ReceivedAt = now,
        };
        take(payment, window.Id);
        await bank.InDatabaseAsync(db =>
        {
            db.AddRange(window, payment);
            if (payment.Status == SettlementObligationStatus.Accepted)
            {
                var payer = new SettlementPosition { WindowId = window.Id, ParticipantId = debtor };
                var payee = new SettlementPosition { WindowId = window.Id, ParticipantId = creditor };
                payer.Pay(1);
                payee.Receive(1);
                db.AddRange(payer, payee);
            }

            return db.SaveChangesAsync();
        });
        return payment;
    }

    private Task<SettlementObligationStatus> StatusAsync(ObligationView obligation) => bank.InDatabaseAsync(db =>
        db.SettlementObligations.Where(row => row.Id == obligation.ObligationId).Select(row => row.Status).SingleAsync());
}
