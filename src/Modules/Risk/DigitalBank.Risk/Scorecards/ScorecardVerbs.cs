using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using DigitalBank.Platform;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Risk.Scorecards;

/// <summary><c>risk train</c> makes a scorecard from a table of past applicants; <c>risk score</c> gives applicants their scores.</summary>
internal static class ScorecardVerbs
{
    private static readonly Option<FileInfo> Data = new("--data") { Description = "CSV file with a head line, a row per applicant", Required = true };

    private static readonly Option<string> Target = new("--target") { Description = "Column that says who went bad: 1, else 0", Required = true };

    private static readonly Option<string?> KnownTarget = new("--target") { Description = "Column that says who went bad, to measure the scores by" };

    private static readonly Option<FileInfo?> Test = new("--test") { Description = "CSV file of unseen applicants to measure the scorecard by" };

    private static readonly Option<double?> TestShare = new("--test-share") { Description = "Share of the rows to keep unseen, such as 0.3" };

    private static readonly Option<int> Folds = new("--folds")
    {
        Description = "Train so many times without one part of the rows, and measure by that part",
    };

    private static readonly Option<int> Seed = new("--seed") { Description = "Decides which rows are kept unseen", DefaultValueFactory = _ => 1 };

    private static readonly Option<string> Categorical = new("--categorical") { Description = "Columns whose numbers are names, with commas" };

    private static readonly Option<string> Ignored = new("--ignore")
    {
        Description = "Columns that may not speak, with commas",
        DefaultValueFactory = _ => "id",
    };

    private static readonly Option<FileInfo?> Model = new("--model") { Description = "File to write the scorecard to" };

    private static readonly Option<string> Name = new("--name") { Description = "The scorecard's name", DefaultValueFactory = _ => "scorecard" };

    private static readonly Argument<FileInfo> ModelFile = new("model") { Description = "Scorecard that was written by risk train" };

    public static Command Train(VerbRunner verbs)
    {
        var command = new Command("train", "Make a scorecard from a table of past applicants")
        {
            Data, Target, Test, TestShare, Folds, Seed, Categorical, Ignored, Model, Name,
        };
        command.SetAction(verbs.RunUnstarted((parsed, _, output, _) => Task.FromResult(Guarded(output, () => TrainOn(parsed, output)))));
        return command;
    }

    public static Command Score(VerbRunner verbs)
    {
        var command = new Command("score", "Give applicants the scores of a scorecard, with reasons") { ModelFile, Data, KnownTarget };
        command.SetAction(verbs.RunUnstarted((parsed, _, output, _) => Task.FromResult(Guarded(output, () => ScoreRows(parsed, output)))));
        return command;
    }

    public static Command Publish(VerbRunner verbs)
    {
        var command = new Command("publish", "Let the bank score by a scorecard from now on") { ModelFile };
        command.SetAction(verbs.Run(PublishAsync));
        return command;
    }

    private static async Task<int> PublishAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var file = parsed.GetRequiredValue(ModelFile);
        if (!file.Exists)
        {
            output.Error($"There is no file {file.FullName}.");
            return VerbOutput.Failed;
        }

        var json = await File.ReadAllTextAsync(file.FullName, cancellationToken);
        var published = await services.GetRequiredService<IMediator>().Send(new PublishScorecard(json), cancellationToken);
        if (!published.IsSuccess)
        {
            return output.Refuse(published.Failure);
        }

        if (output.IsJson)
        {
            output.Json(published.Value);
        }

