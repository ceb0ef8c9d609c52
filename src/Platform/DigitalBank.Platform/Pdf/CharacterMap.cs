using System.Buffers.Binary;

namespace DigitalBank.Platform.Pdf;

/// <summary>Which glyph draws which character: the font's table <c>cmap</c>, in its format 4 (characters up to U+FFFF).</summary>
/// <remarks>Source: OpenType specification 1.9, chapter cmap.</remarks>
internal static class CharacterMap
{
    /// <exception cref="NotSupportedException">The font has no map in format 4; every Unicode font is required to have one.</exception>
    public static Dictionary<int, ushort> Read(ReadOnlySpan<byte> cmap)
    {
        for (var record = 4; record < 4 + (8 * U16(cmap, 2)); record += 8)
        {
            var map = cmap[(int)BinaryPrimitives.ReadUInt32BigEndian(cmap[(record + 4)..])..];
            if (U16(map, 0) == 4)
            {
                return ReadSegments(map);
            }
        }

        throw new NotSupportedException("The font maps no characters in format 4.");
    }

    private static Dictionary<int, ushort> ReadSegments(ReadOnlySpan<byte> map)
    {
        var glyphs = new Dictionary<int, ushort>();
        var size = (int)U16(map, 6);
        var (ends, starts) = (14, 16 + size);
        var (deltas, offsets) = (starts + size, starts + (2 * size));
        for (var segment = 0; segment < size; segment += 2)
        {
            var start = U16(map, starts + segment);
            var offset = U16(map, offsets + segment);
            for (var character = (int)start; character <= U16(map, ends + segment) && character != 0xFFFF; character++)
            {
                // An offset counts from the place where it is written.
                var found = offset == 0 ? character : U16(map, offsets + segment + offset + (2 * (character - start)));
                var glyph = found == 0 ? 0 : (found + U16(map, deltas + segment)) & 0xFFFF;
                if (glyph != 0)
                {
                    glyphs[character] = (ushort)glyph;
                }
            }
        }

        return glyphs;
    }

    private static ushort U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
}
