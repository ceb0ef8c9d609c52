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

    /// <summary>Repetitions get the first answer; those that a crash left open are finished first.</summary>
    private async Task FinishEarlierAsync(
        IReadOnlyList<InitiateTransfer> commands,
        Dictionary<RequestKey, PaymentOrder> earlier,
        Dictionary<InitiateTransfer, Result<PaymentView>> answers,
        CancellationToken cancellationToken)
    {
        var repeated = commands.Where(command => earlier.ContainsKey(KeyOf(command))).ToList();
        var open = repeated
            .Select(command => (Command: command, Order: earlier[KeyOf(command)]))
            .Where(pair => pair.Order.Status == PaymentOrderStatus.Received && pair.Order.RequestHash == pair.Command.Fingerprint())
            .Select(pair => pair.Order)
            .ToList();
        var finished = open.Count == 0 ? [] : (await booker.BookAsync(open, cancellationToken)).ToDictionary(order => order.Id);
        foreach (var command in repeated)
        {
            var order = earlier[KeyOf(command)];
            answers[command] = order.RequestHash == command.Fingerprint()
                ? AnswerOf(finished.GetValueOrDefault(order.Id, order)).AsReplay()
                : PlatformErrors.IdempotencyKeyReused;
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
        var received = orders.FindAll(pair => pair.Order.Status == PaymentOrderStatus.Received);
        var decided = orders.FindAll(pair => pair.Order.Status != PaymentOrderStatus.Received);
        var booked = await bulk.BookAsync([.. received.Select(pair => pair.Order)], cancellationToken);
        foreach (var (outcome, pair) in booked.Zip(received))
        {
            answers[pair.Command] = outcome.Id == pair.Order.Id ? AnswerOf(outcome) : await RepeatedAsync(pair.Command, outcome, cancellationToken);
        }

        await SaveAsync(decided, answers, cancellationToken);
    }

    /// <summary>Those that wait for their day or are refused already: together, and by themselves where somebody else has taken a key.</summary>
    private async Task SaveAsync(
        List<(PaymentOrder Order, InitiateTransfer Command)> decided,
        Dictionary<InitiateTransfer, Result<PaymentView>> answers,
        CancellationToken cancellationToken)
    {
        if (decided.Count == 0)
        {
            return;
        }

        var orders = decided.ConvertAll(pair => pair.Order.Copy());
        try
        {
            orders.FindAll(order => order.Status == PaymentOrderStatus.Rejected).ForEach(desk.Tell);
            db.Orders.AddRange(orders);
            await desk.TakeAsync(orders, cancellationToken);
            foreach (var (order, pair) in orders.Zip(decided))
            {
                answers[pair.Command] = AnswerOf(order);
            }

            return;
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            db.ChangeTracker.Clear();
            if (decided.Count == 1)
            {
                answers[decided[0].Command] = await StoredAsync(decided[0].Command, taken, cancellationToken);
                return;
            }
        }

        foreach (var pair in decided)
        {
            await SaveAsync([pair], answers, cancellationToken);
        }
    }

    /// <summary>Another process was faster with the same key.</summary>
    private async Task<Result<PaymentView>> StoredAsync(InitiateTransfer command, DbUpdateException taken, CancellationToken cancellationToken)
    {
        var earlier = await EarlierAsync([command], cancellationToken);
        return earlier.TryGetValue(KeyOf(command), out var stored)
            ? await RepeatedAsync(command, stored, cancellationToken)
            : throw new InvalidOperationException($"The order with key {command.IdempotencyKey} can neither be saved nor found.", taken);
    }

    private static Result<PaymentView> AnswerOf(PaymentOrder order) =>
        order.Status == PaymentOrderStatus.Received
            ? PaymentsErrors.OutcomePending
            : order.Refusal() is { } refusal ? refusal : PaymentView.Of(order);
}
