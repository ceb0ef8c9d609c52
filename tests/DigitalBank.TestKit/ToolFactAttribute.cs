using Xunit;

namespace DigitalBank.TestKit;

/// <summary>A test that asks programs of others; skipped, with their names, where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] programs)
    {
        ArgumentNullException.ThrowIfNull(programs);
        var missing = programs.Where(program => !IsInstalled(program)).ToList();
        Skip = missing.Count == 0 ? null : $"Not installed here: {string.Join(", ", missing)}.";
        Programs = programs;
    }

    public IReadOnlyList<string> Programs { get; }

    private static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
