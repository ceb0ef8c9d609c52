using System.Globalization;
using System.Text;

namespace DigitalBank.Platform.Pdf;

/// <summary>
/// What a document says to those who hear it: headings, paragraphs, tables with rows and cells, in reading order. An element is written as
/// soon as it ends; only numbers of those that are open are kept.
/// </summary>
/// <remarks>Source: ISO 32000-1, 14.7 (logical structure) and 14.8 (tagged PDF).</remarks>
internal sealed class PdfStructure
{
    private readonly PdfObjects _objects;
    private readonly int _root;
    private readonly Stack<Element> _open = new();
    private readonly List<int> _parentTree = [];
    private readonly List<int> _ownersOnPage = [];
    private int _decorations;
    private string _topLevel = "";

    public PdfStructure(PdfObjects objects)
    {
        _objects = objects;
        _root = objects.Reserve();
    }

    public bool IsDecoration => _decorations > 0 || _open.Count == 0;

    public IDisposable Begin(PdfRole role)
    {
        if (_decorations > 0)
        {
            return BeginDecoration();
        }

        var element = new Element(this, role, _objects.Reserve());
        if (_open.TryPeek(out var parent))
        {
            parent.Kids.Append(CultureInfo.InvariantCulture, $"{element.Number} 0 R ");
        }
        else
        {
            _topLevel += $"{element.Number} 0 R ";
        }

        _open.Push(element);
        return element;
    }

    public IDisposable BeginDecoration()
    {
        _decorations++;
        return new Decoration(this);
    }

    /// <summary>Gives the next content on the page to the innermost element that is open.</summary>
    /// <returns>The content's number on its page.</returns>
    public (PdfRole Role, int Number) Mark(int page)
    {
        var element = _open.Peek();
        var number = _ownersOnPage.Count;
        _ownersOnPage.Add(element.Number);
        element.Page = element.Page == 0 ? page : element.Page;
        element.Kids.Append(element.Page == page
            ? string.Create(CultureInfo.InvariantCulture, $"{number} ")
            : string.Create(CultureInfo.InvariantCulture, $"<</Type/MCR/Pg {page} 0 R/MCID {number}>>"));
        return (element.Role, number);
    }

    /// <returns>The page's key in the table that leads from content to elements.</returns>
    public int EndPage()
    {
        _parentTree.Add(_objects.Add($"[{string.Join(' ', _ownersOnPage.Select(owner => $"{owner} 0 R"))}]"));
        _ownersOnPage.Clear();
        return _parentTree.Count - 1;
    }

    /// <returns>The root's number.</returns>
    public int Finish()
    {
        var pages = string.Join(' ', _parentTree.Select((owners, page) => $"{page} {owners} 0 R"));
        _objects.Write(_root, $"<</Type/StructTreeRoot/K[{_topLevel}]/ParentTree<</Nums[{pages}]>>/ParentTreeNextKey {_parentTree.Count}>>");
        return _root;
    }

    private void End(Element element)
    {
        _open.Pop();
        var parent = _open.TryPeek(out var above) ? above.Number : _root;
        var page = element.Page == 0 ? "" : $"/Pg {element.Page} 0 R";
        var scope = element.Role == PdfRole.TH ? "/A<</O/Table/Scope/Column>>" : "";
        _objects.Write(element.Number, $"<</Type/StructElem/S/{element.Role}/P {parent} 0 R{scope}{page}/K[{element.Kids}]>>");
    }

    private sealed class Decoration(PdfStructure structure) : IDisposable
    {
        public void Dispose() => structure._decorations--;
    }

    private sealed class Element(PdfStructure structure, PdfRole role, int number) : IDisposable
    {
        public PdfRole Role => role;

        public int Number => number;

        /// <summary>Where its content begins; 0 while it has none of its own.</summary>
        public int Page { get; set; }

        public StringBuilder Kids { get; } = new();

        public void Dispose() => structure.End(this);
    }
}

/// <summary>Roles of structure elements, named as ISO 32000-1, 14.8.4 names them.</summary>
public enum PdfRole
{
    Document = 1,
    H1 = 2,
    H2 = 3,
    P = 4,
    Table = 5,

    /// <summary>A row of a table.</summary>
    TR = 6,

    /// <summary>A cell that heads a column.</summary>
    TH = 7,

    /// <summary>A cell.</summary>
    TD = 8,
}
