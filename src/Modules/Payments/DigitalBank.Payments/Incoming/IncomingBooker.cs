using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Incoming;

/// <summary>Books incoming payments as they were decided, and records what the ledger said. Each entry has a key of its payment.</summary>
internal sealed class IncomingBooker(
    PaymentsDbContext db,
    OnceOnlyPosting ledger,
    BankLedgerAccounts ledgerAccounts,
    NostroBook nostros,
    ReturnMessages returns,
    LaterStatus laterStatus,
    IBusinessCalendar calendar,
    TimeProvider clock)
{
    private const int Attempts = 2;

    /// <summary>Brings payments that are Received, Releasing or Returning as far as they go. They are tracked; this saves.</summary>
    /// <returns>Null, or why some are still where they were: the ledger could not say.</returns>
    public async Task<Failure?> BookAsync(IReadOnlyList<IncomingPayment> payments, CancellationToken cancellationToken)
    {
        Failure? open = null;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var todo = payments.Where(IsOpen).ToList();
            await MoveToTodayAsync(todo, cancellationToken);
            foreach (var ofCurrency in todo.GroupBy(payment => payment.CurrencyCode))
            {
                var accounts = await AccountsAsync(ofCurrency.Key, cancellationToken);
                if (!accounts.IsSuccess)
                {
                    return accounts.Failure;
                }

                var page = ofCurrency.ToList();
                var posted = await PostAsync([.. page.Select(payment => EntryFor(payment, accounts.Value))], cancellationToken);
                open = page.Zip(posted, Apply).OfType<Failure>().FirstOrDefault() ?? open;
            }

            await db.SaveChangesAsync(CancellationToken.None); // the money has moved; this must be known
            if (!payments.Any(IsOpen))
            {
                return null;
            }
        }

        return open;
    }

    private static bool IsOpen(IncomingPayment payment) => payment.Status is IncomingPaymentStatus.Received or IncomingPaymentStatus.Releasing
        or IncomingPaymentStatus.ReturningHeld or IncomingPaymentStatus.ReturningCredited;

    private async Task<IReadOnlyList<Result<long>>> PostAsync(IReadOnlyList<PostJournalEntry> entries, CancellationToken cancellationToken)
    {
        var answers = new List<Result<long>>(entries.Count);
        foreach (var (entry, answer) in entries.Zip(await ledger.PostAsync(entries, cancellationToken)))
        {
            answers.Add(answer.Failure is null or { Kind: FailureKind.Unavailable }
                ? answer.Map(booked => booked.EntryId)
                : (await ledger.EarlierOrAsync(answer.Failure, entry, cancellationToken)).Map(earlier => earlier.EntryId));
        }

        return answers;
    }

    private Failure? Apply(IncomingPayment payment, Result<long> answer)
    {
        var now = clock.GetUtcNow();
        if (answer.IsSuccess)
        {
            switch (payment.Status)
            {
                case IncomingPaymentStatus.Received:
                    payment.Book(answer.Value, now);
                    TellLater(payment);
                    break;
                case IncomingPaymentStatus.Releasing:
                    payment.Credit(answer.Value, now);
                    break;
                default:
                    payment.Return(returns.Queue(payment), answer.Value, now);
                    break;
            }

            return null;
        }

        if (answer.Failure.Kind == FailureKind.Unavailable)
        {
            return answer.Failure;
        }

        switch (payment.Status)
        {
            case IncomingPaymentStatus.Received when payment.HoldReason is null:
                payment.Reject(RejectionReasons.For(answer.Failure), answer.Failure.Code, now);
                TellLater(payment);
                return null;
            case IncomingPaymentStatus.Releasing:
                payment.HoldAgain(answer.Failure.Code, now);
                return null;
            case IncomingPaymentStatus.ReturningCredited:
                payment.GiveUpReturn(answer.Failure.Code, now);
                return null;
            default:
                return answer.Failure;
        }
    }

    // Whoever sent it has been told to wait.
    private void TellLater(IncomingPayment payment)
    {
        if (payment.WaitsUntil is not null)
        {
            laterStatus.Queue(payment);
        }
    }

    // Nothing may be booked on a day that has been closed since. Should the entry exist already, its key finds it.
    private async Task MoveToTodayAsync(List<IncomingPayment> payments, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        foreach (var payment in payments.Where(payment => payment.BookingDate != today))
        {
            payment.BookOn(today);
        }
    }

    private async Task<Result<BookingAccounts>> AccountsAsync(string currencyCode, CancellationToken cancellationToken)
    {
        var nostro = await ledgerAccounts.NostroAsync(nostros.For(currencyCode), cancellationToken);
        if (!nostro.IsSuccess)
        {
            return nostro.Failure;
        }

        var suspense = await ledgerAccounts.SuspenseAsync(currencyCode, cancellationToken);
        return suspense.Map(id => new BookingAccounts(nostro.Value, id));
    }

    private static PostJournalEntry EntryFor(IncomingPayment payment, BookingAccounts accounts)
    {
        var (eventCode, debit, credit) = payment.Status switch
        {
            IncomingPaymentStatus.Received when payment.HoldReason is not null => ("incoming-held", accounts.Nostro, accounts.Suspense),
            IncomingPaymentStatus.Received => ("incoming-payment", accounts.Nostro, payment.CreditorLedgerAccountId!.Value),
            IncomingPaymentStatus.Releasing => ("incoming-released", accounts.Suspense, payment.CreditorLedgerAccountId!.Value),
            IncomingPaymentStatus.ReturningHeld => ("incoming-returned", accounts.Suspense, accounts.Nostro),
            _ => ("incoming-returned", payment.CreditorLedgerAccountId!.Value, accounts.Nostro),
        };
        var date = payment.BookingDate!.Value;
        return new PostJournalEntry(
            payment.Status == IncomingPaymentStatus.Received ? payment.Id : DerivedKey.Of(payment.InThisRound(eventCode), payment.Id),
            PaymentsModule.Source,
            payment.Id.ToString(),
            eventCode,
            date,
            [new Posting(debit, Side.Debit, payment.Amount, date), new Posting(credit, Side.Credit, payment.Amount, date)]);
    }

    private sealed record BookingAccounts(long Nostro, long Suspense);
}
