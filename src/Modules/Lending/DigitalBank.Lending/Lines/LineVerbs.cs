using System.CommandLine;
using System.Globalization;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Lines;

/// <summary><c>lending lines</c>.</summary>
internal static class LineVerbs
{
    private const int PageSize = 200;

    private static readonly Option<bool> LeftToPeople = new("--left") { Description = "Only those that the close of business could not work out" };

    public static Command List(VerbRunner verbs)
    {
        var command = new Command("lines", "Credit lines with limit, what is drawn and owed, and days past due") { LeftToPeople };
        command.SetAction(verbs.Run(ListAsync));
        return command;
    }

    private static async Task<int> ListAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var bank = services.GetRequiredService<IMediator>();
        Guid? after = null;
        IReadOnlyList<CreditLineView> page;
        do
        {
            page = (await bank.Send(new ListCreditLines(PartyId: null, parsed.GetValue(LeftToPeople), after, PageSize), cancellationToken)).Value;
            foreach (var line in page)
            {
                Show(line, output);
                after = line.LineId;
            }
        }
        while (page.Count == PageSize);

        return VerbOutput.Success;
    }

    private static void Show(CreditLineView line, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.JsonLine(line);
        }

        var blocked = line.IsBlocked ? " blocked" : "";
        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{line.LineId} {line.ProductCode} {line.Status}{blocked} {line.Principal} + {line.Charges} of {line.Limit} {line.DaysPastDue} days past due {line.FailureCode}"));
    }
}
