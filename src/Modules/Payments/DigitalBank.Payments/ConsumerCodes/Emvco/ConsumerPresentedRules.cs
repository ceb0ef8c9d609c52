using System.Text;
using DigitalBank.Payments.QrCodes.Emvco;

namespace DigitalBank.Payments.ConsumerCodes.Emvco;

/// <summary>Judges a consumer-presented code by the rules of its specification. A code without a finding may be acted on.</summary>
/// <remarks>
/// Source: EMVCo Consumer-Presented Mode 1.1, section 4 and its tables of data objects. Data objects that the specification does not name are
/// let through: issuers put their own into the transparent templates.
/// </remarks>
internal static class ConsumerPresentedRules
{
    /// <summary>Characters of Base64.</summary>
    public const int LongestPayload = 512;

    private const string Version = "CPV01";

    private static readonly DataRule[] Rules =
    [
        new("4F", 5, 16, null, "the application's identifier must have 5 to 16 bytes"),
        new("50", 1, 16, IsText, "the application's label must have 1 to 16 printable characters"),
        new("57", 1, 19, IsTrackTwo, "must be track 2: digits, D, expiry and service code, filled up with F"),
        new("5A", 1, 10, value => IsPacked(value, fewestDigits: 8), "the account number must be at most 19 digits, filled up with F"),
        new("5F20", 2, 26, IsText, "the holder's name must have 2 to 26 printable characters"),
        new("5F2D", 2, 8, IsLanguages, "must be one to four languages of two letters"),
        new("5F50", 1, 255, IsText, "the issuer's address must be printable"),
        new("9F08", 2, 2, null, "the version must have 2 bytes"),
        new("9F19", 6, 6, value => IsPacked(value, fewestDigits: 1), "the token requestor must be 11 digits"),
        new("9F24", 29, 29, IsText, "the payment account's reference must have 29 characters"),
        new("9F25", 2, 2, value => IsPacked(value, fewestDigits: 4), "must be the last four digits"),
        new("9F26", 8, 8, null, "the cryptogram must have 8 bytes"),
        new("9F27", 1, 1, null, "the cryptogram's information must have 1 byte"),
        new("9F10", 1, 32, null, "the issuer's data must have 1 to 32 bytes"),
        new("9F36", 2, 2, null, "the counter must have 2 bytes"),
        new("82", 2, 2, null, "the interchange profile must have 2 bytes"),
        new("9F37", 4, 4, null, "the unpredictable number must have 4 bytes"),
    ];

    private static readonly Dictionary<string, DataRule> RuleOf = Rules.ToDictionary(rule => rule.Tag);

    public static IReadOnlyList<QrFinding> Judge(string payload, ConsumerPresentedCode code) =>
        code.Fault is { } fault
            ? [new QrFinding(fault.Place, fault.Message)]
            : [.. Frame(payload, code), .. Templates(code), .. code.Objects.SelectMany(one => Inside(one, one.Tag))];

    private static IEnumerable<QrFinding> Frame(string payload, ConsumerPresentedCode code)
    {
        if (payload.Length > LongestPayload)
        {
            yield return new QrFinding("85", "the code is longer than 512 characters");
        }

        var first = code.Objects[0];
        if (first.Tag != ConsumerPresentedCode.FormatIndicator || Encoding.ASCII.GetString(first.Value.Span) != Version
            || code.Objects.Count(one => one.Tag == ConsumerPresentedCode.FormatIndicator) > 1)
        {
            yield return new QrFinding("85", "the payload format indicator CPV01 must come first, and once");
        }
    }

    private static IEnumerable<QrFinding> Templates(ConsumerPresentedCode code)
    {
        if (!code.Applications.Any())
        {
            yield return new QrFinding("61", "no application template");
        }

        if (code.Objects.Count(one => one.Tag == ConsumerPresentedCode.CommonData) > 1)
        {
            yield return new QrFinding("62", "stands twice: nobody can tell which one counts");
        }

        foreach (var stray in code.Objects.Where(one => one.Tag is ConsumerPresentedCode.ApplicationTransparent or ConsumerPresentedCode.CommonTransparent))
        {
            yield return new QrFinding(stray.Tag, "must stand in a template");
        }

        if (code.Applications.Any(application => application.Find("4F") is null))
        {
            yield return new QrFinding("61.4F", "the application does not say which it is");
        }
    }

    private static IEnumerable<QrFinding> Inside(BerObject template, string place)
    {
        var seen = new HashSet<string>();
        foreach (var part in template.Parts ?? [])
        {
            var where = $"{place}.{part.Tag}";
            if (!seen.Add(part.Tag))
            {
                yield return new QrFinding(where, "stands twice: nobody can tell which one counts");
            }
            else if (HomeOf(part.Tag) is { } home && home != template.Tag)
            {
                yield return new QrFinding(where, $"belongs into template {home}");
            }
            else if (RuleOf.TryGetValue(part.Tag, out var rule) && !rule.Holds(part.Value.Span))
            {
                yield return new QrFinding(where, rule.Message);
            }

            foreach (var deeper in Inside(part, where))
            {
                yield return deeper;
            }
        }
    }

    private static string? HomeOf(string tag) => tag switch
    {
        "4F" or ConsumerPresentedCode.ApplicationTransparent => ConsumerPresentedCode.Application,
        ConsumerPresentedCode.CommonTransparent => ConsumerPresentedCode.CommonData,
        _ => null,
    };

    private static bool IsText(ReadOnlySpan<byte> value) => !value.ContainsAnyExceptInRange((byte)' ', (byte)'~');

    private static bool IsLanguages(ReadOnlySpan<byte> value) => value.Length % 2 == 0 && !value.ContainsAnyExceptInRange((byte)'a', (byte)'z');

    /// <summary>Two digits in a byte; what is left at the end is filled up with F.</summary>
    private static bool IsPacked(ReadOnlySpan<byte> value, int fewestDigits)
    {
        var digits = Convert.ToHexString(value).TrimEnd('F');
        return digits.Length >= fewestDigits && digits.Length <= 19 && digits.All(char.IsAsciiDigit);
    }

    /// <summary>Number of at most 19 digits, D, four digits of expiry, three of service code, then what the issuer likes.</summary>
    private static bool IsTrackTwo(ReadOnlySpan<byte> value)
    {
        var track = Convert.ToHexString(value);
        track = track.EndsWith('F') ? track[..^1] : track;
        var parts = track.Split('D');
        return parts.Length == 2 && parts[0].Length is >= 1 and <= 19 && parts[1].Length >= 7 && parts.All(part => part.All(char.IsAsciiDigit));
    }

    private delegate bool Test(ReadOnlySpan<byte> value);

    /// <summary>How long a data object is, in bytes, and what stands in it.</summary>
    private sealed record DataRule(string Tag, int Shortest, int Longest, Test? Test, string Message)
    {
        public bool Holds(ReadOnlySpan<byte> value) =>
            value.Length >= Shortest && value.Length <= Longest && (Test is null || Test(value));
    }
}
