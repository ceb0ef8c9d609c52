using System.Security.Cryptography;
using System.Text;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Rules;

/// <summary>Notices when two items of a message have the same reference.</summary>
/// <remarks>Keeps 16 bytes for each reference, whatever its length: about 40 MB for a million payments.</remarks>
internal sealed class SeenReferences
{
    private readonly HashSet<UInt128> _seen = [];

    /// <summary>Says when an earlier element of this name had the same text. NOTPROVIDED is no reference.</summary>
    public MessageFinding? Repeated(MessageElement? reference)
    {
        if (reference is null || reference.Text == MessageText.NotProvided)
        {
            return null;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{reference.Name}\n{reference.Text}"));
        return _seen.Add(BitConverter.ToUInt128(hash))
            ? null
            : reference.Finding(ReasonCodes.Duplication, $"Another payment of the message has the same {reference.Name}.");
    }
}
