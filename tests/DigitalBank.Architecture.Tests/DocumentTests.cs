using System.Text.RegularExpressions;

namespace DigitalBank.Architecture.Tests;

public partial class DocumentTests
{
    [Fact]
    public void Every_link_between_documents_leads_somewhere() =>
        Documents()
            .SelectMany(file => Link().Matches(File.ReadAllText(file)).Select(match => (File: file, Target: match.Groups["target"].Value)))
            .Where(link => !File.Exists(Target(link)) && !Directory.Exists(Target(link)))
            .Select(link => $"{Path.GetRelativePath(Bank.Root, link.File)}: {link.Target}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_module_has_its_page_and_its_requests()
    {
        foreach (var module in Bank.Modules.Select(module => module.ToLowerInvariant()))
        {
            File.Exists(Path.Combine(Bank.Root, "docs", "modules", $"{module}.md")).ShouldBeTrue($"docs/modules/{module}.md is missing");
            File.Exists(Path.Combine(Bank.Root, "docs", "requests", $"{module}.http")).ShouldBeTrue($"docs/requests/{module}.http is missing");
        }
    }

    [Fact]
    public void Every_package_that_a_project_names_is_explained()
    {
        var page = File.ReadAllText(Path.Combine(Bank.Root, "docs", "dependencies.md"));

        new[] { "src", "tests", "eng" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Bank.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .SelectMany(project => Package().Matches(File.ReadAllText(project)))
            .Select(match => match.Groups["name"].Value)
            .Distinct()
            .Where(package => !page.Contains(package, StringComparison.Ordinal))
            .ShouldBeEmpty("docs/dependencies.md says why each is there.");
    }

    private static string Target((string File, string Target) link) => Path.Combine(Path.GetDirectoryName(link.File)!, link.Target);

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Path.Combine(Bank.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Bank.Root, "README.md"))
            .Append(Path.Combine(Bank.Root, "eng", "README.md"));

    [GeneratedRegex("<Package(Reference|Download) Include=\"(?<name>[^\"]+)\"")]
    private static partial Regex Package();

    [GeneratedRegex(@"\]\((?<target>[^)#:\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
