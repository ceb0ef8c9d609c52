using System.CommandLine;
using System.Globalization;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Impairment;

/// <summary><c>lending provisions</c>.</summary>
internal static class ImpairmentVerbs
{
    public static Command Report(VerbRunner verbs)
    {
        var command = new Command("provisions", "What is provided for loans, by product and stage");
        command.SetAction(verbs.Run(async (_, services, output, cancellationToken) =>
        {
            var report = (await services.GetRequiredService<IMediator>().Send(new GetProvisionReport(), cancellationToken)).Value;
            foreach (var row in report.Rows)
            {
                if (output.IsJson)
                {
                    output.JsonLine(row);
                }

                output.Line(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.ProductCode,-20} stage {(int)row.Stage} {row.Loans,8} loans  owed {row.Exposure,18}  provided {row.Provision,18}"));
            }

            return VerbOutput.Success;
        }));
        return command;
    }
}
