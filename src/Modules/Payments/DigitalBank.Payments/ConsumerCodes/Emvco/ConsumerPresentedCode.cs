using DigitalBank.Payments.QrCodes.Emvco;

namespace DigitalBank.Payments.ConsumerCodes.Emvco;

/// <summary>A consumer-presented code as it was read: its data objects, or where it breaks off.</summary>
/// <param name="Fault">Why it is not Base64 of a sequence of data objects; null when it is.</param>
/// <remarks>Source: EMV QR Code Specification for Payment Systems, Consumer-Presented Mode 1.1, sections 3 and 4.</remarks>
internal sealed record ConsumerPresentedCode(IReadOnlyList<BerObject> Objects, DataObjectFault? Fault)
{
    public const string FormatIndicator = "85";

    public const string Application = "61";

    public const string CommonData = "62";

    public const string ApplicationTransparent = "63";

    public const string CommonTransparent = "64";

    public bool IsWellFormed => Fault is null;

    public IEnumerable<BerObject> Applications => Objects.Where(one => one.Tag == Application);

    /// <summary>The first byte, tag 85, makes the first letter; merchant-presented codes begin with a digit.</summary>
    public static bool IsMeant(string payload) => payload.StartsWith('h');

    /// <summary>Never throws, whatever the text is.</summary>
    public static ConsumerPresentedCode Read(string payload)
    {
        var bytes = new byte[payload.Length];
        if (!Convert.TryFromBase64String(payload, bytes, out var length) || payload.Any(char.IsWhiteSpace))
        {
            return new ConsumerPresentedCode([], new DataObjectFault("@0", "is no Base64"));
        }

        BerObjects.TryRead(bytes.AsMemory(0, length), out var objects, out var fault);
        return new ConsumerPresentedCode(objects, fault);
    }
}
