using System.Net;
using System.Net.Http.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.CrossBorder;
using DigitalBank.Payments.HeldOrders;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.Risk.Lists;
using DigitalBank.Risk.Screening;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.CrossBorder;

/// <summary>A payee who resembles an entry of a sanctions list: nothing moves until a person has looked.</summary>
public sealed class HeldQuoteTests(CrossBorderBank bank) : IClassFixture<CrossBorderBank>
{
    private const string Listed = "Nikolai Wretzky";

    [Fact]
    public async Task An_order_is_held_until_the_hit_is_dismissed_and_then_goes_at_the_rate_that_was_confirmed()
    {
        var (payer, quote) = await HeldAsync();
        bank.Clock.Advance(TimeSpan.FromMinutes(10));

        (await DecideAsync(quote, isReleased: true)).ShouldFailWith("payments.parties_not_cleared");
        foreach (var hit in (await ScreenAsync(quote)).Hits)
        {
            (await bank.SendAsync(new ReviewHit(hit.HitId, HitStatus.Dismissed, "another person"))).EnsureSuccess();
        }

        (await DecideAsync(quote, isReleased: true)).EnsureSuccess().Status.ShouldBe(PaymentOrderStatus.Booked);
        (await DecideAsync(quote, isReleased: true)).EnsureSuccess().Status.ShouldBe(PaymentOrderStatus.Booked);
        (await DecideAsync(quote, isReleased: false)).ShouldFailWith("payments.order_not_held");
        (await bank.BalanceOfAsync(payer)).ShouldBe("883.85 EUR");
        (await bank.HistoryOfAsync(quote.QuoteId)).ShouldBe("Held Received Booked");
    }

    [Fact]
    public async Task A_decision_that_is_repeated_after_a_crash_still_makes_risk_forget_the_parties()
    {
        var (_, quote) = await HeldAsync();
        (await DecideAsync(quote, isReleased: false)).EnsureSuccess();
        var left = (await ScreenAsync(quote)).Hits.Select(hit => hit.HitId).ToList();

        (await DecideAsync(quote, isReleased: false)).EnsureSuccess();

        left.ShouldNotBeEmpty();
        (await ScreenAsync(quote)).Hits.Select(hit => hit.HitId).ShouldNotBe(left);
    }

    [Fact]
    public async Task An_order_that_is_refused_moves_nothing_and_keeps_who_refused_it_and_why()
    {
        var (payer, quote) = await HeldAsync();
        var clerk = await bank.StaffAsync("clerk");
        var operations = await bank.StaffAsync("operations");
        var path = $"/staff/v1/payments/orders/{quote.QuoteId}/refusal";

        (await clerk.PostAsJsonAsync(path, new HeldDecisionRequest("no"), BankJson.Options)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await operations.PostAsJsonAsync(path, new HeldDecisionRequest(" "), BankJson.Options)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await operations.PostAsJsonAsync(path, new HeldDecisionRequest("the person on the list"), BankJson.Options)).EnsureSuccessStatusCode();

        (await bank.DetailsOfAsync(quote.QuoteId)).Payment.FailureCode.ShouldBe("payments.refused_by_bank");
        (await bank.BalanceOfAsync(payer)).ShouldBe("1000.00 EUR");
        var decision = await bank.InDatabaseAsync(db => db.HeldDecisions.SingleAsync(row => row.PaymentOrderId == quote.QuoteId));
        (decision.IsReleased, decision.Reason).ShouldBe((false, "the person on the list"));
        decision.DecidedBy.ShouldNotBe("system");
    }

    private Task<SharedKernel.Results.Result<PaymentView>> DecideAsync(QuoteView quote, bool isReleased) =>
        bank.SendAsync(new DecideHeldOrder(quote.QuoteId, isReleased, "looked at it"));

    private async Task<(AccountView Payer, QuoteView Quote)> HeldAsync()
    {
        await ImportListAsync();
        var payer = await bank.AnAccountAsync("1000.00");
        var quote = await bank.QuoteAsync(payer, name: Listed);

        (await bank.AcceptAsync(payer, quote)).EnsureSuccess().Status.ShouldBe(PaymentOrderStatus.Held);

        (await bank.BalanceOfAsync(payer)).ShouldBe("1000.00 EUR");
        return (payer, quote);
    }

    private async Task<ScreeningView> ScreenAsync(QuoteView quote) => (await bank.SendAsync(new ScreenParty(
        PathScreening.PartyIdOf(quote.QuoteId), ScreenedKind.Unknown, Listed, ["Ada Lovelace"], null, "US"))).EnsureSuccess();

    private async Task ImportListAsync()
    {
        var folder = Directory.CreateTempSubdirectory("digitalbank-lists-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "sdn.csv"), """
            7001,"WRETZKY, Nikolai","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- 

            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "alt.csv"), "");
        (await bank.SendAsync(new ImportLists(folder))).EnsureSuccess();
        Directory.Delete(folder, recursive: true);
    }
}
