using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigitalBank.Platform.Pdf;

/// <summary>
/// A font as one document uses it. Every character gets a code of its own, also one that the font cannot draw: it is shown as the glyph
/// for "missing", and searching, copying and reading aloud still find the character.
/// </summary>
/// <remarks>Source: ISO 32000-1, 9.7 (composite fonts) and 9.10.3 (ToUnicode).</remarks>
internal sealed class EmbeddedFont(TrueTypeFont font)
{
    private readonly Dictionary<Rune, int> _codes = [];
    private readonly List<Rune> _characters = [];

    /// <summary>The text as a hexadecimal string of two bytes per character.</summary>
    public void Append(StringBuilder content, string text)
    {
        content.Append('<');
        foreach (var rune in text.EnumerateRunes())
        {
            if (!_codes.TryGetValue(rune, out var code))
            {
                // Code 0 stays free: readers take it for "not defined".
                _characters.Add(rune);
                code = _characters.Count;
                _codes[rune] = code;
            }

            content.Append(CultureInfo.InvariantCulture, $"{code:X4}");
        }

        content.Append('>');
    }

    public void Write(PdfObjects objects, int number)
    {
        var subset = new FontSubset(font);
        var glyphs = _characters.Select(rune => subset.Add(font.GlyphOf(rune))).ToList();
        var file = subset.ToFile();
        var name = $"{TagOf(file)}+{font.Name}";
        var descriptor = objects.Add(Descriptor(name, objects.AddStream($"/Length1 {file.Length}", file)));
        var descendant = objects.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {descriptor} 0 R/DW {Thousandths(font.AdvanceOf(0))}/W[1[{Widths()}]]"
            + $"/CIDToGIDMap {objects.AddStream("", GlyphMap(glyphs))} 0 R>>");
        objects.Write(
            number,
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]"
            + $"/ToUnicode {objects.AddStream("", Encoding.ASCII.GetBytes(UnicodeMap()))} 0 R>>");
    }

    private string Descriptor(string name, int file) =>
        $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{string.Join(' ', font.BoundingBox.Select(Thousandths))}]/ItalicAngle 0"
        + $"/Ascent {Thousandths(font.Ascent)}/Descent {Thousandths(font.Descent)}/CapHeight {Thousandths(font.CapitalHeight)}"
        + $"/StemV 80/FontFile2 {file} 0 R>>";

    private string Widths() => string.Join(' ', _characters.Select(rune => Thousandths(font.AdvanceOf(font.GlyphOf(rune)))));

    private static byte[] GlyphMap(List<ushort> glyphs) => [0, 0, .. glyphs.SelectMany(glyph => new[] { (byte)(glyph >> 8), (byte)(glyph & 0xFF) })];

    private string UnicodeMap()
    {
        const int MostPerBlock = 100;
        var map = new StringBuilder("""
            /CIDInit /ProcSet findresource begin 12 dict begin begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def /CMapType 2 def
            1 begincodespacerange <0000> <FFFF> endcodespacerange

            """);
        foreach (var block in _characters.Index().Chunk(MostPerBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (index, rune) in block)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{index + 1:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(rune.ToString()))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end\n").ToString();
    }

    private int Thousandths(int units) => units * 1000 / font.UnitsPerEm;

    /// <summary>Six capital letters in front of its name say that a font is a subset, and which.</summary>
    private static string TagOf(byte[] file) => string.Concat(SHA256.HashData(file).Take(6).Select(value => (char)('A' + (value % 26))));
}
