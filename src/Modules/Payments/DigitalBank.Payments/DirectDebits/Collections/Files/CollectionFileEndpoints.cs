using System.Globalization;
using DigitalBank.Payments.Files;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.DirectDebits.Collections.Files;

/// <summary>Files of collections for staff: upload and results. The status report is that of any file.</summary>
internal static class CollectionFileEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Staff.MapPost("/payments/collection-files", PaymentsPermissions.ImportFiles, UploadAsync)
            .Accepts<Stream>("application/xml").Produces<PaymentFileView>(StatusCodes.Status201Created).WithName("UploadCollectionFile");
        endpoints.Staff.MapGet("/payments/collection-files/{fileId:guid}/lines", PaymentsPermissions.View, ListAsync)
            .Produces<Page<CollectionFileLineView>>().WithName("ListCollectionFileLines");
    }

    private static async Task<IResult> UploadAsync(HttpRequest request, IMediator bank, IOptions<PaymentsOptions> options, IHostApplicationLifetime host)
    {
        await using var upload = await UploadedFile.ReceiveAsync(request, options.Value, request.HttpContext.RequestAborted);
        if (upload is null)
        {
            return PaymentsErrors.FileTooLarge.ToProblem();
        }

        // Once the file is here it is taken to its end, even when the client hangs up.
        var result = await bank.Send(new ImportCollectionFile(upload.Path), host.ApplicationStopping);
        return result.ToHttp<PaymentFileView>(file => file.FailureCode is null
            ? TypedResults.Created($"/staff/v1/payments/files/{file.FileId}", file)
            : PaymentFileEndpoints.Refusal(file));
    }

    private static async Task<IResult> ListAsync(Guid fileId, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        var after = 0L;
        return string.IsNullOrEmpty(page.After) || long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out after)
            ? (await bank.Send(new ListCollectionFileLines(fileId, after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();
    }
}
