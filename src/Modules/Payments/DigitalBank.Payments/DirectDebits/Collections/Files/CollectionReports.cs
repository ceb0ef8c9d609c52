using DigitalBank.Payments.Data;
using DigitalBank.Payments.Files;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits.Collections.Files;

/// <summary>A page of the lines of a pain.008, in the order of the file.</summary>
internal sealed record ListCollectionFileLines(Guid FileId, long After, int Limit) : IQuery<Page<CollectionFileLineView>>;

/// <param name="CollectionId">Null where the line was rejected.</param>
/// <param name="Status">Of the collection now; null where there is none.</param>
/// <param name="ReasonCode">ISO reason of a rejection, when the line came or later.</param>
internal sealed record CollectionFileLineView(
    long Position, string EndToEndId, Guid? CollectionId, CollectionStatus? Status, string? ReasonCode, string? FailureCode);

internal sealed class ListCollectionFileLinesHandler(PaymentsDbContext db) : IQueryHandler<ListCollectionFileLines, Page<CollectionFileLineView>>
{
    public async Task<Result<Page<CollectionFileLineView>>> Handle(ListCollectionFileLines request, CancellationToken cancellationToken)
    {
        var page = await CollectionReports.Lines(db, request.FileId, request.After)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        return Page.Of(
            page.ConvertAll(row => new CollectionFileLineView(
                row.Line.Position, row.Line.EndToEndId, row.Line.CollectionId, row.Status, row.Line.ReasonCode ?? row.Reason, row.Line.FailureCode)),
            request.Limit,
            line => FormattableString.Invariant($"{line.Position}"));
    }
}

/// <summary>What a pain.002 says about the lines of a pain.008: the state in which their collections are now.</summary>
internal static class CollectionReports
{
    /// <param name="Status">Of its collection; null where there is none.</param>
    internal sealed record LineRow(CollectionFileLine Line, CollectionStatus? Status, string? Reason, string? Uetr);

    public static bool IsAbout(PaymentFile file) => file.MessageName.StartsWith("pain.008", StringComparison.Ordinal);

    public static IQueryable<LineRow> Lines(PaymentsDbContext db, Guid fileId, long after) =>
        from line in db.CollectionFileLines.AsNoTracking()
        join collection in db.Collections on line.CollectionId equals collection.Id into collections
        from collection in collections.DefaultIfEmpty()
        where line.FileId == fileId && line.Position > after
        orderby line.Position
        select new LineRow(line, collection == null ? null : collection.Status, collection == null ? null : collection.ReasonCode, collection == null ? null : collection.Uetr);

    /// <summary>One block after the other, read once, in constant memory but for the lines of one block.</summary>
    public static IEnumerable<PaymentInformationStatus> Blocks(PaymentsDbContext db, Guid fileId)
    {
        var block = new List<LineRow>();
        foreach (var row in Lines(db, fileId, after: 0).AsEnumerable())
        {
            if (block.Count > 0 && block[0].Line.PaymentInformationId != row.Line.PaymentInformationId)
            {
                yield return BlockOf(block);
                block = [];
            }

            block.Add(row);
        }

        if (block.Count > 0)
        {
            yield return BlockOf(block);
        }
    }

    private static PaymentInformationStatus BlockOf(List<LineRow> block) =>
        new(block[0].Line.PaymentInformationId, Status: null, Reasons: [], block.Select(StatusOf));

    private static PaymentStatus StatusOf(LineRow row)
    {
        var reason = row.Line.ReasonCode ?? row.Reason ?? (row.Status == CollectionStatus.Withdrawn ? ReasonCodes.NotSpecifiedByCustomer : null);
        return new PaymentStatus(
            row.Line.InstructionId,
            row.Line.EndToEndId,
            Reported(row.Status),
            reason is null ? [] : [new StatusReason(reason)],
            row.Uetr,
            row.Line.CollectionId?.ToString("N"));
    }

    private static ReportedStatus Reported(CollectionStatus? status) => status switch
    {
        CollectionStatus.Waiting => ReportedStatus.AcceptedCustomerProfile,
        CollectionStatus.Sent => ReportedStatus.AcceptedSettlementInProcess,
        CollectionStatus.Collected or CollectionStatus.Reversing or CollectionStatus.Reversed => ReportedStatus.AcceptedSettlementCompleted,
        _ => ReportedStatus.Rejected,
    };
}
