using System.Text;
using DigitalBank.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Ledger.Export;

internal static class ExportEndpoints
{
    public static void Map(SurfaceEndpoints staff) =>
        staff.MapGet("/ledger/export", LedgerPermissions.Export, Export)
            .Produces<string>(StatusCodes.Status200OK, "text/plain", "text/csv")
            .WithSummary("The journal in the format of hledger or as CSV, streamed");

    private static IResult Export(ExportFormat? format, DateOnly? from, DateOnly? to, JournalExport export, CancellationToken cancellationToken)
    {
        if (from > to)
        {
            return LedgerErrors.DateRangeInvalid.ToProblem();
        }

        var chosen = format ?? ExportFormat.Hledger;
        var (type, name) = chosen == ExportFormat.Csv ? ("text/csv; charset=utf-8", "journal.csv") : ("text/plain; charset=utf-8", "journal.hledger");

        // When it fails on the way, the connection breaks off and the client sees that the document is not whole.
        return TypedResults.Stream(
            async body =>
            {
                await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
                await export.WriteAsync(text, chosen, from, to, static _ => { }, cancellationToken);
            },
            type,
            name);
    }
}
