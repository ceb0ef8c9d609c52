namespace DigitalBank.Customers.Documents;

/// <summary>Tells what a file is from how it begins; what its sender calls it is not asked.</summary>
internal static class FileType
{
    /// <summary>A page of a passport in colour at 300 dots per inch is about 2 MB; more is a film or a mistake.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <returns>The media type, or null for what the bank does not keep.</returns>
    public static string? Of(ReadOnlySpan<byte> content) => content switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        _ => null,
    };
}
