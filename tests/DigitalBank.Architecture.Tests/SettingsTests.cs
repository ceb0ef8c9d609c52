namespace DigitalBank.Architecture.Tests;

public class SettingsTests
{
    /// <summary>Whoever runs the bank finds every setting on one page.</summary>
    [Fact]
    public void Every_setting_stands_in_the_operations_page()
    {
        var page = File.ReadAllText(Path.Combine(Bank.Root, "docs", "operations.md"));

        Bank.Assemblies
            .SelectMany(assembly => assembly.WrittenTypes())
            .Select(type => (Type: type, Section: type.GetField("Section", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)))
            .Where(options => options.Section is { IsLiteral: true })
            .SelectMany(options => options.Type
                .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                .Select(property => $"{options.Section!.GetRawConstantValue()}:{property.Name}"))
            .Where(setting => !page.Contains($"`{setting}`", StringComparison.Ordinal) && !page.Contains($"`{setting}:", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }
}
