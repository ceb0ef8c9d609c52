using System.Text;

namespace DigitalBank.Identity.SecondFactors;

/// <summary>Bytes as people type them into an authenticator app: RFC 4648, section 6, without padding.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (pending, bits) = (0, 0);
        foreach (var one in bytes)
        {
            (pending, bits) = ((pending << 8) | one, bits + 8);
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Alphabet[(pending >> bits) & 31]);
            }

            pending &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Alphabet[(pending << (5 - bits)) & 31]).ToString();
    }
}
