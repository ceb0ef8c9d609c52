namespace DigitalBank.Platform.Data;

/// <summary>One of the contexts that make up the database; the migrations go through all of them.</summary>
public sealed record ModuleContextType(Type Type)
{
    public string Schema => ModuleSchema.Of(Type);
}

/// <summary>The schema of a context follows from its name: <c>LedgerDbContext</c> lives in <c>ledger</c>.</summary>
public static class ModuleSchema
{
    private const string Suffix = "DbContext";

    public static string Of(Type contextType)
    {
        ArgumentNullException.ThrowIfNull(contextType);
        return contextType.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? SnakeCase.From(contextType.Name[..^Suffix.Length])
            : throw new ArgumentException($"{contextType.Name} should be called <Module>{Suffix}.", nameof(contextType));
    }
}
