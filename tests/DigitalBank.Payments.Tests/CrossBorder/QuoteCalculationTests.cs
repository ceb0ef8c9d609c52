using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Positions;
using DigitalBank.Payments.CrossBorder;
using DigitalBank.Payments.Orders;
using DigitalBank.SharedKernel.Monetary;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.CrossBorder;

public sealed class QuoteCalculationTests
{
    private const int Payer = 1, Clearing = 2, Nostro = 3, Charges = 4;

    private static readonly Dictionary<string, decimal> InEuros = new()
    {
        ["EUR"] = 1m,
        ["USD"] = 0.92m,
        ["GBP"] = 1.1734m,
        ["JPY"] = 0.0061234m,
        ["KWD"] = 2.9871m,
    };

    [Theory]
    [InlineData("1000.00 USD", "Our", "1020.00 USD", "955.37 EUR", "9.28 EUR")]
    [InlineData("1000.00 USD", "Sha", "1000.00 USD", "936.82 EUR", "9.28 EUR")]
    [InlineData("1000.00 USD", "Ben", "990.00 USD", "927.54 EUR", "9.27 EUR")]
    [InlineData("936.84 EUR", "Ben", "1000.02 USD", "936.84 EUR", "9.28 EUR")] // spent on it: never more than was said
    [InlineData("10.00 USD", "Ben", "payments.charges_exceed_amount", null, null)]
    [InlineData("92233720368547758.00 USD", "Our", "payments.amount_too_large", null, null)]
    public void Who_bears_the_charges_decides_what_is_sent_and_what_is_debited(
        string ordered, string bearer, string sent, string? debit, string? charge)
    {
        var result = Quote(Of(ordered), Enum.Parse<ChargeBearer>(bearer), "EUR", "USD", spreadBasisPoints: 82);

        if (debit is null)
        {
            result.Failure!.Code.ShouldBe(sent);
            return;
        }

        (result.Value.Sent.ToString(), result.Value.Debit.ToString(), result.Value.DebitForCharge.ToString()).ShouldBe((sent, debit, charge));
    }

    [Theory]
    [InlineData("EUR", "USD", 0, 0.92)]
    [InlineData("EUR", "USD", 100, 0.9292)]
    [InlineData("USD", "EUR", 0, 1.0869565217)]
    [InlineData("JPY", "EUR", 50, 164.12450599)] // 11 digits, as ISO 20022 has room for
    [InlineData("EUR", "JPY", 50, 0.0061540170)]
    [InlineData("GBP", "GBP", 50, 1)]
    public void The_customers_rate_is_the_mid_rate_and_the_spread(string account, string payment, int spread, decimal expected) =>
        Rate(account, payment, spread)!.Customer.ShouldBe(expected);

    [Fact]
    public void A_rate_that_is_too_old_is_no_rate()
    {
        var today = new DateOnly(2026, 11, 23);
        ExchangeRateView[] rates = [new("USD", today.AddDays(-6), 0.92m, "test")];

        QuotedRate.For(Currency.Eur, Currency.Usd, Currency.Eur, rates, today.AddDays(-5), 0).ShouldBeNull();
        QuotedRate.For(Currency.Eur, Currency.Usd, Currency.Eur, rates, today.AddDays(-6), 0).ShouldNotBeNull();
    }

