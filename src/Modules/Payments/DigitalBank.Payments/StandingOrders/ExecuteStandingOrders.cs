using DigitalBank.Payments.Data;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Payments.StandingOrders;

/// <summary>Makes all standing orders that are due. One that fails, for whatever reason, stops no other.</summary>
internal sealed partial class StandingOrderRun(
    PaymentsDbContext db, IServiceScopeFactory scopes, IBusinessCalendar calendar, ILogger<StandingOrderRun> logger)
{
    private const int PageSize = 500;

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var (paid, failed, last) = (0L, 0L, Guid.Empty);
        while (await NextPageAsync(today, last, cancellationToken) is { Count: > 0 } page)
        {
            last = page[^1];
            foreach (var id in page)
            {
                var done = await ExecuteAsync(id, today, cancellationToken);
                paid += done.Paid;
                failed += done.Failed;
            }
        }

        return new StepReport(paid + failed, failed);
    }

    private async Task<ExecutedStandingOrder> ExecuteAsync(Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var done = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ExecuteStandingOrder(id, today), cancellationToken);
            return done.Value;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            LogBroken(broken, id);
            return new ExecutedStandingOrder(Paid: 0, Failed: 1, Postponed: 0);
        }
    }

    private Task<List<Guid>> NextPageAsync(DateOnly today, Guid after, CancellationToken cancellationToken) => db.StandingOrders
        .Where(order => order.Id > after)
        .Where(order => (order.Status == StandingOrderStatus.Active && order.NextDueDate <= today)
            || db.StandingOrderPayments.Any(payment => payment.StandingOrderId == order.Id && payment.NextAttemptDate <= today))
        .OrderBy(order => order.Id)
        .Take(PageSize)
        .Select(order => order.Id)
        .ToListAsync(cancellationToken);

    [LoggerMessage(LogLevel.Error, "Standing order {StandingOrderId} could not be executed; the next run tries again")]
    private partial void LogBroken(Exception exception, Guid standingOrderId);
}

/// <summary>Runs when the business date has moved on, before the day's payments to other banks are collected.</summary>
internal sealed class ExecuteStandingOrdersStep(StandingOrderRun run) : ICloseOfBusinessStep
{
    public string Name => "execute-standing-orders";

    public int Order => 705;

    public Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken) => run.RunAsync(cancellationToken);
}

/// <summary>On demand: after an outage, or for orders that begin on the current day.</summary>
internal sealed class ExecuteStandingOrdersJob(StandingOrderRun run) : IBankJob
{
    public string Name => "execute-standing-orders";

    public string Description => "Make the payments of standing orders that are due and not made yet";

    public string? DefaultSchedule => "0 10/30 * * * ?";

    public Task<StepReport> RunAsync(CancellationToken cancellationToken) => run.RunAsync(cancellationToken);
}
