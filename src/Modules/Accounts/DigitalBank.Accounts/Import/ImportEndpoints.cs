using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DigitalBank.Accounts.Import;

internal static class ImportEndpoints
{
    /// <summary>Some 500,000 lines; whoever has more sits at the machine.</summary>
    private const long LargestUpload = 64 * 1024 * 1024;

    public static void Map(BankEndpoints endpoints) =>
        endpoints.Staff.MapPost("/accounts/import", AccountsPermissions.Import, Upload)
            .Accepts<IFormFile>("text/csv")
            .WithMetadata(new RequestSizeLimitAttribute(LargestUpload))
            .Produces<UploadReport>();

    private static async Task<IResult> Upload(
        HttpRequest request,
        AccountImport import,
        CancellationToken cancellationToken,
        bool dryRun = false,
        long? expectCount = null,
        [FromQuery] string[]? expectTotal = null)
    {
        var expected = ControlTotals.Parse(expectCount, expectTotal ?? []);
        if (!expected.IsSuccess)
        {
            return expected.Failure.ToProblem();
        }

        // The import goes through the file twice when there are control totals, so the upload has to lie somewhere meanwhile.
        await using var file = TemporaryFile.Create();
        await request.Body.CopyToAsync(file, cancellationToken);

        var listener = new FirstRejects();
        var report = await import.RunAsync(file, new ImportOrder(dryRun, expected.Value), listener, cancellationToken);
        return report.Map(r => new UploadReport(r, listener.Rejects)).ToHttp();
    }

    private sealed class FirstRejects : IImportListener
    {
        private const int MostShown = 1_000;

        public List<UploadReject> Rejects { get; } = [];

        public Task RejectedAsync(ImportColumns columns, ImportReject reject)
        {
            if (Rejects.Count < MostShown)
            {
                Rejects.Add(new UploadReject(reject.LineNumber, reject.Code, reject.Reason));
            }

            return Task.CompletedTask;
        }

        public void Progressed(long rows)
        {
        }
    }
}

/// <param name="Rejects">The first 1,000; the report counts all.</param>
internal sealed record UploadReport(ImportReport Report, IReadOnlyList<UploadReject> Rejects);

/// <param name="Line">Counted from 1 with the header.</param>
/// <param name="Reason">A sentence for whoever corrects it.</param>
internal sealed record UploadReject(long Line, string Code, string Reason);
