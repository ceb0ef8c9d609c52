using System.Globalization;
using DigitalBank.Platform.Pdf;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Statements.Pdf;

/// <summary>The pages of a statement: the table's columns, and what every page repeats.</summary>
internal sealed class StatementSheet(PdfDocument document, Statement statement)
{
    public const decimal Left = 48;
    public const decimal Right = PdfPage.Width - 48;
    public const decimal Leading = 10.5m;
    public const decimal Padding = 4;
    public const decimal DetailsWidth = OutRight - 66 - DetailsLeft;

    private const decimal ValueLeft = Left + 54;
    private const decimal DetailsLeft = ValueLeft + 54;
    private const decimal OutRight = InRight - 66;
    private const decimal InRight = Right - 76;
    private const decimal Top = 780;
    private const decimal Bottom = 82;
    private const decimal SmallText = 7.5m;

    /// <summary>Leaves room for three digits.</summary>
    private const decimal PageTotalLeft = Right - 13;

    public static readonly PdfColour Grey = new(0x55, 0x5B, 0x61);
    public static readonly PdfStyle Plain = new(PdfFace.Regular, 8, PdfColour.Black);
    public static readonly PdfStyle Strong = new(PdfFace.Bold, 8, PdfColour.Black);
    public static readonly PdfStyle Quiet = new(PdfFace.Regular, SmallText, Grey);

    private static readonly PdfColour Hairline = new(0xD5, 0xD9, 0xDD);

    private readonly PdfColour _colour = PdfColour.Parse(statement.Servicer.Colour);
    private PdfPage _page = null!;
    private decimal _y;

    /// <summary>A light shade of the bank's colour, for areas behind text.</summary>
    public static PdfColour Tint(PdfColour colour) => new(Lighter(colour.Red), Lighter(colour.Green), Lighter(colour.Blue));

    public PdfPage BeginPage()
    {
        _page = document.BeginPage();
        _y = document.PageCount == 1 ? StatementHead.Bottom : Top;
        WriteFoot();
        return _page;
    }

    public void WriteColumnHeads()
    {
        var style = new PdfStyle(PdfFace.Bold, SmallText, _colour);
        var currency = statement.Account.CurrencyCode;
        using (document.Begin(PdfRole.TR))
        {
            Cell(PdfRole.TH, () => _page.Text(Left, _y, "Booked", style));
            Cell(PdfRole.TH, () => _page.Text(ValueLeft, _y, "Value", style));
            Cell(PdfRole.TH, () => _page.Text(DetailsLeft, _y, "Details", style));
            Cell(PdfRole.TH, () => _page.TextEndingAt(OutRight, _y, "Money out", style));
            Cell(PdfRole.TH, () => _page.TextEndingAt(InRight, _y, "Money in", style));
            Cell(PdfRole.TH, () => _page.TextEndingAt(Right, _y, $"Balance {currency}", style));
        }

        _page.Fill(Left, _y - 6, Right - Left, 1, _colour);
        _y -= 7;
    }

    public void WriteBalance(string name, DateOnly date, Money balance)
    {
        MakeRoom(Leading + (2 * Padding), balance);
        _page.Fill(Left, _y - Leading - (2 * Padding), Right - Left, Leading + (2 * Padding), Tint(_colour));
        var y = FirstBaseline();
        using (document.Begin(PdfRole.TR))
        {
            Cell(PdfRole.TD, () => _page.Text(Left + 4, y, StatementText.Date(date), Strong.FittedTo(StatementText.Date(date), 50)));
            Cell(PdfRole.TD, () => { });
            Cell(PdfRole.TD, () => _page.Text(DetailsLeft, y, name, Strong));
            Cell(PdfRole.TD, () => { });
            Cell(PdfRole.TD, () => { });
            Cell(PdfRole.TD, () => Amount(Right, y, balance, Strong, Right - InRight));
        }

        _y -= Leading + (2 * Padding);
    }

