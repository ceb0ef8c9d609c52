using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Booking;

/// <summary>Books the scheduled payments whose day has come: execution date on or before the current business date.</summary>
internal sealed record ExecuteDuePayments : ICommand<ExecutedPayments>;

internal sealed record ExecutedPayments(long Executed, long Rejected);

internal sealed class ExecuteDuePaymentsHandler(
    PaymentsDbContext db, PaymentBooker booker, IBusinessCalendar calendar, TimeProvider clock, IOptions<PaymentsOptions> options)
    : ICommandHandler<ExecuteDuePayments, ExecutedPayments>
{
    public async Task<Result<ExecutedPayments>> Handle(ExecuteDuePayments request, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var executed = 0L;
        var rejected = 0L;
        while (await NextPageAsync(today, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var order in page)
            {
                order.Receive(today, clock.GetUtcNow());
            }

            // From here on the order counts as received: a crash leaves it to ResumeReceivedPayments.
            await db.SaveChangesAsync(cancellationToken);
            var orders = await booker.BookAsync(page, cancellationToken);
            rejected += orders.Count(order => order.Status == PaymentOrderStatus.Rejected);
            executed += orders.Count(order => order.Status != PaymentOrderStatus.Rejected);
            db.ChangeTracker.Clear();
        }

        return new ExecutedPayments(executed, rejected);
    }

    private Task<List<PaymentOrder>> NextPageAsync(DateOnly today, CancellationToken cancellationToken) =>
        db.Orders
            .Where(order => order.Status == PaymentOrderStatus.Scheduled && order.ExecutionDate <= today)
            .OrderBy(order => order.ExecutionDate).ThenBy(order => order.Id)
            .Take(options.Value.InFlight)
            .ToListAsync(cancellationToken);
}

/// <summary>Runs when the business date has moved on, so that the payments of the new day are booked on it.</summary>
internal sealed class ExecuteDuePaymentsStep(IMediator bank) : ICloseOfBusinessStep
{
    public string Name => "execute-due-payments";

    public int Order => 700;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var done = await bank.Send(new ExecuteDuePayments(), cancellationToken);
        return new StepReport(done.Value.Executed + done.Value.Rejected, done.Value.Rejected);
    }
}
