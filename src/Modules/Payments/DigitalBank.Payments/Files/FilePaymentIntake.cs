using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Booking.Bulk;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Files;

/// <summary>Books one stretch of a file: saves its orders, has all of them with the ledger at once, records the outcomes.</summary>
internal sealed class FilePaymentIntake(
    PaymentsDbContext db,
    IMediator bank,
    OrderDesk desk,
    BulkBooker bulk,
    PaymentBooker booker,
    FileOrders fileOrders,
    IBusinessCalendar calendar)
{
    /// <returns>How many payments the ledger could say nothing about; they stay received.</returns>
    public async Task<int> BookAsync(
        Guid fileId, IReadOnlyList<CreditTransfer> payments, CancellationToken cancellationToken)
    {
        var accounts = await AccountsNamedInAsync(payments, cancellationToken);
        var known = await KnownOrdersAsync(fileId, payments, cancellationToken);
        var orders = await NewOrdersAsync(fileId, [.. payments.Where(payment => !known.ContainsKey(payment.Number))], accounts, cancellationToken);
        await SaveDecidedAsync([.. orders.Where(order => order.Status != PaymentOrderStatus.Received)], cancellationToken);
        var booked = await bulk.BookAsync([.. orders.Where(order => order.Status == PaymentOrderStatus.Received)], cancellationToken);
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

        return orders;
    }

    /// <summary>Those that are scheduled or rejected.</summary>
    private async Task SaveDecidedAsync(List<PaymentOrder> orders, CancellationToken cancellationToken)
    {
        if (orders.Count == 0)
        {
            return;
        }

        try
        {
            db.Orders.AddRange(orders);
            await desk.TakeAsync(orders, cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            // Another run over the same file was here first. Its orders count; those that it has not reached, the file brings again.
            db.ChangeTracker.Clear();
            throw;
        }
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
