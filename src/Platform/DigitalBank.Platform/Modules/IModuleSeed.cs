namespace DigitalBank.Platform.Modules;

/// <summary>Brings in what a module cannot work without, at every start after the migrations. Running it again changes nothing.</summary>
public interface IModuleSeed
{
    /// <summary>Lower runs earlier.</summary>
    int Order { get; }

    Task SeedAsync(CancellationToken cancellationToken);
}
