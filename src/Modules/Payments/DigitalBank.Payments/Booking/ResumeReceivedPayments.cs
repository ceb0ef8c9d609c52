using DigitalBank.Payments.CutOffs;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Booking;

/// <summary>Finishes the orders that a crash left between being saved and being recorded as booked or rejected.</summary>
/// <param name="OlderThan">Younger ones are still being worked on by whoever received them. Zero at start-up of a single process.</param>
internal sealed record ResumeReceivedPayments(TimeSpan OlderThan) : ICommand<ResumedPayments>;

internal sealed record ResumedPayments(long Finished, long StillOpen);

internal sealed class ResumeReceivedPaymentsHandler(
    PaymentsDbContext db, PaymentBooker booker, ValueDates valueDates, IBusinessCalendar calendar, TimeProvider clock, IOptions<PaymentsOptions> options)
    : ICommandHandler<ResumeReceivedPayments, ResumedPayments>
{
    public async Task<Result<ResumedPayments>> Handle(ResumeReceivedPayments request, CancellationToken cancellationToken)
    {
        var receivedBefore = clock.GetUtcNow() - request.OlderThan;
        var finished = 0L;
        var stillOpen = 0L;
        var last = Guid.Empty;
        while (await NextPageAsync(receivedBefore, last, cancellationToken) is { Count: > 0 } page)
        {
            last = page[^1].Id;
            await MoveToTodayAsync(page, cancellationToken);
            var orders = await booker.BookAsync(page, cancellationToken);
            finished += orders.Count(order => order.IsDecided);
            stillOpen += orders.Count(order => !order.IsDecided);
            db.ChangeTracker.Clear();
        }

        return new ResumedPayments(finished, stillOpen);
    }

    private Task<List<PaymentOrder>> NextPageAsync(DateTimeOffset receivedBefore, Guid after, CancellationToken cancellationToken) =>
        db.Orders
            .Where(order => order.Status == PaymentOrderStatus.Received && order.ReceivedAt <= receivedBefore && order.Id > after)
            .OrderBy(order => order.Id)
            .Take(options.Value.InFlight)
            .ToListAsync(cancellationToken);

    // Nothing may be booked on a day that has been closed since. Should the entry exist already, the booker finds it by its key.
    private async Task MoveToTodayAsync(List<PaymentOrder> orders, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        foreach (var order in orders.Where(order => order.BookingDate != today))
        {
            order.Receive(today, await ValueDateOfAsync(order, today, cancellationToken), clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    // What the payer was told holds as long as it can be kept.
    private async Task<DateOnly?> ValueDateOfAsync(PaymentOrder order, DateOnly today, CancellationToken cancellationToken) =>
        order.ValueDate >= today ? order.ValueDate : await valueDates.OfAsync(order, today, cancellationToken);
}
