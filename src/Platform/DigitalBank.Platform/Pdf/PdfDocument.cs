using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigitalBank.Platform.Pdf;

/// <summary>
/// Writes a PDF page by page, from front to back: tagged for those who hear it, with its fonts inside, so that it looks the same everywhere.
/// The same content gives the same bytes.
/// </summary>
/// <remarks>Source: ISO 32000-1 (PDF 1.7).</remarks>
public sealed class PdfDocument
{
    private readonly PdfObjects _objects;
    private readonly PdfInformation _information;
    private readonly EmbeddedFont[] _fonts = [new(TrueTypeFont.Of(PdfFace.Regular)), new(TrueTypeFont.Of(PdfFace.Bold))];
    private readonly int[] _fontNumbers;
    private readonly List<int> _pages = [];
    private readonly int _pageTree;
    private readonly int _pageTotal;
    private PdfPage? _page;

    public PdfDocument(Stream stream, PdfInformation information)
    {
        _objects = new PdfObjects(stream);
        _information = information;
        _fontNumbers = [.. _fonts.Select(_ => _objects.Reserve())];
        _pageTree = _objects.Reserve();
        _pageTotal = _objects.Reserve();
        Structure = new PdfStructure(_objects);
    }

    /// <summary>Pages begun so far.</summary>
    public int PageCount => _pages.Count;

    internal PdfStructure Structure { get; }

    internal PdfStyle PageTotalStyle { get; set; } = new(PdfFace.Regular, 8, PdfColour.Black);

    /// <summary>Ends the page before, if any.</summary>
    public PdfPage BeginPage()
    {
        EndPage();
        _page = new PdfPage(this, _objects.Reserve());
        _pages.Add(_page.Number);
        return _page;
    }

    /// <summary>What is drawn until the answer is disposed of belongs to a new element inside the one that is open.</summary>
    public IDisposable Begin(PdfRole role) => Structure.Begin(role);

    /// <summary>What is drawn until the answer is disposed of is decoration, also inside an element: what a page repeats, and its number.</summary>
    public IDisposable BeginDecoration() => Structure.BeginDecoration();

    /// <summary>Writes what can only be written in the end. Until then the stream holds no document.</summary>
    public void Finish()
    {
        EndPage();
        WritePageTotal();
        foreach (var (font, number) in _fonts.Zip(_fontNumbers))
        {
            font.Write(_objects, number);
        }

        var kids = string.Join(' ', _pages.Select(page => $"{page} 0 R"));
        _objects.Write(_pageTree, $"<</Type/Pages/Count {_pages.Count}/Kids[{kids}]>>");
        var metadata = _objects.AddStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(_information.ToXmp()), compress: false);
        var catalogue = _objects.Add(
            $"<</Type/Catalog/Pages {_pageTree} 0 R/Metadata {metadata} 0 R/StructTreeRoot {Structure.Finish()} 0 R/MarkInfo<</Marked true>>"
            + $"/Lang({_information.Language})/ViewerPreferences<</DisplayDocTitle true>>>>");
        _objects.Finish(catalogue, _information.ToId());
    }

    internal EmbeddedFont FontOf(PdfFace face) => _fonts[(int)face];

    private void EndPage()
    {
        if (_page is not { } page)
        {
            return;
        }

        var content = _objects.AddStream("", Encoding.ASCII.GetBytes(page.Content));
        _objects.Write(
            page.Number,
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/Page/Parent {_pageTree} 0 R/MediaBox[0 0 {PdfPage.Width} {PdfPage.Height}]/Contents {content} 0 R/Tabs/S")
            + $"/Resources<<{Fonts()}/XObject<</Total {_pageTotal} 0 R>>>>/StructParents {Structure.EndPage()}>>");
        _page = null;
    }

    private void WritePageTotal()
    {
        var text = _pages.Count.ToString(CultureInfo.InvariantCulture);
        var content = new StringBuilder();
        PdfPage.AppendStyle(content, PageTotalStyle);
        PdfPage.AppendText(content, FontOf(PageTotalStyle.Face), 0, 0, text);
        _objects.WriteStream(
            _pageTotal, $"/Type/XObject/Subtype/Form/BBox[0 -10 100 50]/Resources<<{Fonts()}>>", Encoding.ASCII.GetBytes(content.ToString()));
    }

    private string Fonts() => $"/Font<</F0 {_fontNumbers[0]} 0 R/F1 {_fontNumbers[1]} 0 R>>";
}

/// <summary>What a document says of itself.</summary>
/// <param name="Title">Shown in the title bar; what the document is called when it is read out.</param>
/// <param name="Author">Who issues it.</param>
/// <param name="Language">BCP 47, <c>en</c>: decides how the text is pronounced.</param>
public sealed record PdfInformation(string Title, string Author, string Language, DateTimeOffset CreatedAt)
{
    internal string ToId() => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(ToXmp())).AsSpan(0, 16));

    internal string ToXmp()
    {
        var created = CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
             xmlns:dc="http://purl.org/dc/elements/1.1m/" xmlns:xmp="http://ns.adobe.com/xap/1.0m/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escaped(Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{Escaped(Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>{Language}</rdf:li></rdf:Bag></dc:language>
            <xmp:CreateDate>{created}</xmp:CreateDate>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """;
    }

    private static string Escaped(string text) => System.Security.SecurityElement.Escape(text);
}
