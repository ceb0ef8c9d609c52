namespace DigitalBank.SharedKernel.Tests;

/// <summary>Published test vectors that are kept beside the repository, not in it.</summary>
internal static class SharedData
{
    private const string Folder = "shared/data";

    private static readonly string? Root = Find();

    public static string? WhyAbsent => Root is null
        ? $"The folder {Folder} with the published test vectors is not beside this repository."
        : null;

    public static string PathOf(string file) => Path.Combine(Root ?? throw new DirectoryNotFoundException(WhyAbsent), file);

    /// <summary>The rows of a CSV without quoted fields, as dictionaries by column name.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadLines(PathOf(file));
        var columns = lines.First().Split(',');
        return lines.Skip(1)
            .Where(line => line.Length > 0)
            .Select(line => columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second));
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, Folder);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}

/// <summary>A table of cases from the shared data; skipped, with the reason, where the folder is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute() => Skip = SharedData.WhyAbsent;
}

/// <summary>A test over a whole file of the shared data; skipped, with the reason, where the folder is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() => Skip = SharedData.WhyAbsent;
}
