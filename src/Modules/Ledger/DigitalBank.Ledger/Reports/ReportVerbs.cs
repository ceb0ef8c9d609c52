using System.CommandLine;
using DigitalBank.Ledger.Contracts.Reports;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Ledger.Reports;

/// <summary><c>ledger balance-sheet</c> and <c>ledger profit-and-loss</c>.</summary>
internal static class ReportVerbs
{
    public static Command BalanceSheet(VerbRunner verbs)
    {
        var asOf = new Option<DateOnly?>("--as-of") { Description = "Last booking date that counts (YYYY-MM-DD); everything when missing" };
        var (details, csv) = Shape();
        var command = new Command("balance-sheet", "Assets, liabilities, equity and result; fails when they do not balance") { asOf, details, csv };
        command.SetAction(verbs.Run(async (parsed, services, output, cancellationToken) =>
        {
            var bank = services.GetRequiredService<IMediator>();
            var report = await bank.Send(new GetBalanceSheet(parsed.GetValue(asOf), parsed.GetValue(details)), cancellationToken);
            if (!report.IsSuccess)
            {
                return output.Refuse(report.Failure);
            }

            var sheet = report.Value;
            Print(sheet, sheet.Lines, parsed.GetValue(csv), output, sheet.Totals.Select(total =>
                $"{total.Assets} = {total.Liabilities} + {total.Equity} + {total.Result} (result); difference {total.Difference}"));
            return sheet.Totals.All(total => total.Difference.IsZero) ? VerbOutput.Success : VerbOutput.Failed;
        }));
        return command;
    }

    public static Command ProfitAndLoss(VerbRunner verbs)
    {
        var from = new Option<DateOnly?>("--from") { Description = "First booking date that counts (YYYY-MM-DD); the beginning when missing" };
        var to = new Option<DateOnly?>("--to") { Description = "Last booking date that counts (YYYY-MM-DD); everything when missing" };
        var (details, csv) = Shape();
        var command = new Command("profit-and-loss", "Income and expense of a period") { from, to, details, csv };
        command.SetAction(verbs.Run(async (parsed, services, output, cancellationToken) =>
        {
            var bank = services.GetRequiredService<IMediator>();
            var query = new GetProfitAndLoss(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(details));
            var report = await bank.Send(query, cancellationToken);
            if (!report.IsSuccess)
            {
                return output.Refuse(report.Failure);
            }

            Print(report.Value, report.Value.Lines, parsed.GetValue(csv), output, report.Value.Totals.Select(total =>
                $"Result: {total.Income} - {total.Expense} = {total.Result}"));
            return VerbOutput.Success;
        }));
        return command;
    }

    private static (Option<bool> Details, Option<bool> Csv) Shape() => (
        new Option<bool>("--details") { Description = "Also the detail accounts below the headers" },
        new Option<bool>("--csv") { Description = "CSV instead of text" });

    private static void Print(object report, IReadOnlyList<ReportLine> lines, bool asCsv, VerbOutput output, IEnumerable<string> totals)
    {
        if (output.IsJson)
        {
            output.Json(report);
            return;
        }

        if (asCsv)
        {
            output.Standard.Write(ReportCsv.Of(lines));
            return;
        }

        foreach (var line in lines)
        {
            var name = new string(' ', 2 * line.Depth) + line.Code + " " + line.Name;
            output.Line($"{name,-60} {line.Balance.ToAmountText(),22} {line.Balance.Currency.Code}");
        }

        foreach (var total in totals)
        {
            output.Line(total);
        }
    }
}
