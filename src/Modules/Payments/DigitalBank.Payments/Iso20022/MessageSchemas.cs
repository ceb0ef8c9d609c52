using System.Collections.Concurrent;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Iso20022;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Iso20022;

/// <summary>The folders of ISO's schemas that the bank validates with. Compiling one takes long, so each is kept.</summary>
internal sealed class MessageSchemas(IOptions<PaymentsOptions> options, IOptions<BankSettings> bank)
{
    private readonly ConcurrentDictionary<string, SchemaFolder> _folders = new(StringComparer.Ordinal);

    /// <param name="folder">Null asks for the setting <c>Payments:Schemas</c>.</param>
    /// <returns>Null where no folder is named.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public SchemaFolder? Find(string? folder = null)
    {
        folder ??= options.Value.FindSchemas(bank.Value);
        return folder is null ? null : _folders.GetOrAdd(Path.GetFullPath(folder), path => new SchemaFolder(path));
    }

    /// <summary>What the schema of the message finds wrong, from the start of the content.</summary>
    /// <returns>Empty too where no folder is named or it lacks this version, which is no fault of the sender's.</returns>
    public IReadOnlyList<MessageFinding> Judge(string? messageName, Stream content, XmlLimits limits, string? folder = null)
    {
        if (Find(folder) is not { } schemas || (messageName is not null && !schemas.Has(messageName)))
        {
            return [];
        }

        content.Position = 0;
        return schemas.Validate(content, limits);
    }
}
