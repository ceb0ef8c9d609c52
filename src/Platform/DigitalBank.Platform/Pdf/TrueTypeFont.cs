using System.Buffers.Binary;
using System.Text;

namespace DigitalBank.Platform.Pdf;

/// <summary>
/// A font with TrueType outlines, read as far as a document needs it: which glyph a character has, how wide it is, and its outline.
/// </summary>
/// <remarks>Source: OpenType specification 1.9, chapters cmap, glyf, head, hhea, hmtx, loca, maxp, OS/2.</remarks>
internal sealed class TrueTypeFont
{
    private static readonly Lazy<TrueTypeFont>[] Faces = [Shipped("NotoSans-Regular"), Shipped("NotoSans-Bold")];

    private readonly byte[] _data;
    private readonly Dictionary<string, (int Offset, int Length)> _tables;
    private readonly Dictionary<int, ushort> _glyphs;
    private readonly bool _hasLongOffsets;
    private readonly int _metrics;

    private TrueTypeFont(string name, byte[] data)
    {
        Name = name;
        _data = data;
        _tables = ReadDirectory(data);
        var head = Table("head");
        UnitsPerEm = U16(head, 18);
        BoundingBox = [S16(head, 36), S16(head, 38), S16(head, 40), S16(head, 42)];
        _hasLongOffsets = S16(head, 50) == 1;
        Ascent = S16(Table("hhea"), 4);
        Descent = S16(Table("hhea"), 6);
        _metrics = U16(Table("hhea"), 34);
        CapitalHeight = S16(Table("OS/2"), 88);
        _glyphs = CharacterMap.Read(Table("cmap"));
    }

    public string Name { get; }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapitalHeight { get; }

    /// <summary>Of all glyphs together: left, bottom, right, top.</summary>
    public IReadOnlyList<int> BoundingBox { get; }

    public static TrueTypeFont Of(PdfFace face) => Faces[(int)face].Value;

    /// <returns>0, the glyph that says "missing", for a character that the font does not have.</returns>
    public ushort GlyphOf(Rune rune) => _glyphs.GetValueOrDefault(rune.Value);

    /// <summary>Units per em that the pen moves on.</summary>
    public int AdvanceOf(ushort glyph) => U16(Table("hmtx"), 4 * Math.Min(glyph, _metrics - 1));

    public short LeftSideBearingOf(ushort glyph) => glyph < _metrics
        ? S16(Table("hmtx"), (4 * glyph) + 2)
        : S16(Table("hmtx"), (4 * _metrics) + (2 * (glyph - _metrics)));

    /// <summary>Units per em that the pen moves on over the whole text.</summary>
    public int AdvanceOf(string text)
    {
        var units = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            units += AdvanceOf(GlyphOf(rune));
        }

        return units;
    }

    /// <returns>Empty for a glyph that draws nothing, such as the space.</returns>
    public ReadOnlySpan<byte> OutlineOf(ushort glyph)
    {
        var loca = Table("loca");
        var (from, to) = _hasLongOffsets
            ? ((int)U32(loca, 4 * glyph), (int)U32(loca, 4 * (glyph + 1)))
            : (2 * U16(loca, 2 * glyph), 2 * U16(loca, 2 * (glyph + 1)));
        return Table("glyf")[from..to];
    }

    public bool Has(string table) => _tables.ContainsKey(table);

    public ReadOnlySpan<byte> Table(string name)
    {
        var (offset, length) = _tables[name];
        return _data.AsSpan(offset, length);
    }

    private static Lazy<TrueTypeFont> Shipped(string name) => new(() =>
    {
        using var resource = typeof(TrueTypeFont).Assembly.GetManifestResourceStream($"DigitalBank.Platform.Pdf.Fonts.{name}.ttf")!;
        var data = new byte[resource.Length];
        resource.ReadExactly(data);
        return new TrueTypeFont(name, data);
    });

    private static Dictionary<string, (int Offset, int Length)> ReadDirectory(ReadOnlySpan<byte> data)
    {
        var tables = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        for (var record = 12; record < 12 + (16 * U16(data, 4)); record += 16)
        {
            tables[Encoding.ASCII.GetString(data.Slice(record, 4))] = ((int)U32(data, record + 8), (int)U32(data, record + 12));
        }

        return tables;
    }

    private static ushort U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    private static short S16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadInt16BigEndian(data[at..]);

    private static uint U32(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
}
