using Xunit;

namespace DigitalBank.TestKit;

/// <summary>A test over a file of the shared data; skipped, with the reason, where the folder is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() =>
        Skip = SharedData.Folder is null ? "The folder shared/data with the published test vectors is not beside this checkout." : null;
}
