using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Positions;
using DigitalBank.Payments.Orders;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>The lines of entries in which a payment across borders is exchanged. Each currency balances alone.</summary>
internal static class ExchangeLines
{
    /// <summary>Payer to clearing, and the bank's charge.</summary>
    public static IReadOnlyList<Posting> Booking(PaymentOrder order, OrderExchange exchange, DateOnly date)
    {
        var payer = new Posting(order.DebitLedgerAccountId!.Value, Side.Debit, exchange.DebitForAmount, date);
        var clearing = new Posting(order.CreditLedgerAccountId!.Value, Side.Credit, order.Amount, date);
        return
        [
            .. Exchanged(payer, clearing, exchange.Positions, exchange.BaseValue),
            .. Charge(exchange, payer.LedgerAccountId, exchange.ChargeAccountId, date),
        ];
    }

    /// <summary>Nostro to payer at the rate of the order: all of it, or the share of what came back.</summary>
    /// <param name="withCharge">The payment was never made, so the bank's charge goes back as well.</param>
    public static IReadOnlyList<Posting> MoneyBack(
        PaymentOrder order, OrderExchange exchange, Money cameBack, long nostroId, long payerId, bool withCharge, DateOnly date)
    {
        var given = OrderExchange.ShareOf(exchange.DebitForAmount, cameBack, order.Amount);
        var value = OrderExchange.ShareOf(exchange.BaseValue, cameBack, order.Amount);
        var nostro = new Posting(nostroId, Side.Debit, cameBack, date);
        var payer = new Posting(payerId, Side.Credit, given, date);
        return
        [
            .. Exchanged(nostro, payer, exchange.Positions, value),
            .. withCharge ? Charge(exchange, exchange.ChargeAccountId, payerId, date) : [],
        ];
    }

    /// <summary>What the payer gets by <see cref="MoneyBack"/>.</summary>
    public static Money GivenBack(PaymentOrder order, OrderExchange exchange, Money cameBack, bool withCharge) =>
        OrderExchange.ShareOf(exchange.DebitForAmount, cameBack, order.Amount)
        + (withCharge ? exchange.DebitForCharge : Money.Zero(exchange.Debit.Currency));

    /// <summary>Whether giving back so little would leave the payer with no whole minor unit.</summary>
    public static bool IsTooLittle(PaymentOrder order, OrderExchange exchange, Money cameBack) =>
        !OrderExchange.ShareOf(exchange.DebitForAmount, cameBack, order.Amount).IsPositive
        || !OrderExchange.ShareOf(exchange.BaseValue, cameBack, order.Amount).IsPositive;

    private static IReadOnlyList<Posting> Exchanged(
        Posting debit, Posting credit, IReadOnlyList<CurrencyPositionAccounts> positions, Money baseValue) =>
        debit.Amount.Currency == credit.Amount.Currency
            ? [debit, credit]
            : ExchangeEntry.Lines(debit, credit, baseValue.Currency, positions, baseValue);

    private static IReadOnlyList<Posting> Charge(OrderExchange exchange, long debitId, long creditId, DateOnly date) =>
        exchange.DebitForCharge.IsZero
            ? []
            :
            [
                new Posting(debitId, Side.Debit, exchange.DebitForCharge, date),
                new Posting(creditId, Side.Credit, exchange.DebitForCharge, date),
            ];
}
