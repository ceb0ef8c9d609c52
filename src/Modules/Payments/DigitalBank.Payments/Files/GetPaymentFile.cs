using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Files;

internal sealed record GetPaymentFile(Guid FileId) : IQuery<PaymentFileView>;

internal sealed class GetPaymentFileHandler(PaymentsDbContext db) : IQueryHandler<GetPaymentFile, PaymentFileView>
{
    public async Task<Result<PaymentFileView>> Handle(GetPaymentFile request, CancellationToken cancellationToken)
    {
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == request.FileId, cancellationToken);
        return file is null ? PaymentsErrors.UnknownFile : PaymentFileView.Of(file);
    }
}

/// <summary>A page of files, newest first.</summary>
internal sealed record ListPaymentFiles(Guid? Before, int Limit) : IQuery<Page<PaymentFileView>>;

internal sealed class ListPaymentFilesHandler(PaymentsDbContext db) : IQueryHandler<ListPaymentFiles, Page<PaymentFileView>>
{
    public async Task<Result<Page<PaymentFileView>>> Handle(ListPaymentFiles request, CancellationToken cancellationToken)
    {
        var files = db.Files.AsNoTracking();
        if (request.Before is { } before)
        {
            files = files.Where(file => file.Id < before);
        }

        var page = await files.OrderByDescending(file => file.Id).Take(request.Limit).ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(PaymentFileView.Of), request.Limit, file => file.FileId.ToString());
    }
}
