using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.CrossBorder;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Answers;

/// <summary>Gives the payer back what another bank did not take or has sent back. One key for each payment: it happens once.</summary>
internal sealed class MoneyBack(OnceOnlyPosting ledger, BankLedgerAccounts ledgerAccounts, NostroBook nostros, IBusinessCalendar calendar)
{
    /// <summary>Event of the entry where the money never left: the correspondent did not book the payment and shows neither line.</summary>
    public const string NeverTaken = "payment-rejected";

    /// <summary>Event of the entry where the money was away and came back: the correspondent shows both lines.</summary>
    public const string CameBack = "payment-returned";

    /// <param name="eventCode"><see cref="NeverTaken"/> or <see cref="CameBack"/>.</param>
    /// <param name="due">Payments, and of each all of it or less what the other bank kept.</param>
    /// <returns>The entries, in their order. Where a payer's account takes no money any more, it is one to the suspense account.</returns>
    public async Task<IReadOnlyList<Result<long>>> GiveAsync(
        string eventCode, IReadOnlyList<(PaymentOrder Order, Money Amount)> due, CancellationToken cancellationToken)
    {
        var date = await calendar.TodayAsync(cancellationToken);
        var debits = new Dictionary<Nostro, Result<long>>();
        foreach (var nostro in due.Select(one => NostroOf(one.Order)).Distinct())
        {
            debits.Add(nostro, await ledgerAccounts.NostroAsync(nostro, cancellationToken));
        }

        if (debits.Values.Select(debit => debit.Failure).OfType<Failure>().FirstOrDefault() is { } failure)
        {
            return [.. due.Select(_ => (Result<long>)failure)];
        }

        var entries = await ledger.PostAsync(
            [.. due.Select(one => Entry(eventCode, one.Order, one.Amount, debits[NostroOf(one.Order)].Value, one.Order.DebitLedgerAccountId!.Value, date))], cancellationToken);
        var numbers = new List<Result<long>>(due.Count);
        foreach (var (one, entry) in due.Zip(entries))
        {
            numbers.Add(entry.Failure is null or { Kind: FailureKind.Unavailable }
                ? entry
                : await GiveToSuspenseAsync(eventCode, one.Order, one.Amount, debits[NostroOf(one.Order)].Value, date, cancellationToken));
        }

        return numbers;
    }

    private Nostro NostroOf(PaymentOrder order) => nostros.For(order.CurrencyCode, order.NostroCode);

    private async Task<Result<long>> GiveToSuspenseAsync(
        string eventCode, PaymentOrder order, Money amount, long nostroAccountId, DateOnly date, CancellationToken cancellationToken)
    {
        var suspense = await ledgerAccounts.SuspenseAsync(order.Debited.Currency.Code, cancellationToken);
        return suspense.IsSuccess
            ? (await ledger.PostAsync([Entry(eventCode, order, amount, nostroAccountId, suspense.Value, date)], cancellationToken))[0]
            : suspense.Failure;
    }

    /// <summary>Whether the payer would get less than the smallest unit of the account's currency.</summary>
    public static bool IsTooLittle(PaymentOrder order, Money amount) =>
        order.Exchange is { } exchange && ExchangeLines.IsTooLittle(order, exchange, amount);

    private static PostJournalEntry Entry(string eventCode, PaymentOrder order, Money amount, long debit, long credit, DateOnly date) => new(
        DerivedKey.Of("money-back", order.Id),
        PaymentsModule.Source,
        order.Id.ToString(),
        eventCode,
        date,
        order.Exchange is { } exchange
            ? ExchangeLines.MoneyBack(order, exchange, amount, debit, credit, withCharge: eventCode == NeverTaken, date)
            : [new Posting(debit, Side.Debit, amount, date), new Posting(credit, Side.Credit, amount, date)]);
}
