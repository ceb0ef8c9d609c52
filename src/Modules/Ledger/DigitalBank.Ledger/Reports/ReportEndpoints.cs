using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Reports;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Ledger.Reports;

internal static class ReportEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/ledger/balance-sheet", LedgerPermissions.Read, GetBalanceSheetAsync)
            .Produces<BalanceSheet>()
            .WithSummary("Assets, liabilities, equity and result, now or at the end of a bank day; as JSON or CSV");
        staff.MapGet("/ledger/profit-and-loss", LedgerPermissions.Read, GetProfitAndLossAsync)
            .Produces<ProfitAndLoss>()
            .WithSummary("Income and expense of a period; as JSON or CSV");
        staff.MapGet("/ledger/trial-balance.csv", LedgerPermissions.Read, GetTrialBalanceAsync)
            .Produces<string>(contentType: Csv)
            .WithSummary("The trial balance as CSV");
    }

    private const string Csv = "text/csv";

    private static async Task<IResult> GetBalanceSheetAsync(
        DateOnly? asOf, bool? details, string? format, IMediator bank, CancellationToken cancellationToken)
    {
        var report = await bank.Send(new GetBalanceSheet(asOf, details ?? false), cancellationToken);
        return Answer(report, format, sheet => ReportCsv.Of(sheet.Lines));
    }

    private static async Task<IResult> GetProfitAndLossAsync(
        DateOnly? from, DateOnly? to, bool? details, string? format, IMediator bank, CancellationToken cancellationToken)
    {
        var report = await bank.Send(new GetProfitAndLoss(from, to, details ?? false), cancellationToken);
        return Answer(report, format, statement => ReportCsv.Of(statement.Lines));
    }

    private static async Task<IResult> GetTrialBalanceAsync(DateOnly? asOf, IMediator bank, CancellationToken cancellationToken) =>
        Answer(await bank.Send(new GetTrialBalance(asOf), cancellationToken), "csv", ReportCsv.Of);

    private static IResult Answer<T>(Result<T> report, string? format, Func<T, string> csv) => format switch
    {
        null or "json" => report.ToHttp(),
        "csv" => report.ToHttp(value => TypedResults.Text(csv(value), Csv)),
        _ => ReportErrors.FormatInvalid.ToProblem(),
    };
}
