using Xunit;

namespace DigitalBank.TestKit;

/// <summary>A table of tests over files of the shared data; skipped, with the reason, where the folder is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute() =>
        Skip = SharedData.Folder is null ? "The folder shared/data with the published test vectors is not beside this checkout." : null;
}
