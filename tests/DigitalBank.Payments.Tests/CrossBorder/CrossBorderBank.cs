using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.Positions;
using DigitalBank.Payments.CrossBorder;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Outgoing;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;

namespace DigitalBank.Payments.Tests.CrossBorder;

/// <summary>A bank that quotes payments: a dollar costs 0.92 euros, a pound 1.15, a yen 0.006.</summary>
public sealed class CrossBorderBank : PaymentsBank
{
    private bool _isReady;

    protected override IEnumerable<string> MoreSettings =>
    [
        .. base.MoreSettings,
        "--Payments:Nostros:0:Currency=USD",
        "--Payments:Nostros:0:Code=1121",
        "--Payments:Nostros:0:CorrespondentBic=CORRUS30XXX",
        "--Payments:Nostros:0:AccountIdentifier=NY-1",
        "--Payments:Nostros:1:Currency=USD",
        "--Payments:Nostros:1:Code=1122",
        "--Payments:Nostros:1:CorrespondentBic=ASIAHK20XXX",
        "--Payments:Nostros:1:AccountIdentifier=HK-1",
    ];

    internal async Task ReadyAsync()
    {
        if (!_isReady)
        {
            await EnterRatesAndTermsAsync();
            _isReady = true;
        }
    }

    internal async Task<QuoteView> QuoteAsync(
        AccountView from, string amount = "100.00 USD", ChargeBearer bearer = ChargeBearer.Our, string currency = "USD", string agent = "BNPAUS3NXXX",
        string name = "Grace Hopper") =>
        (await TryQuoteAsync(from, amount, bearer, currency, agent, name)).EnsureSuccess();

    internal async Task<Result<QuoteView>> TryQuoteAsync(
        AccountView from, string amount, ChargeBearer bearer, string currency, string agent, string name)
    {
        await ReadyAsync();
        return await SendAsync(new QuotePayment(
            from.HolderPartyId, from.AccountId, name, "000123456789", agent, MoneyOf(amount), currency, bearer, "invoice 7", "E2E-7"));
    }

    internal Task<Result<PaymentView>> AcceptAsync(AccountView from, QuoteView quote, Guid? key = null, string? fingerprint = null) =>
        SendAsync(new AcceptQuote(key ?? Guid.CreateVersion7(), from.HolderPartyId, quote.QuoteId, fingerprint ?? quote.Fingerprint));

    internal async Task<SentPayments> SendOutgoingAsync() => (await SendAsync(new SendOutgoingPayments())).EnsureSuccess();

    internal static Money MoneyOf(string text) => Money.Of(text.Split(' ')[0], text.Split(' ')[1]);

    private async Task EnterRatesAndTermsAsync()
    {
        var today = await TodayAsync();
        (await SendAsync(new SetExchangeRates(
            today, "test", [new ExchangeRate("USD", 0.92m), new ExchangeRate("GBP", 1.15m), new ExchangeRate("JPY", 0.006m)]))).EnsureSuccess();
        foreach (var (account, payment) in new[] { ("EUR", "USD"), ("GBP", "USD"), ("EUR", "JPY"), ("EUR", "EUR") })
        {
            Money InPayment(int units) => Money.OfMinor(units * Currency.Of(payment).MinorUnitsPerUnit, Currency.Of(payment));
            (await SendAsync(new SetCrossBorderTerms(PaymentDirection.Outgoing, account, payment, today,
            [
                new TermsBand(InPayment(1), 100, InPayment(5), InPayment(20)),
                new TermsBand(InPayment(10_000), 50, InPayment(0), InPayment(20)),
            ]))).EnsureSuccess();
        }
    }
}
