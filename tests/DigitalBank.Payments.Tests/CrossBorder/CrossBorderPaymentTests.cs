using System.Xml.Linq;
using DigitalBank.Ledger.Contracts.Positions;
using DigitalBank.Payments.CrossBorder;
using DigitalBank.Payments.Limits;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.CrossBorder;

public sealed class CrossBorderPaymentTests(CrossBorderBank bank) : IClassFixture<CrossBorderBank>
{
    [Fact]
    public async Task What_was_quoted_is_what_is_debited_booked_sent_and_told()
    {
        var payer = await bank.AnAccountAsync("1000.00");
        await bank.SendOutgoingAsync();
        var position = await PositionAsync("USD");
        var quote = await bank.QuoteAsync(payer);

        var payment = (await bank.AcceptAsync(payer, quote)).EnsureSuccess();
        var batch = (await bank.SendOutgoingAsync()).Batches.ShouldHaveSingleItem();

        // 100 and 20 for the banks on the way, at 0.92 and a hundredth more; 5 for ourselves.
        (quote.Rate, quote.Sent.ToString(), quote.Debit.ToString(), quote.DebitForCharge.ToString()).ShouldBe((0.9292m, "120.00 USD", "116.15 EUR", "4.65 EUR"));
        (payment.PaymentOrderId, payment.Uetr, payment.Amount, payment.Debited, payment.ValueDate).ShouldBe(
            (quote.QuoteId, quote.Uetr, quote.Sent, quote.Debit, quote.ValueDate));
        (await bank.BalanceOfAsync(payer)).ShouldBe("883.85 EUR");
        (await PositionAsync("USD") - position).ShouldBe(-120.00m);
        (await bank.BalanceOfOwnAsync("2510", "USD")).ShouldBe("0.00 USD");
        var xml = XDocument.Load(Path.Combine(bank.OutgoingFolder, batch.FileName));
        string[] told = ["UETR", "IntrBkSttlmAmt", "InstdAmt", "ChrgBr", "Amt"];
        told.Select(element => Value(xml, element)).ShouldBe([quote.Uetr, "120.00", "100.00", "DEBT", "20.00"]);
    }

    [Fact]
    public async Task A_payee_abroad_who_is_not_in_the_book_gets_no_more_than_the_limit_for_new_ones()
    {
        var payer = await bank.AnAccountAsync("1000.00");
        (await bank.SendAsync(new SetLimit(
            payer.HolderPartyId, LimitScope.NewBeneficiary, null, LimitPeriod.Day, "EUR", PaymentsBank.Euros("100.00"), null))).EnsureSuccess();

        (await bank.AcceptAsync(payer, await bank.QuoteAsync(payer))).ShouldFailWith("payments.new_beneficiary_limit_exceeded");

        (await bank.BalanceOfAsync(payer)).ShouldBe("1000.00 EUR");
    }

    [Fact]
    public async Task Charges_of_the_payee_are_taken_off_what_is_sent_and_a_sum_to_spend_is_told_with_its_rate()
    {
        var payer = await bank.AnAccountAsync("1000.00");
        await bank.SendOutgoingAsync();
        var quote = await bank.QuoteAsync(payer, "92.92 EUR", ChargeBearer.Ben);

        (await bank.AcceptAsync(payer, quote)).EnsureSuccess();

        quote.Sent.ToString().ShouldBe("95.00 USD");
        (await bank.BalanceOfAsync(payer)).ShouldBe("907.08 EUR");
        var xml = XDocument.Load(Path.Combine(bank.OutgoingFolder, (await bank.SendOutgoingAsync()).Batches.ShouldHaveSingleItem().FileName));
        string[] told = ["IntrBkSttlmAmt", "InstdAmt", "XchgRate", "ChrgBr", "Amt"];
        told.Select(element => Value(xml, element)).ShouldBe(["95.00", "92.92", "1.076194576", "CRED", "5.00"]);
    }

