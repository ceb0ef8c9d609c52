using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Files;

/// <summary>Books one stretch of a file: saves its orders, has all of them with the ledger at once, records the outcomes.</summary>
internal sealed class FilePaymentIntake(
    PaymentsDbContext db, IMediator bank, OrderDesk desk, PaymentBooker booker, FileOrders fileOrders, IBusinessCalendar calendar)
{
    private const int Attempts = 3;

    /// <returns>How many payments the ledger could say nothing about; they stay received.</returns>
    public async Task<int> BookAsync(
        Guid fileId, IReadOnlyList<CreditTransfer> payments, CancellationToken cancellationToken)
    {
        var accounts = await AccountsNamedInAsync(payments, cancellationToken);
        var orders = await ReceiveAsync(fileId, payments, accounts, cancellationToken);
        var booked = await booker.BookAsync(
            [.. orders.Where(order => order.Status == PaymentOrderStatus.Received)], cancellationToken);
        return booked.Count(order => !order.IsDecided);
    }

    private async Task<IReadOnlyList<PaymentOrder>> ReceiveAsync(
        Guid fileId,
        IReadOnlyList<CreditTransfer> payments,
        IReadOnlyDictionary<string, IReadOnlyList<AccountView>> accounts,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var known = await KnownOrdersAsync(fileId, payments, cancellationToken);
            var today = await calendar.TodayAsync(cancellationToken);
            var missing = payments.Where(payment => !known.ContainsKey(payment.Number)).ToList();
            var taken = new List<PaymentOrder>();
            foreach (var (payment, orderId) in missing.Zip(fileOrders.AscendingIds(missing.Count)))
            {
                var order = await fileOrders.CreateAsync(orderId, fileId, payment, accounts, today, cancellationToken);
                db.Orders.Add(order);
                taken.Add(order);
                known[payment.Number] = order;
            }

            try
            {
                // Saved before the ledger is asked: after a crash the same file again, or ResumeReceivedPayments, goes on from here.
                await desk.TakeAsync(taken, cancellationToken);
                return [.. known.Values];
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another run over the same file was here first. Its orders count.
                db.ChangeTracker.Clear();
            }
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
