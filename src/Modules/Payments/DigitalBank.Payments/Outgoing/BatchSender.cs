using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.CrossBorder;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Files;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Iso20022.Pacs008;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Outgoing;

/// <summary>Takes one batch from where it stands to its end: file out, nostro account credited, payments marked as sent.</summary>
internal sealed class BatchSender(
    PaymentsDbContext db,
    IMediator bank,
    BankLedgerAccounts ledgerAccounts,
    NostroBook nostros,
    PaymentFolders folders,
    MessageDesk desk,
    SchemeChannel channel,
    IBusinessCalendar calendar,
    TimeProvider clock,
    IOptions<PaymentsOptions> options,
    IOptions<BankSettings> us)
{
    private const string SentPurpose = "sent";

    private const string KeyReused = "ledger.idempotency_key_reused";

    public async Task<Result<SentBatchView>> SendAsync(Guid batchId, CancellationToken cancellationToken)
    {
        var batch = await db.OutgoingBatches.SingleAsync(b => b.Id == batchId, cancellationToken);
        var nostro = nostros.For(batch.CurrencyCode, batch.NostroCode);
        if (batch.NostroCode is { } routed && nostro.Code != routed)
        {
            return CrossBorderErrors.UnknownRouteNostro; // money must not leave through an account that it was not routed to
        }

        if (batch.Status == OutgoingBatchStatus.Collected)
        {
            await WriteFileAsync(batch, nostro, cancellationToken);
        }

        var nostroAccount = await ledgerAccounts.NostroAsync(nostro, cancellationToken);
        if (!nostroAccount.IsSuccess)
        {
            return nostroAccount.Failure;
        }

        await MoveToTodayAsync(batch, cancellationToken);
        while (await NextPaymentsAsync(batchId, cancellationToken) is { Count: > 0 } payments)
        {
            if (await CreditNostroAsync(batch, payments, nostroAccount.Value, cancellationToken) is { } failure)
            {
                return failure;
            }
        }

        return await CompleteAsync(batchId, cancellationToken);
    }

    private async Task WriteFileAsync(OutgoingBatch batch, Nostro nostro, CancellationToken cancellationToken)
    {
        var payments = await db.Orders.AsNoTracking()
            .Where(order => order.BatchId == batch.Id)
            .OrderBy(order => order.Id)
            .ToListAsync(cancellationToken);
        var message = OutgoingMessage.For(batch, payments, nostro, us.Value);
        if (!channel.IsConnected)
        {
            await AtomicFile.WriteAsync(
                Path.Combine(folders.Outgoing, batch.FileName),
                stream =>
                {
                    Pacs008Writer.Write(stream, message);
                    return Task.CompletedTask;
                },
                cancellationToken);
        }

        await desk.QueueOnceAsync(
            new AnswerMessage(Pacs008Writer.MessageName, batch.MessageId, payments.Count, stream => Pacs008Writer.Write(stream, message)),
            nostro.CorrespondentBic,
            isDelivered: !channel.IsConnected,
            cancellationToken);
        batch.FileWritten();
        await db.SaveChangesAsync(CancellationToken.None); // the file is out; this must be known
    }

    // Nothing may be booked on a day that has been closed since the batch was made.
    private async Task MoveToTodayAsync(OutgoingBatch batch, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        if (batch.BookingDate != today)
        {
            batch.BookOn(today);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private Task<List<PaymentOrder>> NextPaymentsAsync(Guid batchId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        return db.Orders
            .Where(order => order.BatchId == batchId && order.Status == PaymentOrderStatus.Booked)
            .OrderBy(order => order.Id)
            .Take(options.Value.InFlight)
            .ToListAsync(cancellationToken);
    }

    private async Task<Failure?> CreditNostroAsync(
        OutgoingBatch batch, List<PaymentOrder> payments, long nostroAccountId, CancellationToken cancellationToken)
    {
        var posted = await Task.WhenAll(payments.Select(order => bank.Send(EntryFor(order, batch, nostroAccountId), cancellationToken)));

        // The order's own derived key with another date: it was booked on an earlier day before a crash, and that entry counts.
        var failure = posted.Select(result => result.Failure).FirstOrDefault(failure => failure is not null && failure.Code != KeyReused);
        for (var i = 0; i < payments.Count; i++)
        {
            if (posted[i].Failure is not { } refused || refused.Code == KeyReused)
            {
                payments[i].Send(batch.MessageId, clock.GetUtcNow());
            }
        }

        try
        {
            await db.SaveChangesAsync(CancellationToken.None); // the nostro account is credited; this must be known
        }
        catch (DbUpdateException failed) when (failed.IsConflict())
        {
            // Another process is sending the same batch and has noted some of them. What is left is read again.
        }

        return failure;
    }

    private static PostJournalEntry EntryFor(PaymentOrder order, OutgoingBatch batch, long nostroAccountId) => new(
        IdempotencyKey: DerivedKey.Of(order.Id, SentPurpose),
        Source: PaymentsModule.Source,
        SourceReference: order.Id.ToString(),
        EventCode: "outgoing-settlement",
        BookingDate: batch.BookingDate,
        Postings:
        [
            new Posting(order.CreditLedgerAccountId!.Value, Side.Debit, order.Amount, batch.ValueDate),
            new Posting(nostroAccountId, Side.Credit, order.Amount, batch.ValueDate),
        ]);

    private async Task<Result<SentBatchView>> CompleteAsync(Guid batchId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var batch = await db.OutgoingBatches.SingleAsync(b => b.Id == batchId, cancellationToken);
        if (batch.Status != OutgoingBatchStatus.Sent)
        {
            batch.Complete();
            await db.SaveChangesAsync(cancellationToken);
        }

        return new SentBatchView(batch.Id, batch.CurrencyCode, batch.MessageId, batch.FileName, batch.Payments);
    }
}
