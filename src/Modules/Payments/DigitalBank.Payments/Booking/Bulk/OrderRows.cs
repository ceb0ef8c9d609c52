using System.Data.Common;
using DigitalBank.Payments.Contracts.Orders;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Limits;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Data.Bulk;
using DigitalBank.Platform.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.Booking.Bulk;

/// <summary>Writes booked orders set by set: the orders, their history, what they count, and the news of them.</summary>
internal sealed class OrderRows(
    IServiceScopeFactory scopes, IBulkRows bulk, IPaymentStatements statements, IEnumerable<KnownEvent> knownEvents, TimeProvider clock)
{
    private readonly bool _isAwaited = knownEvents.Any(known => known.Type == typeof(PaymentBooked));

    private readonly Lazy<Shapes> _shapes = new(() => Shapes.Read(scopes));

    public RowShape OrderShape => _shapes.Value.Orders;

    public void Write(
        DbConnection connection, DbTransaction? transaction, IReadOnlyList<PaymentOrder> booked, IReadOnlyList<LimitUse> uses)
    {
        bulk.Insert(connection, transaction, _shapes.Value.Orders, booked);
        bulk.Insert(connection, transaction, _shapes.Value.Steps, [.. booked.SelectMany(order => order.TakeNewSteps())]);
        bulk.Insert(connection, transaction, _shapes.Value.Outbox, NewsOf(booked));
        if (uses.Count > 0)
        {
            bulk.Insert(connection, transaction, _shapes.Value.Uses, uses);
        }
    }

    public IReadOnlyList<CounterUse> Count(DbConnection connection, DbTransaction? transaction, IReadOnlyList<CounterUse> uses) =>
        statements.Count(connection, transaction, _shapes.Value.Counters, uses);

    // An event that nobody here reacts to is told as soon as it is recorded; the dispatcher would only say so later, one by one.
    private OutboxMessage[] NewsOf(IReadOnlyList<PaymentOrder> booked)
    {
        var now = clock.GetUtcNow();
        var news = new OutboxMessage[booked.Count];
        for (var i = 0; i < news.Length; i++)
        {
            var order = booked[i];
            news[i] = OutboxMessage.For(
                new PaymentBooked(order.Id, order.DebtorAccountId!.Value, order.CreditorAccountId, order.Amount, order.BookingDate!.Value), now, i);
            news[i].DispatchedAt = _isAwaited ? null : now;
        }

        return news;
    }

    private sealed record Shapes(RowShape Orders, RowShape Steps, RowShape Counters, RowShape Uses, RowShape Outbox)
    {
        public static Shapes Read(IServiceScopeFactory scopes)
        {
            using var scope = scopes.CreateScope();
            var db = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
            return new Shapes(
                RowShape.Of(db, typeof(PaymentOrder)),
                RowShape.Of(db, typeof(PaymentOrderStep)),
                RowShape.Of(db, typeof(LimitCounter)),
                RowShape.Of(db, typeof(LimitUse)),
                RowShape.Of(db, typeof(OutboxMessage)));
        }
    }
}
