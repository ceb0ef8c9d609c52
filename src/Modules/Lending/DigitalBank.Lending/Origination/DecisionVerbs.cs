using System.CommandLine;
using System.Globalization;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Origination;

/// <summary><c>lending applications | replay</c>.</summary>
internal static class DecisionVerbs
{
    private const int PageSize = 200;

    private static readonly Option<LoanApplicationStatus?> Status = new("--status") { Description = "Those in this state; all when missing" };

    public static Command List(VerbRunner verbs)
    {
        var command = new Command("applications", "Applications for loans and what was decided") { Status };
        command.SetAction(verbs.Run((parsed, services, output, cancellationToken) =>
            EachAsync(services, parsed.GetValue(Status), application => Show(application, output), cancellationToken)));
        return command;
    }

    public static Command Replay(VerbRunner verbs)
    {
        var command = new Command("replay", "Make every stored decision once more and compare: each has to come out the same");
        command.SetAction(verbs.Run(ReplayAsync));
        return command;
    }

    private static async Task<int> ReplayAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var (bank, same, all) = (services.GetRequiredService<IMediator>(), 0, 0);
        await EachAsync(
            services,
            status: null,
            async application =>
            {
                var replayed = await bank.Send(new ReplayDecision(application.ApplicationId), cancellationToken);
                var isSame = replayed is { IsSuccess: true, Value.IsSame: true };
                (same, all) = (same + (isSame ? 1 : 0), all + 1);
                if (!isSame)
                {
                    output.Error($"{application.ApplicationId}: {replayed.Failure?.Code ?? "another decision"}");
                }
            },
            cancellationToken);
        output.Standard.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{same} of {all}"));
        return same == all ? VerbOutput.Success : VerbOutput.Failed;
    }

    private static async Task<int> EachAsync(
        IServiceProvider services, LoanApplicationStatus? status, Func<LoanApplicationView, Task> work, CancellationToken cancellationToken)
    {
        var bank = services.GetRequiredService<IMediator>();
        Guid? after = null;
        IReadOnlyList<LoanApplicationView> page;
        do
        {
            page = (await bank.Send(new ListLoanApplications(PartyId: null, status, after, PageSize), cancellationToken)).Value;
            foreach (var application in page)
            {
                await work(application);
                after = application.ApplicationId;
            }
        }
        while (page.Count == PageSize);

        return VerbOutput.Success;
    }

    private static Task Show(LoanApplicationView application, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.JsonLine(application);
        }

        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{application.ApplicationId} {application.DecidedAt:yyyy-MM-dd HH:mm} {application.Status,-10} {application.ProductCode,-12} {string.Join(", ", application.Reasons.Select(reason => reason.Code))}"));
        return Task.CompletedTask;
    }
}
