using System.Globalization;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Files;

/// <summary>Payment files for staff: upload, results, status report.</summary>
internal static class PaymentFileEndpoints
{
    private const string Xml = "application/xml";

    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Staff.MapPost("/payments/files", PaymentsPermissions.ImportFiles, UploadAsync)
            .Accepts<Stream>(Xml).Produces<PaymentFileView>(StatusCodes.Status201Created).WithName("UploadPaymentFile");
        endpoints.Staff.MapGet("/payments/files", PaymentsPermissions.View, ListAsync)
            .Produces<Page<PaymentFileView>>().WithName("ListPaymentFiles");
        endpoints.Staff.MapGet("/payments/files/{fileId:guid}", PaymentsPermissions.View, GetAsync)
            .Produces<PaymentFileView>().WithName("GetPaymentFile");
        endpoints.Staff.MapGet("/payments/files/{fileId:guid}/payments", PaymentsPermissions.View, ListPaymentsAsync)
            .Produces<Page<FilePaymentView>>().WithName("ListFilePayments");
        endpoints.Staff.MapGet("/payments/files/{fileId:guid}/status-report", PaymentsPermissions.View, ReportAsync)
            .Produces<Stream>(contentType: Xml).WithName("GetPaymentStatusReport");
    }

    private static async Task<IResult> UploadAsync(
        HttpRequest request, IMediator bank, IOptions<PaymentsOptions> options, IHostApplicationLifetime host)
    {
        await using var upload = await UploadedFile.ReceiveAsync(request, options.Value, request.HttpContext.RequestAborted);
        if (upload is null)
        {
            return PaymentsErrors.FileTooLarge.ToProblem();
        }

        // Once the file is here it is booked to its end, even when the client hangs up; it can ask for the result, or send it again.
        var result = await bank.Send(new ImportPaymentFile(upload.Path), host.ApplicationStopping);
        return result.ToHttp<PaymentFileView>(file => file.FailureCode is null
            ? TypedResults.Created($"/staff/v1/payments/files/{file.FileId}", file)
            : Refusal(file));
    }

    internal static ProblemHttpResult Refusal(PaymentFileView file)
    {
        var failure = file.FailureCode == PaymentsErrors.FileDuplicate.Code ? PaymentsErrors.FileDuplicate : PaymentsErrors.FileRefused;
        var problem = failure.ToProblemDetails();
        problem.Extensions["file"] = file;
        return TypedResults.Problem(problem);
    }

    private static async Task<IResult> GetAsync(Guid fileId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetPaymentFile(fileId), cancellationToken)).ToHttp();

    private static async Task<IResult> ListAsync(
        [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListPaymentFiles(before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> ListPaymentsAsync(
        Guid fileId, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        var after = 0L;
        return string.IsNullOrEmpty(page.After) || long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out after)
            ? (await bank.Send(new ListFilePayments(fileId, after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();
    }

    private static async Task<IResult> ReportAsync(Guid fileId, IMediator bank, CancellationToken cancellationToken)
    {
        // Built on disk first: a report may be large, and it should begin with 200 only when it is whole.
        var report = TemporaryFile.Create();
        var result = await bank.Send(new WriteStatusReport(fileId, report), cancellationToken);
        if (!result.IsSuccess)
        {
            await report.DisposeAsync();
            return result.Failure.ToProblem();
        }

        report.Position = 0;
        return TypedResults.Stream(report, Xml, $"{fileId}.pain.002.xml");
    }
}