    [Fact]
    public void In_any_payment_every_currency_balances_and_what_goes_back_whole_leaves_no_position_behind()
    {
        const int Seed = 20261122;
        var random = new Random(Seed);
        string[] currencies = [.. InEuros.Keys];
        var made = 0;
        for (var i = 0; i < 3_000; i++)
        {
            var (account, payment) = (currencies[random.Next(5)], currencies[random.Next(5)]);
            var ordered = Money.OfMinor(random.NextInt64(1, 1L << random.Next(1, 40)), Currency.Of(random.Next(2) == 0 ? account : payment));
            var bearer = (ChargeBearer)random.Next(1, 4);
            var quoted = Quote(ordered, bearer, account, payment, random.Next(0, 300));
            if (!quoted.IsSuccess)
            {
                quoted.Failure.Code.ShouldBeOneOf("payments.charges_exceed_amount", "payments.amount_too_small");
                continue;
            }

            made++;
            var why = $"seed {Seed}, case {i}";
            var order = OrderOf(quoted.Value, account, payment);
            var exchange = order.Exchange!;
            var booked = ExchangeLines.Booking(order, exchange, default);
            ShouldBalance(booked, why);
            Moved(booked, Payer).ShouldBe(-exchange.Debit.MinorUnits, why);
            Moved(booked, Clearing).ShouldBe(order.Amount.MinorUnits, why);
            if (ordered.Currency.Code == account && bearer == ChargeBearer.Ben)
            {
                exchange.Debit.ShouldBeLessThanOrEqualTo(ordered, why);
            }

            foreach (var withCharge in new[] { true, false })
            {
                var back = ExchangeLines.MoneyBack(order, exchange, order.Amount, Nostro, Payer, withCharge, default);
                ShouldBalance(back, why);
                var all = booked.Concat(back).ToList();
                Moved(all, Payer).ShouldBe(withCharge ? 0 : -exchange.DebitForCharge.MinorUnits, why);
                Moved(all, Charges).ShouldBe(withCharge ? 0 : exchange.DebitForCharge.MinorUnits, why);
                exchange.Positions.Sum(p => Math.Abs(Moved(all, p.PositionAccountId)) + Math.Abs(Moved(all, p.CounterValueAccountId))).ShouldBe(0, why);
            }

            var part = Money.OfMinor(random.NextInt64(1, order.Amount.MinorUnits + 1), order.Amount.Currency);
            if (!ExchangeLines.IsTooLittle(order, exchange, part))
            {
                var partBack = ExchangeLines.MoneyBack(order, exchange, part, Nostro, Payer, withCharge: false, default);
                ShouldBalance(partBack, why);
                Moved(partBack, Payer).ShouldBeLessThanOrEqualTo(exchange.DebitForAmount.MinorUnits, why);
            }
        }

        made.ShouldBeGreaterThan(1_500, "otherwise the cases say little");
    }

    private static void ShouldBalance(IReadOnlyList<Posting> lines, string why)
    {
        lines.Min(line => line.Amount.MinorUnits).ShouldBePositive(why);
        foreach (var ofCurrency in lines.GroupBy(line => line.Amount.Currency.Code))
        {
            ofCurrency.Sum(line => line.Side == Side.Debit ? line.Amount.MinorUnits : -line.Amount.MinorUnits).ShouldBe(0, $"{why}, {ofCurrency.Key}");
        }
    }

    private static long Moved(IEnumerable<Posting> lines, long account) => lines
        .Where(line => line.LedgerAccountId == account)
        .Sum(line => line.Side == Side.Credit ? line.Amount.MinorUnits : -line.Amount.MinorUnits);

    private static PaymentOrder OrderOf(QuotedAmounts amounts, string account, string payment)
    {
        var positions = new[] { account, payment }.Where(code => code != "EUR" && account != payment)
            .Select((code, i) => new CurrencyPositionAccounts(code, 100 + (10 * i), 101 + (10 * i)));
        return new PaymentOrder
        {
            DebitLedgerAccountId = Payer,
            CreditLedgerAccountId = Clearing,
            CurrencyCode = payment,
            AmountMinor = amounts.Sent.MinorUnits,
            ExchangeTerms = new OrderExchange(
                amounts.Debit, amounts.DebitForCharge, amounts.Instructed, 1, ChargeBearer.Ben, amounts.BankCharge, amounts.CorrespondentCharge,
                amounts.BaseValue, [.. positions], Charges, IntermediaryBic: null).Write(),
        };
    }

    private static SharedKernel.Results.Result<QuotedAmounts> Quote(Money ordered, ChargeBearer bearer, string account, string payment, int spreadBasisPoints)
    {
        var unit = Currency.Of(payment);
        Money Charge(int units) => Money.OfMinor(units * unit.MinorUnitsPerUnit, unit);
        var band = new TermsBand(Money.Zero(unit), spreadBasisPoints, Charge(10), Charge(20));
        return QuoteCalculation.For(
            ordered, bearer, band, Rate(account, payment, spreadBasisPoints)!, Currency.Of(account), unit, Currency.Eur);
    }

    private static QuotedRate? Rate(string account, string payment, int spreadBasisPoints)
    {
        var date = new DateOnly(2026, 11, 23);
        return QuotedRate.For(
            Currency.Of(account), Currency.Of(payment), Currency.Eur, [.. InEuros.Select(rate => new ExchangeRateView(rate.Key, date, rate.Value, "test"))],
            date, spreadBasisPoints);
    }

    private static Money Of(string text) => Money.Of(text.Split(' ')[0], text.Split(' ')[1]);
}
