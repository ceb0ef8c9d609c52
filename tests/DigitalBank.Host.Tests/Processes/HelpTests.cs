using System.CommandLine;
using DigitalBank.CrashDay;
using DigitalBank.Host.CommandLine;

namespace DigitalBank.Host.Tests.Processes;

public class HelpTests
{
    [Fact]
    public async Task Every_verb_explains_itself()
    {
        var root = BankCommandLine.Create([]);
        var verbs = Below(root, []).ToList();
        verbs.Count.ShouldBeGreaterThan(10);
        foreach (var (words, command) in verbs)
        {
            var output = new StringWriter();
            var exitCode = await root.Parse([.. words, "--help"]).InvokeAsync(new InvocationConfiguration { Output = output });

            exitCode.ShouldBe(0, string.Join(' ', words));
            output.ToString().ShouldContain("Usage:");
            command.Description.ShouldNotBeNullOrWhiteSpace(string.Join(' ', words));
        }
    }

    [Fact]
    public async Task The_executable_itself_does_so_too()
    {
        var help = await new Installation(Path.GetTempPath()).RunAsync(["--help"]);
        help.ExitCode.ShouldBe(0, help.Error);
        help.Output.ShouldContain("serve");
        help.Output.ShouldContain("ledger");
    }

    [Fact]
    public async Task A_word_that_is_no_verb_is_refused()
    {
        var refused = await new Installation(Path.GetTempPath()).RunAsync(["lend", "money"]);
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("lend");
    }

    private static IEnumerable<(string[] Words, Command Command)> Below(Command command, string[] words) =>
        command.Subcommands.SelectMany(verb => Below(verb, [.. words, verb.Name]).Prepend(([.. words, verb.Name], verb)));
}
