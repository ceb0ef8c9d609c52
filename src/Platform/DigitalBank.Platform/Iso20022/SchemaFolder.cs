namespace DigitalBank.Platform.Iso20022;

/// <summary>A folder of ISO 20022 schemas that the bank has downloaded: one file per message, <c>pain.001.001.09.xsd</c>.</summary>
/// <remarks>The schemas are ISO's and not shipped with DigitalBank. Safe for use from several threads; a schema is compiled once.</remarks>
public sealed class SchemaFolder(string path)
{
    public string FolderPath { get; } = path;

    /// <summary>Whether the folder holds the schema of this very message and version.</summary>
    public bool Has(string messageName) => File.Exists(Path.Combine(FolderPath, messageName + ".xsd"));

    /// <summary>Validates a message against the schema that its namespace names.</summary>
    /// <returns>What is wrong, at most 100; empty when the message is valid.</returns>
    public IReadOnlyList<MessageFinding> Validate(Stream message, XmlLimits? limits = null) => throw new NotSupportedException();
}
