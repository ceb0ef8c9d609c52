using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Booking.Bulk;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Transfers;

/// <summary>Carries out transfers that were ordered at the same time, with a handful of statements for all of them.</summary>
internal sealed class TransferBatch(
    PaymentsDbContext db, TransferIntake intake, OrderDesk desk, BulkBooker bulk, PaymentBooker booker, OrderRows rows, IPaymentStatements statements)
{
    /// <param name="commands">Each with a key of its own.</param>
    /// <returns>In the order of the commands.</returns>
    public async Task<IReadOnlyList<Result<PaymentView>>> BookAsync(
        IReadOnlyList<InitiateTransfer> commands, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<InitiateTransfer, Result<PaymentView>>(commands.Count, ReferenceEqualityComparer.Instance);
        var earlier = await EarlierAsync(commands, cancellationToken);
        var fresh = commands.Where(command => !earlier.ContainsKey(KeyOf(command))).ToList();
        await FinishEarlierAsync(commands, earlier, answers, cancellationToken);
        if (fresh.Count > 0)
        {
            await OrderAsync(fresh, answers, cancellationToken);
        }

        return [.. commands.Select(command => answers[command])];
    }

    private static RequestKey KeyOf(InitiateTransfer command) => new(command.OrderingPartyId, command.IdempotencyKey);

    private async Task<Dictionary<RequestKey, PaymentOrder>> EarlierAsync(
        IReadOnlyList<InitiateTransfer> commands, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var ids = await statements.FindOrdersAsync(
                db.Database.GetDbConnection(), rows.OrderShape, [.. commands.Select(KeyOf)], cancellationToken);
            return ids.Count == 0
                ? []
                : await db.Orders.Where(order => ids.Contains(order.Id))
                    .ToDictionaryAsync(order => new RequestKey(order.OrderingPartyId!.Value, order.IdempotencyKey!.Value), cancellationToken);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Repetitions get the first answer; one that a crash left open is finished first.</summary>
    private async Task FinishEarlierAsync(
        IReadOnlyList<InitiateTransfer> commands,
        Dictionary<RequestKey, PaymentOrder> earlier,
        Dictionary<InitiateTransfer, Result<PaymentView>> answers,
        CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            if (earlier.TryGetValue(KeyOf(command), out var order))
            {
                answers[command] = await RepeatedAsync(command, order, cancellationToken);
            }
        }
    }

    private async Task<Result<PaymentView>> RepeatedAsync(InitiateTransfer command, PaymentOrder order, CancellationToken cancellationToken)
    {
        if (order.RequestHash != command.Fingerprint())
        {
            return PlatformErrors.IdempotencyKeyReused;
        }

        var finished = order.Status == PaymentOrderStatus.Received ? (await booker.BookAsync([order], cancellationToken))[0] : order;
        return AnswerOf(finished).AsReplay();
    }

    private async Task OrderAsync(
        List<InitiateTransfer> commands, Dictionary<InitiateTransfer, Result<PaymentView>> answers, CancellationToken cancellationToken)
    {
        var accepted = (await intake.OrdersForAsync(commands, cancellationToken)).Zip(commands).ToList();
        foreach (var (failed, command) in accepted.Where(pair => !pair.First.IsSuccess))
        {
            answers[command] = failed.Failure!;
        }

        var orders = accepted.Where(pair => pair.First.IsSuccess).Select(pair => (Order: pair.First.Value, Command: pair.Second)).ToList();
        foreach (var (order, command) in orders.Where(pair => pair.Order.Status != PaymentOrderStatus.Received))
        {
            answers[command] = await SaveAsync(order, command, cancellationToken);
        }

        var received = orders.FindAll(pair => pair.Order.Status == PaymentOrderStatus.Received);
        var booked = await bulk.BookAsync([.. received.Select(pair => pair.Order)], cancellationToken);
        foreach (var (outcome, pair) in booked.Zip(received))
        {
            answers[pair.Command] = outcome.Id == pair.Order.Id ? AnswerOf(outcome) : await RepeatedAsync(pair.Command, outcome, cancellationToken);
        }
    }

    /// <summary>One that waits for its day or is refused already.</summary>
    private async Task<Result<PaymentView>> SaveAsync(PaymentOrder order, InitiateTransfer command, CancellationToken cancellationToken)
    {
        try
        {
            db.Orders.Add(order);
            await desk.TakeAsync([order], cancellationToken);
            return AnswerOf(order);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            // Another process was faster with the same key.
            db.ChangeTracker.Clear();
            var earlier = await EarlierAsync([command], cancellationToken);
            return earlier.TryGetValue(KeyOf(command), out var stored)
                ? await RepeatedAsync(command, stored, cancellationToken)
                : throw new InvalidOperationException($"Order {order.Id} can neither be saved nor found.", taken);
        }
    }

    private static Result<PaymentView> AnswerOf(PaymentOrder order) =>
        order.Status == PaymentOrderStatus.Received
            ? PaymentsErrors.OutcomePending
            : order.Refusal() is { } refusal ? refusal : PaymentView.Of(order);
}
