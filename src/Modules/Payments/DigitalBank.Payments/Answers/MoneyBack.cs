using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.CrossBorder;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Unplaced;
using DigitalBank.Platform;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Answers;

/// <summary>Gives the payer back what another bank did not take or has sent back. One key for each payment: it happens once.</summary>
internal sealed class MoneyBack(
    PaymentsDbContext db, OnceOnlyPosting ledger, BankLedgerAccounts ledgerAccounts, NostroBook nostros, IBusinessCalendar calendar, TimeProvider clock)
{
    /// <summary>Event of the entry where the money never left: the correspondent did not book the payment and shows neither line.</summary>
    public const string NeverTaken = "payment-rejected";

    /// <summary>Event of the entry where the money was away and came back: the correspondent shows both lines.</summary>
    public const string CameBack = "payment-returned";

    /// <param name="eventCode"><see cref="NeverTaken"/> or <see cref="CameBack"/>.</param>
    /// <param name="due">Payments, and of each all of it or less what the other bank kept.</param>
    /// <returns>The entries, in their order. Where a payer's account takes no money any more, it is one to the suspense account.</returns>
    public async Task<IReadOnlyList<Result<GivenBack>>> GiveAsync(
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
            return [.. due.Select(_ => (Result<GivenBack>)failure)];
        }

        var entries = await ledger.PostAsync(
            [.. due.Select(one => Entry(eventCode, one.Order, one.Amount, debits[NostroOf(one.Order)].Value, one.Order.DebitLedgerAccountId!.Value, date))], cancellationToken);
        var given = new List<Result<GivenBack>>(due.Count);
        foreach (var (one, entry) in due.Zip(entries))
        {
            var booked = entry.Failure is null or { Kind: FailureKind.Unavailable }
                ? entry
                : await GiveToSuspenseAsync(eventCode, one.Order, one.Amount, debits[NostroOf(one.Order)].Value, date, cancellationToken);
            given.Add(booked.Map(b => GivenBy(b, eventCode, one.Order)));
        }

        return given;
    }

    private Nostro NostroOf(PaymentOrder order) => nostros.LeftThrough(order.CurrencyCode, order.NostroCode);

    /// <summary>Puts what found no account on the list of staff. The caller saves it with the order's new state.</summary>
    public void Note(PaymentOrder order, GivenBack given)
    {
        if (given.IsUnplaced)
        {
            db.UnplacedMoney.Add(new UnplacedMoney
            {
                PaymentOrderId = order.Id,
                DebtorAccountId = order.DebtorAccountId!.Value,
                CurrencyCode = given.Amount.Currency.Code,
                AmountMinor = given.Amount.MinorUnits,
                EntryId = given.EntryId,
                CameBackAt = clock.GetUtcNow(),
            });
        }
    }

    private async Task<Result<BookedOnce>> GiveToSuspenseAsync(
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

    private static GivenBack GivenBy(BookedOnce booked, string eventCode, PaymentOrder order)
    {
        var cameBack = booked.Postings.First(posting => posting.Side == Side.Debit && posting.Amount.Currency == order.Amount.Currency).Amount;
        return new GivenBack(
            booked.EntryId,
            cameBack,
            GivenOf(eventCode, order, cameBack),
            booked.Postings.All(posting => posting.LedgerAccountId != order.DebitLedgerAccountId));
    }

    private static Money GivenOf(string eventCode, PaymentOrder order, Money amount) =>
        order.Exchange is { } exchange ? ExchangeLines.GivenBack(order, exchange, amount, withCharge: eventCode == NeverTaken) : amount;

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

/// <param name="CameBack">What the entry took from the correspondent, which an earlier attempt may have booked with another amount.</param>
/// <param name="Amount">What the payer gets, in the currency of the payer's account.</param>
/// <param name="IsUnplaced">It stands on the suspense account, because the payer's account takes no money any more.</param>
internal sealed record GivenBack(long EntryId, Money CameBack, Money Amount, bool IsUnplaced);
