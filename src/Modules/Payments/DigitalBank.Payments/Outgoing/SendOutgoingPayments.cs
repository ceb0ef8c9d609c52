using DigitalBank.Payments.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Outgoing;

/// <summary>
/// Sends the booked payments to other banks: one pacs.008 per currency, nostro and value date in the outgoing folder, and the money from clearing to the nostro
/// account. Begins with the batches that an earlier run left unfinished.
/// </summary>
/// <remarks>
/// A payment belongs to one batch for good, and a batch has one message id and one file name. A crash between writing the file and noting
/// it makes the next run write the same message again, under the same name and id.
/// </remarks>
internal sealed record SendOutgoingPayments : ICommand<SentPayments>;

internal sealed record SentPayments(IReadOnlyList<SentBatchView> Batches)
{
    public long Payments => Batches.Sum(batch => batch.Payments);
}

internal sealed record SentBatchView(Guid BatchId, string CurrencyCode, string MessageId, string FileName, long Payments);

internal sealed class SendOutgoingPaymentsHandler(PaymentsDbContext db, BatchCollector collector, BatchSender sender)
    : ICommandHandler<SendOutgoingPayments, SentPayments>
{
    public async Task<Result<SentPayments>> Handle(SendOutgoingPayments request, CancellationToken cancellationToken)
    {
        await collector.CollectAsync(cancellationToken);
        var unfinished = await db.OutgoingBatches
            .Where(batch => batch.Status != OutgoingBatchStatus.Sent)
            .OrderBy(batch => batch.CreatedAt).ThenBy(batch => batch.Id)
            .Select(batch => batch.Id)
            .ToListAsync(cancellationToken);
        Failure? stuck = null;
        var sent = new List<SentBatchView>(unfinished.Count);
        foreach (var batchId in unfinished)
        {
            var result = await sender.SendAsync(batchId, cancellationToken);
            if (result.IsSuccess)
            {
                sent.Add(result.Value);
            }

            stuck ??= result.Failure; // the other batches still leave
        }

        return stuck is null ? new SentPayments(sent) : stuck;
    }
}
