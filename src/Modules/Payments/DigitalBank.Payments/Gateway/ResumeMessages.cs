using DigitalBank.Payments.Data;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Recalls;
using DigitalBank.Payments.Unplaced;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Gateway;

/// <summary>Finishes messages, and decisions about incoming payments and recalls, that a crash left half done.</summary>
/// <param name="OlderThan">Younger ones are still being worked on. Zero at the start of a single process.</param>
internal sealed record ResumeMessages(TimeSpan OlderThan) : ICommand<ResumedMessages>;

internal sealed record ResumedMessages(long Finished, long StillOpen);

internal sealed class ResumeMessagesHandler(
    PaymentsDbContext db,
    IMediator bank,
    IncomingBooker booker,
    RecallAnswers recalls,
    ReleaseBooking releases,
    TimeProvider clock,
    IOptions<PaymentsOptions> options)
    : ICommandHandler<ResumeMessages, ResumedMessages>
{
    public async Task<Result<ResumedMessages>> Handle(ResumeMessages request, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - request.OlderThan;
        var messages = await db.GatewayMessages
            .Where(message => message.Status == GatewayMessageStatus.Received && message.CreatedAt <= before)
            .OrderBy(message => message.Id)
            .Select(message => message.Id)
            .ToListAsync(cancellationToken);
        var (finished, open) = (0L, 0L);
        foreach (var id in messages)
        {
            var content = await db.GatewayMessages.Where(message => message.Id == id).Select(message => message.Content).SingleAsync(cancellationToken);
            var received = await bank.Send(new ReceiveMessage(content), cancellationToken);
            finished += received.IsSuccess ? 1 : 0;
            open += received.IsSuccess ? 0 : 1;
            db.ChangeTracker.Clear();
        }

        return new ResumedMessages(finished + await DecisionsAsync(before, cancellationToken), open);
    }

    private async Task<long> DecisionsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var finished = 0L;
        var returning = await db.Recalls
            .Where(recall => recall.Status == RecallStatus.Returning
                && !db.IncomingPaymentSteps.Any(step => step.IncomingPaymentId == recall.IncomingPaymentId && step.RecordedAt > before))
            .ToListAsync(cancellationToken);
        foreach (var recall in returning)
        {
            finished += await recalls.FinishAsync(recall, cancellationToken) is null ? 1 : 0;
        }

        var halfWay = await db.IncomingPayments
            .Where(payment => (payment.Status == IncomingPaymentStatus.Releasing
                    || payment.Status == IncomingPaymentStatus.ReturningHeld
                    || payment.Status == IncomingPaymentStatus.ReturningCredited)
                && !db.IncomingPaymentSteps.Any(step => step.IncomingPaymentId == payment.Id && step.RecordedAt > before))
            .OrderBy(payment => payment.Id)
            .Take(options.Value.InFlight)
            .ToListAsync(cancellationToken);
        await booker.BookAsync(halfWay, cancellationToken);
        return finished + halfWay.Count + await releases.ResumeAsync(before, options.Value.InFlight, cancellationToken);
    }
}
