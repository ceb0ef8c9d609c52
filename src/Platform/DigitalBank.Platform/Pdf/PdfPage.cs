using System.Globalization;
using System.Text;

namespace DigitalBank.Platform.Pdf;

/// <summary>
/// A page of A4 that is being drawn. Lengths are points, 1/72 inch; the origin is the lower left corner, text stands on its baseline.
/// What is drawn while no element is open, and every line and area, is decoration: those who hear the document do not hear it.
/// </summary>
public sealed class PdfPage
{
    public const decimal Width = 595.28m;

    public const decimal Height = 841.89m;

    private readonly PdfDocument _document;
    private readonly StringBuilder _content = new();
    private PdfStyle? _style;

    internal PdfPage(PdfDocument document, int number)
    {
        _document = document;
        Number = number;
    }

    internal int Number { get; }

    internal string Content => _content.ToString();

    public void Text(decimal x, decimal y, string text, PdfStyle style)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_style != style)
        {
            AppendStyle(_content, style);
            _style = style;
        }

        BeginMarked();
        AppendText(_content, _document.FontOf(style.Face), x, y, text);
        _content.Append("EMC\n");
    }

    /// <summary>Text that ends at <paramref name="right"/>.</summary>
    public void TextEndingAt(decimal right, decimal y, string text, PdfStyle style) => Text(right - style.WidthOf(text), y, text, style);

    /// <summary>The number of pages, which is known only when the last one is written.</summary>
    public void PageTotal(decimal x, decimal y, PdfStyle style)
    {
        _document.PageTotalStyle = style;
        _content.Append(CultureInfo.InvariantCulture, $"/Artifact BMC q 1 0 0 1 {x:0.##} {y:0.##} cm /Total Do Q EMC\n");
    }

    public void Fill(decimal x, decimal y, decimal width, decimal height, PdfColour colour) => _content.Append(
        CultureInfo.InvariantCulture, $"/Artifact BMC q {colour.Operands} rg {x:0.##} {y:0.##} {width:0.##} {height:0.##} re f Q EMC\n");

    internal static void AppendStyle(StringBuilder content, PdfStyle style) =>
        content.Append(CultureInfo.InvariantCulture, $"{style.Colour.Operands} rg /F{(int)style.Face} {style.Size:0.##} Tf\n");

    internal static void AppendText(StringBuilder content, EmbeddedFont font, decimal x, decimal y, string text)
    {
        content.Append(CultureInfo.InvariantCulture, $"BT {x:0.##} {y:0.##} Td ");
        font.Append(content, text);
        content.Append("Tj ET\n");
    }

    private void BeginMarked()
    {
        if (_document.Structure.IsDecoration)
        {
            _content.Append("/Artifact BMC\n");
            return;
        }

        var (role, mark) = _document.Structure.Mark(Number);
        _content.Append(CultureInfo.InvariantCulture, $"/{role} <</MCID {mark}>> BDC\n");
    }
}