    [Fact]
    public async Task A_payment_leaves_through_the_nostro_and_the_bank_of_its_route()
    {
        var payer = await bank.AnAccountAsync("1000.00");
        await bank.ReadyAsync();
        await bank.SendOutgoingAsync();
        (await bank.SendAsync(new SetCorrespondentRoute("USD", "HK", "1122", "INTRSG20XXX"))).EnsureSuccess();
        var hongKong = await bank.QuoteAsync(payer, agent: "HSBCHKHHXXX");
        var newYork = await bank.QuoteAsync(payer);
        (await bank.AcceptAsync(payer, hongKong)).EnsureSuccess();
        (await bank.AcceptAsync(payer, newYork)).EnsureSuccess();

        var batches = (await bank.SendOutgoingAsync()).Batches;

        var messages = batches.Select(batch => XDocument.Load(Path.Combine(bank.OutgoingFolder, batch.FileName))).ToDictionary(xml => Value(xml, "UETR"));
        Bic(messages[hongKong.Uetr], "InstdAgt").ShouldBe("ASIAHK20XXX");
        Bic(messages[hongKong.Uetr], "IntrmyAgt1").ShouldBe("INTRSG20XXX");
        Bic(messages[newYork.Uetr], "InstdAgt").ShouldBe("CORRUS30XXX");
        messages[newYork.Uetr].Descendants().ShouldNotContain(element => element.Name.LocalName == "IntrmyAgt1");
        (await bank.BalanceOfOwnAsync("1122", "USD")).ShouldBe("-120.00 USD");
        (await bank.SendAsync(new SetCorrespondentRoute("USD", "HK", "1199", null))).ShouldFailWith("payments.route_nostro_unknown");
    }

    [Fact]
    public async Task Only_the_quote_as_it_was_seen_can_be_accepted_and_only_once_and_in_time()
    {
        var payer = await bank.AnAccountAsync("1000.00");
        var quote = await bank.QuoteAsync(payer);
        var other = await bank.QuoteAsync(payer, "101.00 USD");
        var key = Guid.CreateVersion7();

        (await bank.AcceptAsync(payer, quote, fingerprint: other.Fingerprint)).ShouldFailWith("payments.quote_differs");
        (await bank.AcceptAsync(await bank.AnAccountAsync(), quote)).ShouldFailWith("payments.unknown_quote");
        var first = (await bank.AcceptAsync(payer, quote, key)).EnsureSuccess();
        (await bank.AcceptAsync(payer, quote, key)).EnsureSuccess().ShouldBe(first);
        (await bank.AcceptAsync(payer, quote)).ShouldFailWith("payments.quote_used");
        (await bank.AcceptAsync(payer, other, key)).ShouldFailWith("platform.idempotency_key_reused");
        bank.Clock.Advance(TimeSpan.FromSeconds(120));
        (await bank.AcceptAsync(payer, other)).ShouldFailWith("payments.quote_expired");
        (await bank.AcceptAsync(payer, quote, key)).EnsureSuccess().PaymentOrderId.ShouldBe(first.PaymentOrderId);

        (await bank.BalanceOfAsync(payer)).ShouldBe("883.85 EUR");
    }

