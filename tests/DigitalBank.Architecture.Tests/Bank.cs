namespace DigitalBank.Architecture.Tests;

/// <summary>Where these tests find the bank: its source folders and its assemblies.</summary>
internal static class Bank
{
    private const string Prefix = "DigitalBank.";

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every module, from the folders; no list to forget one in.</summary>
    public static string[] Modules { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src", "Modules")).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    public static Assembly Load(string name) => Assembly.Load(Prefix + name);

    public static Assembly Contracts(string module) => Load($"{module}.Contracts");

    /// <summary>The module with its contracts.</summary>
    public static Assembly[] PartsOf(string module) => [Contracts(module), Load(module)];

    /// <summary>Everything that runs in production.</summary>
    public static IEnumerable<Assembly> Assemblies =>
    [
        Load("SharedKernel"), Load("Platform"), Load("Host"),
        .. Modules.SelectMany(PartsOf),
        .. Directory.GetDirectories(Path.Combine(Root, "src", "Storage")).Select(folder => Assembly.Load(Path.GetFileName(folder)!)),
    ];

    /// <summary>Names of the bank's own assemblies that the assembly refers to.</summary>
    public static IEnumerable<string> ReferencesOf(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));

    /// <summary>Types that somebody wrote, not the ones that the compiler adds.</summary>
    public static IEnumerable<Type> WrittenTypes(this Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.FullName!.Contains('<', StringComparison.Ordinal) && !IsMigration(type));

    public static IEnumerable<Type> PublicTypes(this Assembly assembly) => assembly.GetExportedTypes().Where(type => !IsMigration(type));

    // EF Core generates these, and generates them public.
    private static bool IsMigration(Type type) => type.Namespace?.Contains(".Migrations", StringComparison.Ordinal) == true;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigitalBank.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("These tests read the sources and run inside the repository only.");
        }

        return folder.FullName;
    }
}
