namespace DigitalBank.Customers.TravelDocuments;

/// <summary>The check digits of a machine-readable zone: weights 7, 3, 1 repeated, modulo 10.</summary>
/// <remarks>Source: ICAO Doc 9303 part 3, section 4.9.</remarks>
internal static class MrzCheckDigit
{
    public const char Filler = '<';

    /// <param name="data">Digits, capital letters (A is 10, Z is 35) and fillers (0).</param>
    /// <returns>'0' to '9', or null when another character is among them.</returns>
    public static char? Of(ReadOnlySpan<char> data)
    {
        var sum = 0;
        for (var i = 0; i < data.Length; i++)
        {
            if (ValueOf(data[i]) is not { } value)
            {
                return null;
            }

            sum += value * (i % 3) switch { 0 => 7, 1 => 3, _ => 1 };
        }

        return (char)('0' + (sum % 10));
    }

    private static int? ValueOf(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'A' and <= 'Z' => character - 'A' + 10,
        Filler => 0,
        _ => null,
    };
}
