using System.CommandLine;
using System.Globalization;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Changes;

/// <summary><c>lending changes</c>.</summary>
internal static class ChangeVerbs
{
    private const int PageSize = 200;

    private static readonly Option<ChangeStatus?> Status = new("--status") { Description = "Those in this state; all when missing" };

    public static Command List(VerbRunner verbs)
    {
        var command = new Command("changes", "Proposals to agree loans anew, what they would change and who said so") { Status };
        command.SetAction(verbs.Run(ListAsync));
        return command;
    }

    private static async Task<int> ListAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var bank = services.GetRequiredService<IMediator>();
        Guid? after = null;
        IReadOnlyList<ChangeProposalView> page;
        do
        {
            page = (await bank.Send(new ListLoanChanges(parsed.GetValue(Status), after, PageSize), cancellationToken)).Value;
            foreach (var proposal in page)
            {
                Show(proposal, output);
                after = proposal.ProposalId;
            }
        }
        while (page.Count == PageSize);

        return VerbOutput.Success;
    }

    private static void Show(ChangeProposalView proposal, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.JsonLine(proposal);
        }

        var (before, after) = (proposal.Effect.Before, proposal.Effect.After);
        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{proposal.ProposalId} {proposal.LoanId} {proposal.Kind,-15} {proposal.Status,-9} {proposal.Effect.Outstanding,18}  {before.Instalments} x {before.Next} -> {after.Instalments} x {after.Next}"));
    }
}