    public void WriteRow(StatementRow row, Money before, Money after)
    {
        MakeRoom(row.Height, before);
        var (line, y) = (row.Line, FirstBaseline());
        using (document.Begin(PdfRole.TR))
        {
            Cell(PdfRole.TD, () => _page.Text(Left, y, StatementText.Date(line.Booked.BookingDate), Plain));
            Cell(PdfRole.TD, () => _page.Text(ValueLeft, y, StatementText.Date(line.Booked.ValueDate), Plain));
            Cell(PdfRole.TD, () => Details(row, y));
            Cell(PdfRole.TD, () => Amount(OutRight, y, line.IsCredit ? null : line.Booked.Amount, Plain, 64));
            Cell(PdfRole.TD, () => Amount(InRight, y, line.IsCredit ? line.Booked.Amount : null, Plain, 64));
            Cell(PdfRole.TD, () => Amount(Right, y, after, Plain, Right - InRight - 6));
        }

        _y -= row.Height;
        _page.Fill(Left, _y, Right - Left, 0.4m, Hairline);
    }

    public void WriteNotice()
    {
        const string Notice = "Please check this statement and tell us soon if something in it is not right. All amounts are in the currency of the account.";
        MakeRoom(40, statement.ClosingBalance);
        using (document.Begin(PdfRole.P))
        {
            _page.Text(Left, _y - 22, Notice, Quiet.FittedTo(Notice, Right - Left));
        }
    }

    private static byte Lighter(byte part) => (byte)(255 - ((255 - part) * 8 / 100));

    private decimal FirstBaseline() => _y - Padding - 8;

    private void Cell(PdfRole role, Action draw)
    {
        using (document.Begin(role))
        {
            draw();
        }
    }

    private void Details(StatementRow row, decimal y)
    {
        foreach (var (text, style) in row.Details)
        {
            _page.Text(DetailsLeft, y, text, style);
            y -= Leading;
        }
    }

    private void Amount(decimal right, decimal y, Money? amount, PdfStyle style, decimal width)
    {
        if (amount is { } money)
        {
            var text = StatementText.Amount(money);
            _page.TextEndingAt(right, y, text, style.FittedTo(text, width));
        }
    }

    /// <summary>Goes on to the next page when the rest of this one is too short, and carries the balance over.</summary>
    private void MakeRoom(decimal height, Money balance)
    {
        // A line of it is kept for the balance that is carried forward.
        if (_y - height > Bottom)
        {
            return;
        }

        using (document.BeginDecoration())
        {
            Carry("Carried forward", balance);
            BeginPage();
            _page.Fill(0, PdfPage.Height - 8, PdfPage.Width, 8, _colour);
            _page.Text(Left, Top + 18, statement.Servicer.Name, new PdfStyle(PdfFace.Bold, 9, _colour));
            var account = StatementText.Number(statement.Account.Identifier, statement.Account.Iban is not null);
            _page.TextEndingAt(Right, Top + 18, $"Account {account}", Quiet);
            WriteColumnHeads();
            Carry("Brought forward", balance);
        }
    }

    private void Carry(string name, Money balance)
    {
        var y = FirstBaseline();
        _page.Text(DetailsLeft, y, name, Quiet);
        Amount(Right, y, balance, Quiet, Right - InRight - 6);
        _y -= Leading + (2 * Padding);
        _page.Fill(Left, _y, Right - Left, 0.4m, Hairline);
    }

    private void WriteFoot()
    {
        const decimal Line = 40;
        using (document.BeginDecoration())
        {
            var servicer = statement.Servicer;
            var place = string.Join("  ·  ", new[] { servicer.Name, servicer.Address, $"BIC {servicer.Bic}" }.Where(part => part.Length > 0));
            _page.Fill(Left, Line + 12, Right - Left, 0.4m, Hairline);
            _page.Text(Left, Line, place, Quiet.FittedTo(place, 400));
            _page.Text(Left, Line - 11, $"Statement {statement.Id}", Quiet);
            var page = $"Page {document.PageCount.ToString(CultureInfo.InvariantCulture)} of ";
            _page.TextEndingAt(PageTotalLeft, Line, page, Quiet);
            _page.PageTotal(PageTotalLeft, Line, Quiet);
        }
    }
}
