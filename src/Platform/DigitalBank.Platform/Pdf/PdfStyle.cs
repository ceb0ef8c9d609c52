using System.Globalization;

namespace DigitalBank.Platform.Pdf;

/// <summary>How text is drawn.</summary>
/// <param name="Size">Points, 1/72 inch.</param>
public readonly record struct PdfStyle(PdfFace Face, decimal Size, PdfColour Colour)
{
    /// <summary>Points that the text takes on a line.</summary>
    public decimal WidthOf(string text)
    {
        var font = TrueTypeFont.Of(Face);
        return font.AdvanceOf(text) * Size / font.UnitsPerEm;
    }

    /// <summary>The same style, made smaller where that is needed for the text to fit.</summary>
    public PdfStyle FittedTo(string text, decimal width) => WidthOf(text) is var needed && needed > width ? this with { Size = Size * width / needed } : this;

    /// <summary>Breaks text into lines that fit, between words where it can. A line keeps its last space, so that copied text has all its words.</summary>
    public IReadOnlyList<string> Wrap(string text, decimal width)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new List<string>();
        var rest = text.AsMemory();
        while (rest.Length > 0 && BreakAt(rest.Span, width) is var length)
        {
            lines.Add(rest[..length].ToString());
            rest = rest[length..];
        }

        return lines;
    }

    /// <returns>UTF-16 units on the first line: at least one character, so that wrapping ends in a column of any width.</returns>
    private int BreakAt(ReadOnlySpan<char> text, decimal width)
    {
        var font = TrueTypeFont.Of(Face);
        var (room, used, length, afterSpace) = (width * font.UnitsPerEm / Size, 0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var next = used + font.AdvanceOf(font.GlyphOf(rune));
            var isSpace = rune.Value == ' ';

            // A space may hang over the edge: nobody sees it.
            if (next > room && length > 0 && !isSpace)
            {
                return afterSpace > 0 ? afterSpace : length;
            }

            used = next;
            length += rune.Utf16SequenceLength;
            afterSpace = isSpace ? length : afterSpace;
        }

        return length;
    }
}

public enum PdfFace
{
    Regular = 0,
    Bold = 1,
}

/// <summary>A colour of screens: red, green and blue, each 0 to 255.</summary>
public readonly record struct PdfColour(byte Red, byte Green, byte Blue)
{
    public static readonly PdfColour Black = new(0, 0, 0);

    /// <summary>Operands of a colour operator.</summary>
    internal string Operands => string.Create(
        CultureInfo.InvariantCulture, $"{Red / 255m:0.###} {Green / 255m:0.###} {Blue / 255m:0.###}");

    /// <summary>Reads <c>#RRGGBB</c>.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static PdfColour Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text is ['#', _, _, _, _, _, _] && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? new PdfColour((byte)(rgb >> 16), (byte)(rgb >> 8 & 0xFF), (byte)(rgb & 0xFF))
            : throw new FormatException("A colour is written as #RRGGBB.");
    }
}
