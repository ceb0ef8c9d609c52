using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Files;

/// <summary>A page of a file's payments in the order of the file.</summary>
/// <param name="AfterPosition">The last position of the page before; 0 for the first.</param>
internal sealed record ListFilePayments(Guid FileId, long AfterPosition, int Limit) : IQuery<Page<FilePaymentView>>;

internal sealed class ListFilePaymentsHandler(PaymentsDbContext db) : IQueryHandler<ListFilePayments, Page<FilePaymentView>>
{
    public async Task<Result<Page<FilePaymentView>>> Handle(ListFilePayments request, CancellationToken cancellationToken)
    {
        var orders = await db.Orders.AsNoTracking()
            .Where(order => order.FileId == request.FileId && order.Position > request.AfterPosition)
            .OrderBy(order => order.Position)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        return Page.Of(
            orders.ConvertAll(ViewOf),
            request.Limit,
            payment => payment.Position.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static FilePaymentView ViewOf(PaymentOrder order) => new(
        order.Position ?? 0,
        order.PaymentInformationId,
        order.InstructionId,
        order.EndToEndId,
        order.Id,
        PaymentStatusCodes.Of(order.Status),
        order.ReasonCode,
        order.FailureCode,
        order.FailureMessage);
}
