using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits.Collections.Files;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pain002;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Files;

/// <summary>Writes the pain.002 that answers a file, with the state in which its payments are now.</summary>
/// <param name="Destination">Left open.</param>
internal sealed record WriteStatusReport(Guid FileId, Stream Destination) : IQuery<Done>;

internal sealed class WriteStatusReportHandler(PaymentsDbContext db, TimeProvider clock, IOptions<BankSettings> us)
    : IQueryHandler<WriteStatusReport, Done>
{
    public async Task<Result<Done>> Handle(WriteStatusReport request, CancellationToken cancellationToken)
    {
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == request.FileId, cancellationToken);
        if (file is null)
        {
            return PaymentsErrors.UnknownFile;
        }

        if (CollectionReports.IsAbout(file))
        {
            Pain002Writer.Write(request.Destination, ReportOn(file, CollectionReports.Blocks(db, file.Id)));
            return Done.Instance;
        }

        // The writer takes the payments one after the other while the database hands them out, so a report of any length fits in memory.
        using var orders = db.Orders.AsNoTracking()
            .Where(order => order.FileId == file.Id)
            .OrderBy(order => order.Position)
            .AsEnumerable()
            .GetEnumerator();
        Pain002Writer.Write(request.Destination, ReportOn(file, Blocks(orders)));
        return Done.Instance;
    }

    private PaymentStatusReport ReportOn(PaymentFile file, IEnumerable<PaymentInformationStatus> blocks) => new(
        MessageId: file.Id.ToString("N"),
        CreatedAt: clock.GetUtcNow(),
        InitiatingAgentBic: us.Value.Bic,
        OriginalMessageName: file.MessageName,
        OriginalMessageId: file.MessageId,
        OriginalCreatedAt: file.CreatedAt,
        OriginalNumberOfTransactions: file.Payments,
        OriginalControlSum: file.ControlSum,
        GroupStatus: file.Outcome switch
        {
            FileOutcome.ACCP => ReportedStatus.AcceptedCustomerProfile,
            FileOutcome.PART => ReportedStatus.PartiallyAccepted,
            FileOutcome.RJCT => ReportedStatus.Rejected,
            _ => ReportedStatus.Received,
        },
        GroupReasons:
        [
            .. (FileRefusal.Read(file.Refusal)?.Findings ?? []).Select(finding => new StatusReason(finding.ReasonCode, finding.Message)),
        ],
        PaymentInformations: blocks);

    private static IEnumerable<PaymentInformationStatus> Blocks(IEnumerator<PaymentOrder> orders)
    {
        var more = orders.MoveNext();
        while (more)
        {
            var block = orders.Current.BlockNumber;
            yield return new PaymentInformationStatus(orders.Current.PaymentInformationId!, Status: null, Reasons: [], Payments());

            IEnumerable<PaymentStatus> Payments()
            {
                do
                {
                    yield return StatusOf(orders.Current);
                    more = orders.MoveNext();
                }
                while (more && orders.Current.BlockNumber == block);
            }
        }
    }

    private static PaymentStatus StatusOf(PaymentOrder order) => new(
        order.InstructionId,
        order.EndToEndId,
        PaymentStatusCodes.Reported(order.Status),
        order.ReasonCode is null ? [] : [new StatusReason(order.ReasonCode, order.FailureMessage)],
        OriginalUetr: order.Uetr,
        AccountServicerReference: order.Id.ToString("N"),
        AcceptedAt: order.Status == PaymentOrderStatus.Rejected ? null : order.ReceivedAt);
}
