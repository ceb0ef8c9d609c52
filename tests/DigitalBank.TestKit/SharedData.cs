namespace DigitalBank.TestKit;

/// <summary>The published vectors beside the checkout. Where the folder is absent, tests over it say so and skip.</summary>
public static class SharedData
{
    /// <summary>The folder <c>shared/data</c> beside the checkout, or null.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DigitalBank.sln")))
            {
                var data = Path.Combine(folder.Parent?.FullName ?? "/", "shared", "data");
                return Directory.Exists(data) ? data : null;
            }
        }

        return null;
    }
}