        output.Line($"{published.Value.Name} {published.Value.Hash}");
        return VerbOutput.Success;
    }

    private static void TrainOn(ParseResult parsed, VerbOutput output)
    {
        var rows = CreditRows.Read(parsed.GetRequiredValue(Data).FullName);
        var training = ScorecardTraining.Standard(parsed.GetRequiredValue(Target)) with
        {
            Categorical = Names(parsed.GetValue(Categorical)),
            Ignored = Names(parsed.GetValue(Ignored)),
        };
        var (name, seed) = (parsed.GetRequiredValue(Name), parsed.GetValue(Seed));
        if (parsed.GetValue(Folds) is > 1 and var folds)
        {
            CrossValidate(training, rows, folds, seed, output);
        }

        CreditRows? unseen = null;
        if (parsed.GetValue(Test) is { } test)
        {
            unseen = CreditRows.Read(test.FullName);
        }
        else if (parsed.GetValue(TestShare) is { } share)
        {
            var split = RowSplit.TrainAndTest(rows.Outcomes(training.Target), share, seed);
            (rows, unseen) = (rows.Only(split.Train), rows.Only(split.Test));
        }

        var file = ScorecardFile.Of(training.Train(name, rows));
        if (parsed.GetValue(Model) is { } model)
        {
            File.WriteAllText(model.FullName, file.ToJson());
        }

        Show(file.Scorecard, output);
        Measure("trained on", file.Scorecard, rows, training.Target, output);
        if (unseen is not null)
        {
            Measure("unseen", file.Scorecard, unseen, training.Target, output);
        }

        output.Line($"hash {file.Hash}");
    }

    private static void CrossValidate(ScorecardTraining training, CreditRows rows, int folds, int seed, VerbOutput output)
    {
        var parts = RowSplit.IntoParts(rows.Outcomes(training.Target), folds, seed);
        var areas = parts
            .Select((part, i) =>
            {
                output.Progress($"Part {i + 1} of {folds}");
                var left = rows.Only(part);
                var card = training.Train("", rows.Only(Enumerable.Range(0, rows.Rows.Count).Except(part)));
                return Discrimination.Of(card.Score(left), left.Outcomes(training.Target)).Auc;
            })
            .ToList();
        output.ProgressDone();
        Print(output, new LeftOut(folds, Four(areas.Average()), Four(areas.Min()), Four(areas.Max())));
    }

    private static void Show(Scorecard scorecard, VerbOutput output)
    {
        if (output.IsJson)
        {
            return;
        }

        output.Line($"{scorecard.Name}: base points {scorecard.BasePoints}, best score {scorecard.BestScore}");
        foreach (var attribute in scorecard.Attributes)
        {
            output.Line(Text($"{attribute.Bins.Attribute}: information value {attribute.Bins.InformationValue:F3}, weight {attribute.Weight:F3}"));
            var last = attribute.Bins.Bins.Count - 1;
            for (var place = 0; place <= last; place++)
            {
                var bin = attribute.Bins.Bins[place];
                var label = place == last ? "missing" : attribute.Bins.IsNumeric ? UpTo(bin) : string.Join(", ", bin.Categories);
                output.Line(Text($"  {label,-30} {bin.Rows,7} rows {bin.BadRate,7:P1} bad {attribute.Points[place],5} points"));
            }
        }
    }

    private static string UpTo(Bin bin) => bin.UpTo is { } highest ? Text($"up to {highest}") : "above";

    private static void Measure(string what, Scorecard scorecard, CreditRows rows, string target, VerbOutput output)
    {
        var measured = Discrimination.Of(scorecard.Score(rows), rows.Outcomes(target));
        Print(output, new Measured(
            what, measured.Good + measured.Bad, measured.Bad, Four(measured.Auc), Four(measured.Gini), Four(measured.KolmogorovSmirnov)));
    }

    private static void ScoreRows(ParseResult parsed, VerbOutput output)
    {
        var scorecard = ScorecardFile.Parse(File.ReadAllText(parsed.GetRequiredValue(ModelFile).FullName)).Scorecard;
        var rows = CreditRows.Read(parsed.GetRequiredValue(Data).FullName);
        foreach (var row in rows.Rows)
        {
            var values = rows.Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second);
            var scored = scorecard.Score(values);
            var line = new JsonObject(values.Select(cell => KeyValuePair.Create(cell.Key, (JsonNode?)cell.Value)))
            {
                ["result"] = scored.ProbabilityOfDefault,
                ["score"] = scored.Score,
                ["reasons"] = new JsonArray([.. scored.Reasons.Select(reason => (JsonNode)new JsonObject
                {
                    ["attribute"] = reason.Attribute,
                    ["lost"] = reason.Lost,
                })]),
            };
            output.Standard.WriteLine(line.ToJsonString(BankJson.Options));
        }

        if (parsed.GetValue(KnownTarget) is { } target)
        {
            Measure("scored", scorecard, rows, target, output);
        }
    }

    /// <summary>A file that cannot be read is explained, not thrown at the person.</summary>
    private static int Guarded(VerbOutput output, Action work)
    {
        try
        {
            work();
            return VerbOutput.Success;
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
        {
            output.Error(problem.Message);
            return VerbOutput.Failed;
        }
    }

    private static string[] Names(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void Print(VerbOutput output, object figures)
    {
        if (output.IsJson)
        {
            output.JsonLine(figures);
        }
        else
        {
            output.Line(figures.ToString()!);
        }
    }

    private static decimal Four(double value) => decimal.Round((decimal)value, 4);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record LeftOut(int Folds, decimal Auc, decimal Least, decimal Most)
    {
        public override string ToString() => Text($"left out, {Folds} parts: AUC {Auc} ({Least} to {Most})");
    }

    private sealed record Measured(string What, int Rows, int Bad, decimal Auc, decimal Gini, decimal Ks)
    {
        public override string ToString() => Text($"{What}: {Rows} rows, {Bad} bad; AUC {Auc}, Gini {Gini}, KS {Ks}");
    }
}
