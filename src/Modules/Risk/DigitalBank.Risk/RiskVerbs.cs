using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Risk.Data;
using DigitalBank.Risk.Lists;
using DigitalBank.Risk.Scorecards;
using DigitalBank.Risk.Screening;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalBank.Risk;

/// <summary><c>risk import-lists | screen | compare-names | train | score | publish</c>.</summary>
internal static class RiskVerbs
{
    private static readonly Argument<string> Folder = new("folder")
    {
        Description = "Folder with sdn.csv and alt.csv, cons_prim.csv and cons_alt.csv, UN_consolidated.xml",
    };

    private static readonly Argument<string> Names = new("file") { Description = "CSV file with a column query" };

    private static readonly Argument<string> Pairs = new("file") { Description = "CSV file with the columns name1 and name2" };

    private static readonly Option<string?> Lists = new("--lists")
    {
        Description = "Folder with list files to use instead of the bank's own lists",
    };

    private static readonly Option<bool> Check = new("--check") { Description = "Compare with what the file expects and end with N of M" };

    public static Command Create(VerbRunner verbs)
    {
        var import = new Command(
            "import-lists", "Take over the sanctions lists in a folder; run the job re-screen-parties afterwards") { Folder };
        import.SetAction(verbs.Run(ImportAsync));
        var screen = new Command("screen", "Look for names on the sanctions lists") { Names, Lists, Check };
        screen.SetAction((parsed, cancellationToken) =>
            (parsed.GetValue(Lists) is null ? verbs.Run(ScreenAsync) : verbs.RunUnstarted(ScreenAsync))(parsed, cancellationToken));
        var compare = new Command("compare-names", "Say how alike pairs of names are") { Pairs, Check };
        compare.SetAction(verbs.RunUnstarted((parsed, services, output, _) =>
            Task.FromResult(NameFiles.Compare(parsed.GetRequiredValue(Pairs), Threshold(services), parsed.GetValue(Check), output))));
        return new Command("risk", "Sanctions lists, screening and credit scorecards")
        {
            import, screen, compare, ScorecardVerbs.Train(verbs), ScorecardVerbs.Score(verbs), ScorecardVerbs.Publish(verbs),
        };
    }

    private static async Task<int> ImportAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var editions = await services
            .GetRequiredService<IMediator>()
            .Send(new ImportLists(parsed.GetRequiredValue(Folder)), cancellationToken);
        if (!editions.IsSuccess)
        {
            return output.Refuse(editions.Failure);
        }

        if (output.IsJson)
        {
            output.Json(editions.Value);
        }

        foreach (var edition in editions.Value)
        {
            output.Line(
                $"{edition.ListName,-20} {edition.Parties} entries, {edition.Added} new, {edition.Removed} gone; taken over {edition.ImportedAt:yyyy-MM-dd HH:mm}");
        }

        return VerbOutput.Success;
    }

    private static async Task<int> ScreenAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var list = parsed.GetValue(Lists) is { } folder
            ? new WatchList(ListFiles.In(folder).SelectMany(files => files.Entries().Select(entry => (files.ListName, entry))))
            : (
                await services
                    .GetRequiredService<CurrentLists>()
                    .GetAsync(services.GetRequiredService<RiskDbContext>(), cancellationToken)).List;
        if (list.Entries == 0)
        {
            return output.Refuse(RiskErrors.NoLists);
        }

        return NameFiles.Screen(parsed.GetRequiredValue(Names), list, Threshold(services), parsed.GetValue(Check), output);
    }

    private static double Threshold(IServiceProvider services) =>
        services.GetRequiredService<IOptions<ScreeningOptions>>().Value.ThresholdPercent / 100.0;
}
