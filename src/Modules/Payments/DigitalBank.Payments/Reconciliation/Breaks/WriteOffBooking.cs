using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Platform;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Payments.Reconciliation.Breaks;

/// <summary>Books a write-off that two have agreed to, once, and matches its line with the break. May be repeated.</summary>
internal sealed class WriteOffBooking(
    PaymentsDbContext db,
    IMediator bank,
    OnceOnlyPosting ledger,
    ReconciledAccounts accounts,
    AccountReconciler reconciler,
    IBusinessCalendar calendar)
{
    public const string EventCode = "reconciliation-write-off";

    /// <returns>Why it is not booked, or null. It stays approved then, and the next run tries again.</returns>
    public async Task<Failure?> BookAsync(WriteOff writeOff, CancellationToken cancellationToken)
    {
        var counter = await bank.Send(new FindLedgerAccount(writeOff.CounterAccountCode, writeOff.CurrencyCode), cancellationToken);
        if (!counter.IsSuccess)
        {
            return PaymentsErrors.WriteOffNotConfigured;
        }

        var entry = EntryFor(writeOff, counter.Value.LedgerAccountId, await calendar.TodayAsync(cancellationToken));
        var booked = (await ledger.PostAsync([entry], cancellationToken))[0];
        if (!booked.IsSuccess)
        {
            return booked.Failure;
        }

        // It is booked: what follows is not given up because whoever asked has gone.
        writeOff.Booked(booked.Value.EntryId);
        await db.SaveChangesAsync(CancellationToken.None);
        var account = await accounts.ByCodeAsync(writeOff.AccountCode, writeOff.CurrencyCode, CancellationToken.None);
        if (account.IsSuccess)
        {
            await reconciler.BringUpToDateAsync(account.Value, CancellationToken.None);
        }

        return null;
    }

    private static PostJournalEntry EntryFor(WriteOff writeOff, long counterAccountId, DateOnly today)
    {
        var amount = Money.OfMinor(Math.Abs(writeOff.ChangeMinor), Currency.Of(writeOff.CurrencyCode));
        var (debit, credit) = writeOff.ChangeMinor > 0 ? (writeOff.LedgerAccountId, counterAccountId) : (counterAccountId, writeOff.LedgerAccountId);
        return new PostJournalEntry(
            DerivedKey.Of(EventCode, writeOff.Id),
            PaymentsModule.Source,
            writeOff.Id.ToString(),
            EventCode,
            today,
            [new Posting(debit, Side.Debit, amount, today), new Posting(credit, Side.Credit, amount, today)]);
    }
}
