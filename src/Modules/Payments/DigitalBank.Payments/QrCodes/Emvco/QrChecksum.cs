using System.Globalization;
using System.Text;

namespace DigitalBank.Payments.QrCodes.Emvco;

/// <summary>The checksum at the end of a code: CRC-16 with polynomial 1021 and start value FFFF over the UTF-8 bytes (CRC-16/CCITT-FALSE).</summary>
/// <remarks>Source: EMVCo Merchant-Presented Mode 1.1, section 4.7.3, which refers to ISO/IEC 13239.</remarks>
internal static class QrChecksum
{
    /// <summary>Id and length of the checksum itself count as well; only its four digits do not.</summary>
    public const string Header = "6304";

    private const int Polynomial = 0x1021;

    /// <param name="covered">The payload up to and with <see cref="Header"/>.</param>
    /// <returns>Four hexadecimal digits in capitals.</returns>
    public static string Of(string covered)
    {
        var crc = 0xFFFF;
        foreach (var value in Encoding.UTF8.GetBytes(covered))
        {
            crc ^= value << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = ((crc & 0x8000) != 0 ? (crc << 1) ^ Polynomial : crc << 1) & 0xFFFF;
            }
        }

        return crc.ToString("X4", CultureInfo.InvariantCulture);
    }
}