    [Fact]
    public async Task Twenty_acceptances_at_once_of_one_quote_pay_once()
    {
        var payer = await bank.AnAccountAsync("1000.00");
        var quote = await bank.QuoteAsync(payer);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => bank.AcceptAsync(payer, quote))));

        outcomes.Count(outcome => outcome.IsSuccess).ShouldBe(1);
        outcomes.Where(outcome => !outcome.IsSuccess).ShouldAllBe(outcome => outcome.Failure!.Code == "payments.quote_used");
        (await bank.BalanceOfAsync(payer)).ShouldBe("883.85 EUR");
    }

    [Fact]
    public async Task Killed_between_order_and_booking_the_order_is_booked_once_at_its_rate()
    {
        var payer = await bank.AnAccountAsync("1000.00");
        var quote = await bank.QuoteAsync(payer);
        var key = Guid.CreateVersion7();
        var payment = (await bank.AcceptAsync(payer, quote, key)).EnsureSuccess();
        await bank.ForgetOutcomeAsync(payment.PaymentOrderId);

        (await bank.SendAsync(new Booking.ResumeReceivedPayments(TimeSpan.Zero))).EnsureSuccess();

        (await bank.DetailsOfAsync(payment.PaymentOrderId)).Payment.Status.ShouldBe(PaymentOrderStatus.Booked);
        (await bank.BalanceOfAsync(payer)).ShouldBe("883.85 EUR");
    }

    [Theory]
    [InlineData("RJCT", null, "1000.00 EUR")] // never made: our charge goes back as well
    [InlineData(null, "120.00", "995.35 EUR")] // came back whole: at the rate of the order, less our charge
    [InlineData(null, "60.00", "939.60 EUR")] // half of it came back
    public async Task What_comes_back_is_given_back_at_the_rate_of_the_order(string? status, string? returned, string balance)
    {
        var payer = await bank.AnAccountAsync("1000.00");
        var payment = (await bank.AcceptAsync(payer, await bank.QuoteAsync(payer))).EnsureSuccess();
        await bank.SendOutgoingAsync();
        var position = await PositionAsync("USD");

        var answer = await bank.ReceiveAsync(status is null
            ? BankMessages.Return(payment, returned!, "AC04").Replace("Ccy=\"EUR\"", "Ccy=\"USD\"", StringComparison.Ordinal)
            : BankMessages.Status(payment, status, "AC01"));

        (await bank.BalanceOfAsync(payer)).ShouldBe(balance, answer.ToString());
        (await PositionAsync("USD") - position).ShouldBe(returned is null ? 120m : decimal.Parse(returned, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("100.00 USD", "CHF", "payments.quote_currency_invalid")]
    [InlineData("100.00 CHF", "CHF", "payments.corridor_not_offered")]
    [InlineData("0.50 USD", "USD", "payments.corridor_not_offered")] // below the first band
    public async Task What_the_bank_does_not_offer_is_not_quoted(string amount, string currency, string code)
    {
        var payer = await bank.AnAccountAsync();

        (await bank.TryQuoteAsync(payer, amount, ChargeBearer.Sha, currency, "BNPAUS3NXXX", "Grace Hopper")).ShouldFailWith(code);
    }

    [Fact]
    public async Task The_size_of_a_payment_chooses_its_band_and_two_foreign_currencies_meet_in_the_base_currency()
    {
        var payer = await bank.AnAccountAsync("20000.00", "GBP");

        var small = await bank.QuoteAsync(payer, "9999.99 USD", ChargeBearer.Sha);
        var large = await bank.QuoteAsync(payer, "10000.00 USD", ChargeBearer.Sha);

        (small.Rate, large.Rate, large.MidRate).ShouldBe((0.808m, 0.804m, 0.8m));
        (await bank.AcceptAsync(payer, large)).EnsureSuccess();
        (await bank.BalanceOfAsync(payer)).ShouldBe("11960.00 GBP");
    }

    [Fact]
    public async Task A_payment_without_enough_money_is_rejected_and_its_quote_is_used()
    {
        var payer = await bank.AnAccountAsync("116.14");
        var quote = await bank.QuoteAsync(payer);

        (await bank.AcceptAsync(payer, quote)).ShouldFailWith("ledger.insufficient_available_balance");

        (await bank.BalanceOfAsync(payer)).ShouldBe("116.14 EUR");
        (await bank.AcceptAsync(payer, quote)).ShouldFailWith("payments.quote_used");
    }

    [Fact]
    public async Task A_payment_is_followed_by_its_reference_by_its_payer_and_by_nobody_else()
    {
        var payer = await bank.AnAccountAsync("1000.00");
        var quote = await bank.QuoteAsync(payer);
        (await bank.AcceptAsync(payer, quote)).EnsureSuccess();
        await bank.SendOutgoingAsync();

        var tracked = (await bank.SendAsync(new TrackPayment(quote.Uetr.ToUpperInvariant(), payer.HolderPartyId))).EnsureSuccess();

        tracked.Steps.Select(step => step.Status).ShouldBe(["Received", "Booked", "Sent"]);
        tracked.Steps.ShouldAllBe(step => step.Note == null && step.At >= quote.ExpiresAt.AddMinutes(-3));
        (tracked.Sent, tracked.Debited, tracked.Rate).ShouldBe((quote.Sent, quote.Debit, quote.Rate));
        (await bank.SendAsync(new TrackPayment(quote.Uetr, Guid.CreateVersion7()))).ShouldFailWith("payments.unknown_uetr");
        (await bank.SendAsync(new TrackPayment(quote.Uetr, null))).EnsureSuccess().Steps[^1].Note.ShouldNotBeNull();
    }

    private static string Value(XDocument xml, string element) => xml.Descendants().First(e => e.Name.LocalName == element).Value;

    private static string Bic(XDocument xml, string agent) => Value(new XDocument(xml.Descendants().First(e => e.Name.LocalName == agent)), "BICFI");

    private async Task<decimal> PositionAsync(string currency) =>
        (await bank.SendAsync(new GetCurrencyPositions(null))).EnsureSuccess().FirstOrDefault(view => view.CurrencyCode == currency)?.Position.ToDecimal() ?? 0;
}
