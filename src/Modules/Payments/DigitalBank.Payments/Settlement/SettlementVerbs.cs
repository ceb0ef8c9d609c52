using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.Settlement;

/// <summary><c>payments settle</c> and <c>payments settlement WINDOW</c>.</summary>
internal static class SettlementVerbs
{
    private static readonly Argument<Guid> Window = new("window") { Description = "Id of a settlement window" };

    public static Command Settle(VerbRunner verbs)
    {
        var command = new Command("settle", "Close the settlement windows whose time has come and book their net amounts");
        command.SetAction(verbs.Run(SettleAsync));
        return command;
    }

    public static Command Report(VerbRunner verbs)
    {
        var command = new Command("settlement", "Report what each participant settles in a window") { Window };
        command.SetAction(verbs.Run(ReportAsync));
        return command;
    }

    private static async Task<int> SettleAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var closed = (await services.GetRequiredService<IMediator>().Send(new CloseWindows(), cancellationToken)).Value;
        if (output.IsJson)
        {
            output.Json(closed);
        }

        output.Line($"{closed.Settled} windows settled, {closed.Failed} to be tried again.");
        return closed.Failed == 0 ? VerbOutput.Success : VerbOutput.Failed;
    }

    private static async Task<int> ReportAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<IMediator>().Send(new GetWindowReport(parsed.GetRequiredValue(Window)), cancellationToken);
        if (!report.IsSuccess)
        {
            return output.Refuse(report.Failure);
        }

        if (output.IsJson)
        {
            output.Json(report.Value);
        }

        output.Line($"{report.Value.Window.Date:yyyy-MM-dd} window {report.Value.Window.Number}: {report.Value.Window.Status}, gross {report.Value.Gross}, settled {report.Value.Settled}");
        foreach (var participant in report.Value.Participants)
        {
            output.Line($"  {participant.Bic}  paid {participant.Paid}  received {participant.Received}  net {participant.Net}");
        }

        return VerbOutput.Success;
    }
}
