using DigitalBank.Payments.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Incoming;

/// <summary>
/// Books the incoming payments whose settlement date has come, and tells the other bank with a second pacs.002. The payer is screened once
/// more: the lists may have changed since the payment came.
/// </summary>
internal sealed record BookWaitingPayments : ICommand<BookedWaitingPayments>;

/// <param name="StillOpen">Payments that the ledger could not say anything about; the next run goes on with them.</param>
internal sealed record BookedWaitingPayments(long Booked, long StillOpen);

internal sealed class BookWaitingPaymentsHandler(
    PaymentsDbContext db,
    IncomingBooker booker,
    PayerScreening screening,
    IBusinessCalendar calendar,
    TimeProvider clock,
    IOptions<PaymentsOptions> options) : ICommandHandler<BookWaitingPayments, BookedWaitingPayments>
{
    public async Task<Result<BookedWaitingPayments>> Handle(BookWaitingPayments request, CancellationToken cancellationToken)
    {
        var (booked, open) = (0L, 0L);
        var today = await calendar.TodayAsync(cancellationToken);
        var last = Guid.Empty;
        while (await NextPageAsync(today, last, cancellationToken) is { Count: > 0 } page)
        {
            last = page[^1].Id;
            foreach (var payment in page.Where(payment => payment.Status == IncomingPaymentStatus.Waiting))
            {
                payment.FallDue(await screening.ScreenAsync(payment, cancellationToken), today, clock.GetUtcNow());
            }

            // Saved before the ledger is asked; the page takes up those that a crash has left here.
            await db.SaveChangesAsync(cancellationToken);
            await booker.BookAsync(page, cancellationToken);
            var left = page.LongCount(payment => payment.Status == IncomingPaymentStatus.Received);
            (booked, open) = (booked + page.Count - left, open + left);
            db.ChangeTracker.Clear();
        }

        return new BookedWaitingPayments(booked, open);
    }

    private Task<List<IncomingPayment>> NextPageAsync(DateOnly today, Guid after, CancellationToken cancellationToken) => db.IncomingPayments
        .Where(payment => (payment.Status == IncomingPaymentStatus.Waiting || payment.Status == IncomingPaymentStatus.Received)
            && payment.WaitsUntil <= today && payment.Id > after)
        .OrderBy(payment => payment.Id)
        .Take(options.Value.InFlight)
        .ToListAsync(cancellationToken);
}
