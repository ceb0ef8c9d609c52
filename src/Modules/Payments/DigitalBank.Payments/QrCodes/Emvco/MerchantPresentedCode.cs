namespace DigitalBank.Payments.QrCodes.Emvco;

/// <summary>A merchant-presented code as it was read: its data objects, its checksum, and where it breaks off when it does.</summary>
/// <param name="Fault">Why it is not a sequence of data objects; null when it is one.</param>
/// <param name="StatedChecksum">The four characters that the code carries, null when it carries none.</param>
/// <param name="ComputedChecksum">What they should be; of a code that breaks off, computed up to the checksum in its last 8 characters.</param>
internal sealed record MerchantPresentedCode(
    IReadOnlyList<DataObject> Objects, DataObjectFault? Fault, string? StatedChecksum, string ComputedChecksum)
{
    private const string ChecksumId = "63";

    private const int ChecksumDigits = 4;

    public bool IsWellFormed => Fault is null;

    /// <summary>Capitals or not: some issuers write the digits small, and the number is the same.</summary>
    public bool ChecksumIsRight => string.Equals(StatedChecksum, ComputedChecksum, StringComparison.OrdinalIgnoreCase);

    public string? this[string id] => Objects.FirstOrDefault(one => one.Id == id)?.Value;

    /// <summary>Never throws, whatever the text is.</summary>
    public static MerchantPresentedCode Read(string payload)
    {
        var isWellFormed = DataObjects.TryRead(payload, out var objects, out var fault);
        var checksum = isWellFormed ? objects.FirstOrDefault(one => one.Id == ChecksumId) : null;
        if (checksum is not null)
        {
            // It should stand last; where it does not, what stands behind it is not covered, and a rule says so.
            var before = objects.TakeWhile(one => one.Id != ChecksumId).Sum(LengthOf);
            return new MerchantPresentedCode(objects, fault, checksum.Value, QrChecksum.Of(payload[..(before + QrChecksum.Header.Length)]));
        }

        var tail = payload.Length - ChecksumDigits;
        return tail >= QrChecksum.Header.Length && payload[..tail].EndsWith(QrChecksum.Header, StringComparison.Ordinal)
            ? new MerchantPresentedCode(objects, fault, payload[tail..], QrChecksum.Of(payload[..tail]))
            : new MerchantPresentedCode(objects, fault, StatedChecksum: null, QrChecksum.Of(payload + QrChecksum.Header));
    }

    public DataObject? Find(string id) => Objects.FirstOrDefault(one => one.Id == id);

    // In UTF-16 units, because it is an index into the text.
    private static int LengthOf(DataObject one) => QrChecksum.Header.Length + one.Value.Length;
}
