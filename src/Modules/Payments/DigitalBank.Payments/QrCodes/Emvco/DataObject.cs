namespace DigitalBank.Payments.QrCodes.Emvco;

/// <summary>One data object of a code: two digits of id, two of length, then the value.</summary>
/// <param name="Parts">The data objects inside, when the value is a template; null for plain text.</param>
internal sealed record DataObject(string Id, string Value, IReadOnlyList<DataObject>? Parts)
{
    public string? this[string id] => Parts?.FirstOrDefault(part => part.Id == id)?.Value;
}

/// <summary>Where the sequence of data objects breaks off, and why.</summary>
internal sealed record DataObjectFault(string Place, string Message);

/// <summary>Takes a payload apart into data objects. Lengths count characters (Unicode code points), not bytes.</summary>
/// <remarks>Source: EMV QR Code Specification for Payment Systems, Merchant-Presented Mode 1.1, sections 3.2 and 4.1.</remarks>
internal static class DataObjects
{
    private const int HeaderLength = 4;

    /// <summary>False with the first fault; what stands before it is not handed out, because nobody may act on half a code.</summary>
    public static bool TryRead(string payload, out IReadOnlyList<DataObject> objects, out DataObjectFault? fault) =>
        TryRead(payload, place: string.Empty, isTemplate: false, out objects, out fault);

    /// <summary>Merchant accounts 26 to 51, additional data, the language template and the unreserved templates hold objects themselves.</summary>
    public static bool IsTemplate(string id) => id is "62" or "64"
        || string.CompareOrdinal(id, "26") is >= 0 && string.CompareOrdinal(id, "51") <= 0
        || string.CompareOrdinal(id, "80") >= 0;

    public static string Write(string id, string value)
    {
        var length = CharactersOf(value);
        return length is >= 1 and <= 99
            ? FormattableString.Invariant($"{id}{length:00}{value}")
            : throw new ArgumentException($"The value of data object {id} has {length} characters; 1 to 99 fit.", nameof(value));
    }

    public static int CharactersOf(string text) => text.EnumerateRunes().Count();

    private static bool TryRead(
        string payload, string place, bool isTemplate, out IReadOnlyList<DataObject> objects, out DataObjectFault? fault)
    {
        var read = new List<DataObject>();
        objects = read;
        for (var at = 0; at < payload.Length;)
        {
            if (!TryReadOne(payload, place, isTemplate, ref at, out var dataObject, out fault))
            {
                objects = [];
                return false;
            }

            if (read.Any(earlier => earlier.Id == dataObject!.Id))
            {
                fault = new DataObjectFault(place + dataObject!.Id, "stands twice: nobody can tell which one counts");
                objects = [];
                return false;
            }

            read.Add(dataObject!);
        }

        fault = read.Count > 0 ? null : new DataObjectFault(place.TrimEnd('.'), "holds no data object");
        return fault is null;
    }

    private static bool TryReadOne(
        string payload, string place, bool isTemplate, ref int at, out DataObject? dataObject, out DataObjectFault? fault)
    {
        dataObject = null;
        var where = FormattableString.Invariant($"{place}@{at}");
        if (payload.Length - at < HeaderLength || !payload.AsSpan(at, HeaderLength).ContainsOnlyDigits())
        {
            fault = new DataObjectFault(where, "two digits of id and two of length are missing");
            return false;
        }

        var id = payload.Substring(at, 2);
        var length = (payload[at + 2] - '0') * 10 + payload[at + 3] - '0';
        var end = EndOf(payload, at + HeaderLength, length);
        if (end < 0)
        {
            fault = new DataObjectFault(place + id, FormattableString.Invariant($"says {length} characters, and fewer are left"));
            return false;
        }

        var value = payload[(at + HeaderLength)..end];
        IReadOnlyList<DataObject>? parts = null;
        if (!isTemplate && IsTemplate(id) && !TryRead(value, place + id + ".", isTemplate: true, out parts, out fault))
        {
            return false;
        }

        at = end;
        dataObject = new DataObject(id, value, parts);
        fault = null;
        return true;
    }

    /// <summary>The index after so many characters, or -1 where the text is shorter.</summary>
    private static int EndOf(string text, int from, int characters)
    {
        var at = from;
        for (var i = 0; i < characters; i++)
        {
            if (at >= text.Length)
            {
                return -1;
            }

            at += at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        }

        return at;
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
