using System.Security.Cryptography;
using System.Text;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Import;

/// <summary>
/// Remembers the lines that have gone by, as far as later ones must agree with them. It keeps hashes: a file of a million lines fits into
/// memory.
/// </summary>
internal sealed class FileMemory
{
    private readonly Dictionary<UInt128, long> _lineByKey = [];

    private readonly Dictionary<UInt128, (UInt128 Description, long Line)> _holderByReference = [];

    private readonly Dictionary<UInt128, (UInt128 Reference, long Line)> _referenceByIdentifier = [];

    /// <returns>Which earlier line this one contradicts or repeats, or null.</returns>
    public Failure? Meet(AccountToImport line)
    {
        var key = HashOf(line.Identifier, line.Currency.Code);
        if (_lineByKey.TryGetValue(key, out var first))
        {
            return ImportErrors.DuplicateLine.Because($"Line {first} has the same identifier and currency.");
        }

        var reference = HashOf(line.HolderReference);
        var description = HashOf(line.HolderName, line.HolderKind.ToString(), line.HolderCountry);
        if (_holderByReference.TryGetValue(reference, out var holder) && holder.Description != description)
        {
            return ImportErrors.HolderDiffers.Because($"Line {holder.Line} describes the holder with this reference differently.");
        }

        var identifier = HashOf(line.Identifier);
        if (_referenceByIdentifier.TryGetValue(identifier, out var other) && other.Reference != reference)
        {
            return ImportErrors.HolderDiffers.Because($"Line {other.Line} has another holder for this identifier in another currency.");
        }

        _lineByKey.Add(key, line.LineNumber);
        _holderByReference.TryAdd(reference, (description, line.LineNumber));
        _referenceByIdentifier.TryAdd(identifier, (reference, line.LineNumber));
        return null;
    }

    private static UInt128 HashOf(params ReadOnlySpan<string> parts) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
