using DigitalBank.Payments.QrCodes.Emvco;

namespace DigitalBank.Payments.ConsumerCodes.Emvco;

/// <summary>One data object of a consumer-presented code: a tag of one or two bytes, a length, then the value.</summary>
/// <param name="Tag">Hexadecimal in capitals: <c>61</c>, <c>5F20</c>.</param>
/// <param name="Parts">The data objects inside, when the value is a template; null for plain bytes.</param>
internal sealed record BerObject(string Tag, ReadOnlyMemory<byte> Value, IReadOnlyList<BerObject>? Parts)
{
    public BerObject? Find(string tag) => Parts?.FirstOrDefault(part => part.Tag == tag);

    public string Hex => Convert.ToHexString(Value.Span);
}

/// <summary>Takes bytes apart into data objects. Templates, whose tag has bit 6 set, hold data objects themselves.</summary>
/// <remarks>Source: EMV 4.3 Book 3, annex B (tags of at most two bytes, definite lengths); X.690, sections 8.1.2 and 8.1.3.</remarks>
internal static class BerObjects
{
    /// <summary>The specification has three levels; what is packed deeper was made to exhaust the reader.</summary>
    private const int Deepest = 4;

    private const byte IsTemplate = 0x20;

    private const byte HasSecondByte = 0x1F;

    private const byte Continues = 0x80;

    /// <summary>False with the first fault; what stands before it is not handed out, because nobody may act on half a code.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, out IReadOnlyList<BerObject> objects, out DataObjectFault? fault) =>
        TryRead(bytes, place: string.Empty, depth: 1, out objects, out fault);

    /// <exception cref="ArgumentException">The value is longer than 65,535 bytes.</exception>
    public static byte[] Write(string tag, ReadOnlySpan<byte> value)
    {
        byte[] length = value.Length switch
        {
            < 0x80 => [(byte)value.Length],
            <= 0xFF => [0x81, (byte)value.Length],
            <= 0xFFFF => [0x82, (byte)(value.Length >> 8), (byte)value.Length],
            _ => throw new ArgumentException($"The value of data object {tag} has {value.Length} bytes; 65535 fit.", nameof(value)),
        };
        return [.. Convert.FromHexString(tag), .. length, .. value];
    }

    private static bool TryRead(ReadOnlyMemory<byte> bytes, string place, int depth, out IReadOnlyList<BerObject> objects, out DataObjectFault? fault)
    {
        var read = new List<BerObject>();
        objects = [];
        for (var at = 0; at < bytes.Length;)
        {
            if (!TryReadOne(bytes, place, depth, ref at, out var one, out fault))
            {
                return false;
            }

            read.Add(one!);
        }

        fault = read.Count > 0 || depth > 1 ? null : new DataObjectFault("@0", "holds no data object");
        objects = fault is null ? read : [];
        return fault is null;
    }

    private static bool TryReadOne(ReadOnlyMemory<byte> bytes, string place, int depth, ref int at, out BerObject? one, out DataObjectFault? fault)
    {
        one = null;
        var where = FormattableString.Invariant($"{place}@{at}");
        var span = bytes.Span;
        if (TagAt(span, ref at) is not { } tag)
        {
            fault = new DataObjectFault(where, "no tag of one or two bytes");
            return false;
        }

        var length = LengthAt(span, ref at);
        if (length < 0 || length > span.Length - at)
        {
            fault = new DataObjectFault(place + tag, length < 0 ? "no length of one to three bytes" : FormattableString.Invariant($"says {length} bytes, and fewer are left"));
            return false;
        }

        var value = bytes.Slice(at, length);
        IReadOnlyList<BerObject>? parts = null;
        if ((Convert.FromHexString(tag)[0] & IsTemplate) != 0)
        {
            if (depth == Deepest)
            {
                fault = new DataObjectFault(place + tag, "is packed deeper than any code");
                return false;
            }

            if (!TryRead(value, place + tag + ".", depth + 1, out parts, out fault))
            {
                return false;
            }
        }

        at += length;
        one = new BerObject(tag, value, parts);
        fault = null;
        return true;
    }

    /// <summary>Null where there is none; zero bytes between objects, which chip cards may send, are none either.</summary>
    private static string? TagAt(ReadOnlySpan<byte> span, ref int at)
    {
        var size = (span[at] & HasSecondByte) == HasSecondByte ? 2 : 1;
        if (span[at] == 0 || size > span.Length - at || (size == 2 && (span[at + 1] & Continues) != 0))
        {
            return null;
        }

        at += size;
        return Convert.ToHexString(span.Slice(at - size, size));
    }

    /// <summary>-1 where there is none, or an indefinite one.</summary>
    private static int LengthAt(ReadOnlySpan<byte> span, ref int at)
    {
        if (at >= span.Length)
        {
            return -1;
        }

        var first = span[at++];
        var more = first - Continues;
        if (more < 0)
        {
            return first;
        }

        if (more is not (1 or 2) || more > span.Length - at)
        {
            return -1;
        }

        var length = more == 1 ? span[at] : (span[at] << 8) | span[at + 1];
        at += more;
        return length;
    }
}
