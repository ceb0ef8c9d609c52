using System.Collections.Concurrent;
using System.Globalization;
using System.Xml.Schema;

namespace DigitalBank.Platform.Iso20022;

/// <summary>A folder of ISO 20022 schemas that the bank has downloaded: one file per message, <c>pain.001.001.09.xsd</c>.</summary>
/// <remarks>The schemas are ISO's and not shipped with DigitalBank. Safe for use from several threads; a schema is compiled once.</remarks>
public sealed class SchemaFolder
{
    private readonly ConcurrentDictionary<(string Message, string Schema), Lazy<XmlSchemaSet>> _compiled = new();

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public SchemaFolder(string path)
    {
        FolderPath = Path.GetFullPath(path);
        if (!Directory.Exists(FolderPath))
        {
            throw new DirectoryNotFoundException($"The schema folder {FolderPath} does not exist.");
        }
    }

    public string FolderPath { get; }

    /// <summary>Whether the folder holds the schema of this very message and version.</summary>
    public bool Has(string messageName) => SchemaNames().Contains(messageName, StringComparer.Ordinal);

    /// <summary>Schemas of other versions of the same message, the nearest first and of two equally near the newer one.</summary>
    public IReadOnlyList<string> Neighbours(string messageName)
    {
        var (family, version) = Split(messageName);
        return
        [
            .. SchemaNames()
                .Where(name => name != messageName && Split(name).Family == family)
                .OrderBy(name => Math.Abs(Split(name).Version - version))
                .ThenByDescending(name => Split(name).Version),
        ];
    }

    /// <summary>Validates a message against the schema that its namespace names.</summary>
    /// <returns>What is wrong, at most 100; empty when the message is valid.</returns>
    public IReadOnlyList<MessageFinding> Validate(Stream message, XmlLimits? limits = null) =>
        SchemaValidation.Run(message, limits, name => SchemasFor(name, name));

    /// <summary>Validates a message against the schema of another version, as if it were of that version.</summary>
    public IReadOnlyList<MessageFinding> ValidateAs(string schemaName, Stream message, XmlLimits? limits = null) =>
        SchemaValidation.Run(message, limits, name => SchemasFor(name, schemaName));

    private XmlSchemaSet? SchemasFor(string messageName, string schemaName) => Has(schemaName)
        ? _compiled.GetOrAdd((messageName, schemaName), key => new Lazy<XmlSchemaSet>(() => Compile(key.Message, key.Schema))).Value
        : null;

    private XmlSchemaSet Compile(string messageName, string schemaName)
    {
        // Replacing the namespace lets the schema of another version judge this message.
        var text = File.ReadAllText(Path.Combine(FolderPath, schemaName + ".xsd"))
            .Replace(SafeXml.NamespacePrefix + schemaName, SafeXml.NamespacePrefix + messageName, StringComparison.Ordinal);
        using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        using var xml = SafeXml.Open(bytes);

        var schemas = new XmlSchemaSet { XmlResolver = null };
        schemas.Add(null, xml);
        schemas.Compile();
        return schemas;
    }

    private IEnumerable<string> SchemaNames() =>
        Directory.EnumerateFiles(FolderPath, "*.xsd").Select(file => Path.GetFileNameWithoutExtension(file));

    private static (string Family, int Version) Split(string messageName)
    {
        var dot = messageName.LastIndexOf('.');
        return dot > 0 && int.TryParse(messageName.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (messageName[..dot], version)
            : (messageName, 0);
    }
}
