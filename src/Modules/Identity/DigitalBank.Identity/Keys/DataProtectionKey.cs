namespace DigitalBank.Identity.Keys;

/// <summary>One key of the ring that protects access tokens, as the framework's XML.</summary>
internal sealed class DataProtectionKey
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Xml { get; init; }
}
