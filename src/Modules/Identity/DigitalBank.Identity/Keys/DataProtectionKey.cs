namespace DigitalBank.Identity.Keys;

/// <summary>One key of the ring that protects access tokens, as the framework's XML. Sealed: whoever read it could forge tokens.</summary>
internal sealed class DataProtectionKey
{
    /// <summary>Characters; a key is about a thousand.</summary>
    public const int LongestXml = 10_000;

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Xml { get; init; }
}
