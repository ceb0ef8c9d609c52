using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Bureau;

/// <summary><c>lending bureau reports | check</c>.</summary>
internal static class BureauVerbs
{
    private const int PageSize = 200;

    private static readonly Option<Guid?> Party = new("--party") { Description = "On one customer; all when missing" };

    public static Command Create(VerbRunner verbs)
    {
        var reports = new Command("reports", "Reports of credit bureaus that are kept, with their age") { Party };
        reports.SetAction(verbs.Run(ListAsync));
        var check = new Command("check", "Read every file of the folder of reports, and name those that hold none");
        check.SetAction(verbs.Run(CheckAsync));
        return new Command("bureau", "Credit bureaus") { reports, check };
    }

    private static async Task<int> ListAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var bank = services.GetRequiredService<IMediator>();
        Guid? after = null;
        IReadOnlyList<BureauReportView> page;
        do
        {
            page = (await bank.Send(new ListBureauReports(parsed.GetValue(Party), after, PageSize), cancellationToken)).Value;
            foreach (var report in page)
            {
                Show(report, output);
                after = report.ReportId;
            }
        }
        while (page.Count == PageSize);

        return VerbOutput.Success;
    }

    private static void Show(BureauReportView view, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.JsonLine(view);
        }

        var said = view.Report is { } report
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"of {report.ReportDate:yyyy-MM-dd}: {report.Defaults} defaults, {report.Enquiries} enquiries, owes {report.Debt}, {report.MonthlyInstalments} a month")
            : "no file";
        output.Line(string.Create(
            CultureInfo.InvariantCulture, $"{view.ReportId} {view.PartyId} {view.Bureau} {view.AskedOn:yyyy-MM-dd} ({view.AgeDays} days) {said}"));
    }

    private static async Task<int> CheckAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var (readable, all) = (0, 0);
        foreach (var file in services.GetRequiredService<FileBureau>().Files())
        {
            all++;
            try
            {
                _ = await FileBureau.ReadAsync(file, cancellationToken);
                readable++;
            }
            catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
            {
                output.Error($"{Path.GetFileName(file)}: {unreadable.Message}");
            }
        }

        output.Standard.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{readable} of {all}"));
        return readable == all ? VerbOutput.Success : VerbOutput.Failed;
    }
}
