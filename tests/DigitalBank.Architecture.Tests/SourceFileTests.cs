namespace DigitalBank.Architecture.Tests;

public class SourceFileTests
{
    private const int MostLines = 400;

    private static readonly string[] OddEndings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Dto"];

    [Fact]
    public void No_source_file_outgrows_its_reader() =>
        Sources()
            .Select(file => (File: Path.GetRelativePath(Bank.Root, file), Lines: File.ReadLines(file).Count()))
            .Where(source => source.Lines > MostLines)
            .ShouldBeEmpty($"A file of more than {MostLines} lines is usually two subjects.");

    [Fact]
    public void Every_type_is_named_for_what_it_is() =>
        Bank.Assemblies
            .SelectMany(assembly => assembly.WrittenTypes())
            .Where(type => OddEndings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal)))
            .Select(type => type.FullName)
            .ShouldBeEmpty("docs/glossary.md has the words.");

    private static IEnumerable<string> Sources() =>
        new[] { "src", "tests", "eng" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Bank.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal) || file.Contains("/eng/", StringComparison.Ordinal))
            .Where(file => !file.Contains("/node_modules/", StringComparison.Ordinal));
}
