using System.Text.Json.Nodes;
using DigitalBank.Lending.Cases;
using DigitalBank.Platform.CommandLine;
using DigitalBank.TestKit;

namespace DigitalBank.Lending.Tests;

/// <summary>Runs a verb over published cases and says what it said last.</summary>
internal static class PublishedCases
{
    public static string CheckEveryCaseOf(string name, Func<JsonObject, IEnumerable<CaseResult>> read)
    {
        var (exitCode, said) = Run(Path.Combine(SharedData.Folder!, "loans", name), read);
        exitCode.ShouldBe(VerbOutput.Success, string.Join('\n', said.Split('\n').Where(line => !line.StartsWith('{'))));
        return said.TrimEnd().Split('\n')[^1];
    }

    public static (int ExitCode, string Said) Run(string file, Func<JsonObject, IEnumerable<CaseResult>> read)
    {
        using var said = new StringWriter();
        var exitCode = CaseFile.Run([new FileInfo(file)], check: true, new VerbOutput(said, said, isJson: false, isWatched: false), read);
        return (exitCode, said.ToString());
    }
}
