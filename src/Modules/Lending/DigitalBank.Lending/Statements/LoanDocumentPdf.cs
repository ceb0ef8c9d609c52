using System.Globalization;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Pdf;

namespace DigitalBank.Lending.Statements;

/// <summary>Writes a document about a loan on A4, with the bank's name, address and colour, tagged for screen readers.</summary>
internal sealed class LoanDocumentPdf
{
    private const decimal Left = 48;
    private const decimal Right = PdfPage.Width - 48;
    private const decimal Bottom = 82;
    private const decimal RowHeight = 16;

    /// <summary>Of the first two columns; the others share what is left.</summary>
    private const decimal WideColumn = 95;

    private static readonly PdfColour Grey = new(0x55, 0x5B, 0x61);
    private static readonly PdfStyle Plain = new(PdfFace.Regular, 8, PdfColour.Black);
    private static readonly PdfStyle Quiet = new(PdfFace.Regular, 7.5m, Grey);

    private readonly PdfDocument _pdf;
    private readonly LoanDocument _document;
    private readonly BankSettings _bank;
    private readonly PdfColour _colour;
    private PdfPage _page;
    private decimal _y = 706;

    private LoanDocumentPdf(LoanDocument document, BankSettings bank, PdfDocument pdf)
    {
        (_document, _bank, _pdf, _colour) = (document, bank, pdf, PdfColour.Parse(bank.Colour));
        _page = pdf.BeginPage();
    }

    public static void Write(LoanDocument document, BankSettings bank, Stream stream, DateTimeOffset now)
    {
        var pdf = new PdfDocument(stream, new PdfInformation(document.Title, bank.Name, "en", now));
        var sheet = new LoanDocumentPdf(document, bank, pdf);
        using (pdf.Begin(PdfRole.Document))
        {
            sheet.WriteHead();
            using (pdf.Begin(PdfRole.Table))
            {
                sheet.WriteRow(PdfRole.TH, document.Columns, new PdfStyle(PdfFace.Bold, 7.5m, sheet._colour));
                foreach (var row in document.Rows)
                {
                    sheet.MakeRoom();
                    sheet.WriteRow(PdfRole.TD, row, Plain);
                }
            }

            sheet.MakeRoom();
            sheet.Paragraph(document.Remark, Quiet);
        }

        sheet.WriteFoot();
        pdf.Finish();
    }

    private void WriteHead()
    {
        _page.Fill(0, PdfPage.Height - 8, PdfPage.Width, 8, _colour);
        using (_pdf.Begin(PdfRole.P))
        {
            _page.Text(Left, 781, _bank.Name, new PdfStyle(PdfFace.Bold, 20, _colour).FittedTo(_bank.Name, 270));
            _page.TextEndingAt(Right, 781, _bank.Address, Quiet.FittedTo(_bank.Address, 220));
        }

        using (_pdf.Begin(PdfRole.H1))
        {
            _page.Text(Left, 730, _document.Title, new PdfStyle(PdfFace.Bold, 19, PdfColour.Black));
        }

        foreach (var line in new PdfStyle(PdfFace.Bold, 10, PdfColour.Black).Wrap(_document.Holder, Right - Left))
        {
            Paragraph(line, new PdfStyle(PdfFace.Bold, 10, PdfColour.Black));
        }

        foreach (var (name, value) in _document.Facts)
        {
            Paragraph($"{name}: {value}", Plain);
        }

        _y -= RowHeight;
    }

    private void Paragraph(string text, PdfStyle style)
    {
        using (_pdf.Begin(PdfRole.P))
        {
            foreach (var line in style.Wrap(text, Right - Left))
            {
                _page.Text(Left, _y, line, style);
                _y -= 13;
            }
        }
    }

    private void WriteRow(PdfRole role, IReadOnlyList<string> cells, PdfStyle style)
    {
        var width = (Right - Left - (2 * WideColumn)) / (cells.Count - 2);
        using (_pdf.Begin(PdfRole.TR))
        {
            foreach (var (text, at) in cells.Select((text, at) => (text, at)))
            {
                using (_pdf.Begin(role))
                {
                    if (at < 2)
                    {
                        // The first column holds a day and the second a word or two.
                        _page.Text(Left + (at * (WideColumn - 30)), _y, text, style.FittedTo(text, WideColumn + 30));
                    }
                    else
                    {
                        _page.TextEndingAt(Left + (2 * WideColumn) + ((at - 1) * width), _y, text, style.FittedTo(text, width - 4));
                    }
                }
            }
        }

        _y -= RowHeight;
    }

    private void MakeRoom()
    {
        if (_y > Bottom)
        {
            return;
        }

        WriteFoot();
        _page = _pdf.BeginPage();
        _y = 780;
    }

    private void WriteFoot()
    {
        using (_pdf.BeginDecoration())
        {
            _page.Text(Left, 40, $"{_bank.Name}  ·  BIC {_bank.Bic}", Quiet);
            _page.TextEndingAt(Right - 13, 40, string.Create(CultureInfo.InvariantCulture, $"Page {_pdf.PageCount} of "), Quiet);
            _page.PageTotal(Right - 13, 40, Quiet);
        }
    }
}
