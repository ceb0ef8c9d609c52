using System.CommandLine;
using System.Globalization;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Losses;

/// <summary><c>lending losses</c>.</summary>
internal static class LossVerbs
{
    private const int PageSize = 200;

    private static readonly Option<LossStatus?> Status = new("--status") { Description = "Those in this state; all when missing" };

    public static Command List(VerbRunner verbs)
    {
        var command = new Command("losses", "Loans that were given up or are proposed to be, and who said so") { Status };
        command.SetAction(verbs.Run(ListAsync));
        return command;
    }

    private static async Task<int> ListAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var bank = services.GetRequiredService<IMediator>();
        Guid? after = null;
        IReadOnlyList<LossProposalView> page;
        do
        {
            page = (await bank.Send(new ListLossProposals(parsed.GetValue(Status), after, PageSize), cancellationToken)).Value;
            foreach (var loss in page)
            {
                Show(loss, output);
                after = loss.ProposalId;
            }
        }
        while (page.Count == PageSize);

        return VerbOutput.Success;
    }

    private static void Show(LossProposalView loss, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.JsonLine(loss);
        }

        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{loss.ProposalId} {loss.LoanId} {loss.Kind,-9} {loss.Status,-8} {loss.Principal} + {loss.Interest}"));
    }
}
