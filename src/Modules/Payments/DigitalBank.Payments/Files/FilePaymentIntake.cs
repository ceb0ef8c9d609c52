using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Booking.Bulk;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.HeldOrders;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Files;

/// <summary>Books one stretch of a file: all its orders are with the ledger at once, and each is saved with its entry.</summary>
internal sealed class FilePaymentIntake(
    PaymentsDbContext db,
    IMediator bank,
    OrderDesk desk,
    BulkBooker bulk,
    PaymentBooker booker,
    FileOrders fileOrders,
    OrderStart start,
    IBusinessCalendar calendar)
{
    private const int Attempts = 3;

    /// <returns>How many payments the ledger could say nothing about; they stay received.</returns>
    public async Task<int> BookAsync(
        Guid fileId, IReadOnlyList<CreditTransfer> payments, CancellationToken cancellationToken)
    {
        var accounts = await AccountsNamedInAsync(payments, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await BookOnceAsync(fileId, payments, accounts, cancellationToken);
            }
            catch (DbUpdateException taken) when (taken.IsConflict() && attempt < Attempts)
            {
                // Another run over the same file was here first. Its orders count.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<int> BookOnceAsync(
        Guid fileId,
        IReadOnlyList<CreditTransfer> payments,
        IReadOnlyDictionary<string, IReadOnlyList<AccountView>> accounts,
        CancellationToken cancellationToken)
    {
        var known = await KnownOrdersAsync(fileId, payments, cancellationToken);
        var orders = await NewOrdersAsync(fileId, [.. payments.Where(payment => !known.ContainsKey(payment.Number))], accounts, cancellationToken);

        // Those that are scheduled, held or rejected are only saved.
        var decided = orders.FindAll(order => order.Status != PaymentOrderStatus.Received);
        db.Orders.AddRange(decided);
        await desk.TakeAsync(decided, cancellationToken);
        var booked = await bulk.BookAsync(orders.FindAll(order => order.Status == PaymentOrderStatus.Received), cancellationToken);
        var resumed = await booker.BookAsync(
            [.. known.Values.Where(order => order.Status == PaymentOrderStatus.Received)], cancellationToken);
        return booked.Concat(resumed).Count(order => order.Status == PaymentOrderStatus.Received);
    }

    private async Task<List<PaymentOrder>> NewOrdersAsync(
        Guid fileId,
        List<CreditTransfer> payments,
        IReadOnlyDictionary<string, IReadOnlyList<AccountView>> accounts,
        CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var orders = new List<PaymentOrder>(payments.Count);
        foreach (var (payment, orderId) in payments.Zip(fileOrders.AscendingIds(payments.Count)))
        {
            orders.Add(await fileOrders.CreateAsync(orderId, fileId, payment, accounts, today, cancellationToken));
        }

        await start.BeginAsync(orders.FindAll(order => order.Status == default), today, cancellationToken);
        return orders;
    }

    private Task<Dictionary<long, PaymentOrder>> KnownOrdersAsync(
        Guid fileId, IReadOnlyList<CreditTransfer> payments, CancellationToken cancellationToken)
    {
        var first = payments[0].Number;
        var last = payments[^1].Number;
        return db.Orders
            .Where(order => order.FileId == fileId && order.Position >= first && order.Position <= last)
            .ToDictionaryAsync(order => order.Position!.Value, cancellationToken);
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<AccountView>>> AccountsNamedInAsync(
        IReadOnlyList<CreditTransfer> payments, CancellationToken cancellationToken)
    {
        var identifiers = payments
            .SelectMany(payment => new[] { payment.Block.DebtorAccount.Identifier, payment.CreditorAccount?.Identifier })
            .OfType<string>()
            .Where(identifier => identifier.Length > 0)
            .ToHashSet();
        return (await bank.Send(new FindAccounts(identifiers), cancellationToken)).Value;
    }
}
