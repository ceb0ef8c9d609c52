using DigitalBank.TestKit;
using Xunit;

namespace DigitalBank.Payments.Tests.Iso20022;

/// <summary>The published messages and schemas beside the checkout.</summary>
internal static class PublishedMessages
{
    public static string? Folder { get; } = SharedData.Folder is { } data ? Path.Combine(data, "iso20022") : null;

    public static string Schemas => Path.Combine(Folder!, "xsd");

    public static string Manifest => Path.Combine(Folder!, "messages", "manifest.csv");

    public static string? WhyAbsent => Folder is null
        ? "The folder shared/data/iso20022 with published messages and schemas is not beside this repository."
        : null;

    public static FileStream Open(string file) => File.OpenRead(Path.Combine(Folder!, "messages", file));
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedTheoryAttribute : TheoryAttribute
{
    public PublishedTheoryAttribute() => Skip = PublishedMessages.WhyAbsent;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedFactAttribute : FactAttribute
{
    public PublishedFactAttribute() => Skip = PublishedMessages.WhyAbsent;
}
