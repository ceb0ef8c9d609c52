using DigitalBank.Accounts.Data;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Accruals;

/// <summary>
/// Books accrued interest that has been saved as to be booked. The key of an entry follows from its row, so a row whose booking a crash
/// cut off is booked again without a second effect.
/// </summary>
internal sealed class InterestLedger(AccountsDbContext db, InterestMappings mappings, IServiceScopeFactory scopes)
{
    /// <summary>What the entries say of themselves; see <see cref="InterestNarrator"/>.</summary>
    public const string Source = "interest";

    private const int PageSize = 500;

    /// <summary>Books what an earlier run has saved and was stopped from booking.</summary>
    /// <exception cref="JobException">The ledger refuses one: the bank's own accounts or mappings are wrong.</exception>
    public async Task BookAccrualsLeftOverAsync(CancellationToken cancellationToken)
    {
        while (await LeftOverAsync(cancellationToken) is { Count: > 0 } page)
        {
            await BookAccrualsAsync(page, cancellationToken);
        }
    }

    /// <summary>Books accruals at the same time, so that they share a commit of the ledger.</summary>
    /// <exception cref="JobException">The ledger refuses one: the bank's own accounts or mappings are wrong.</exception>
    public async Task BookAccrualsAsync(IReadOnlyList<AccrualBooking> bookings, CancellationToken cancellationToken)
    {
        if (bookings.Count == 0)
        {
            return;
        }

        var entries = new List<PostJournalEntry>(bookings.Count);
        foreach (var booking in bookings)
        {
            entries.Add(await EntryOfAsync(booking, cancellationToken));
        }

        var receipts = await Task.WhenAll(bookings.Zip(entries, (booking, entry) => BookAsync(booking, entry, cancellationToken)));
        db.AccrualBookings.AttachRange(bookings);
        foreach (var (booking, receipt) in bookings.Zip(receipts))
        {
            booking.EntryId = receipt.EntryId;
        }

        // They are booked: noting it must not be stopped.
        await db.SaveChangesAsync(CancellationToken.None);
        db.ChangeTracker.Clear();
    }

    private Task<List<AccrualBooking>> LeftOverAsync(CancellationToken cancellationToken) => db.AccrualBookings
        .AsNoTracking()
        .Where(booking => booking.EntryId == null)
        .OrderBy(booking => booking.Id)
        .Take(PageSize)
        .ToListAsync(cancellationToken);

    private async Task<JournalEntryReceipt> BookAsync(AccrualBooking booking, PostJournalEntry entry, CancellationToken cancellationToken)
    {
        // A scope of its own: what runs at the same time must not share a database context.
        await using var scope = scopes.CreateAsyncScope();
        var receipt = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(entry, cancellationToken);
        return receipt.IsSuccess
            ? receipt.Value
            : throw new JobException(
                $"The accrual of product {booking.ProductCode} in {booking.CurrencyCode} cannot be booked: "
                + $"{receipt.Failure.Message} ({receipt.Failure.Code})");
    }

    private async Task<PostJournalEntry> EntryOfAsync(AccrualBooking booking, CancellationToken cancellationToken)
    {
        var mapped = await mappings.OfAsync(
            booking.ProductCode, booking.EventCode, booking.CurrencyCode, booking.BusinessDate, cancellationToken);
        if (!mapped.IsSuccess || mapped.Value.DebitAccountId is not { } debit || mapped.Value.CreditAccountId is not { } credit)
        {
            throw new JobException(
                $"The event {booking.EventCode} of product {booking.ProductCode} in {booking.CurrencyCode} is not mapped to two accounts: set the mapping in the ledger.");
        }

        return new PostJournalEntry(
            DerivedKey.Of("interest-accrual", booking.Id.ToString()),
            Source,
            booking.Id.ToString(),
            booking.EventCode,
            booking.BusinessDate,
            InterestMappings.Lines(debit, credit, booking.Amount, booking.CurrencyCode, booking.BusinessDate));
    }
}
