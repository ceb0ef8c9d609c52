using System.CommandLine;
using System.Globalization;
using DigitalBank.Onboarding.Applications;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Onboarding.Decisions;

/// <summary><c>onboarding list | decide ID --as approve|decline --reason TEXT</c>.</summary>
internal static class ApplicationVerbs
{
    private const int PageSize = 200;

    private static readonly Option<ApplicationStatus?> Status = new("--status")
    {
        Description = "In this state; InReview when missing",
        DefaultValueFactory = _ => ApplicationStatus.InReview,
    };

    private static readonly Argument<Guid> Id = new("id") { Description = "Id of the application" };

    private static readonly Option<ApplicationDecision> As = new("--as") { Description = "Approve or Decline", Required = true };

    private static readonly Option<string> Reason = new("--reason") { Description = "Why, for whoever reads it years later", Required = true };

    public static Command Create(VerbRunner verbs)
    {
        var list = new Command("list", "Applications that wait for a decision, or are in another state") { Status };
        list.SetAction(verbs.Run(ListAsync));
        var decide = new Command("decide", "Approve or decline an application; the flow goes on by itself") { Id, As, Reason };
        decide.SetAction(verbs.Run(DecideAsync));
        return new Command("onboarding", "Applications of people who want to become customers") { list, decide };
    }

    private static async Task<int> ListAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var bank = services.GetRequiredService<IMediator>();
        Guid? after = null;
        IReadOnlyList<ApplicationView> page;
        do
        {
            page = (await bank.Send(new ListApplications(parsed.GetValue(Status), after, PageSize), cancellationToken)).Value;
            foreach (var application in page)
            {
                Show(application, output);
                after = application.ApplicationId;
            }
        }
        while (page.Count == PageSize);

        return VerbOutput.Success;
    }

    private static async Task<int> DecideAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var command = new DecideApplication(parsed.GetRequiredValue(Id), parsed.GetRequiredValue(As), parsed.GetRequiredValue(Reason));
        var decided = await services.GetRequiredService<IMediator>().Send(command, cancellationToken);
        if (!decided.IsSuccess)
        {
            return output.Refuse(decided.Failure);
        }

        Show(decided.Value, output);
        return VerbOutput.Success;
    }

    private static void Show(ApplicationView application, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.JsonLine(application);
        }

        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{application.ApplicationId} {application.StartedAt:yyyy-MM-dd HH:mm} {application.Status,-10} {application.ProductCode,-12} {string.Join(", ", application.Findings)}"));
    }
}
