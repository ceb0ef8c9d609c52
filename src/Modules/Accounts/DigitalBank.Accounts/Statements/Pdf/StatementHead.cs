using System.Globalization;
using DigitalBank.Platform.Pdf;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Statements.Pdf;

/// <summary>What stands above the table on the first page: whose statement it is, of what, and its sums.</summary>
internal static class StatementHead
{
    /// <summary>Where the table begins below it.</summary>
    public const decimal Bottom = 548;

    private const decimal Facts = 330;

    private const decimal FactValues = 408;

    private const decimal Panel = 50;

    public static void Write(PdfDocument document, PdfPage page, Statement statement)
    {
        var colour = PdfColour.Parse(statement.Servicer.Colour);
        WriteLetterhead(document, page, statement.Servicer, colour);
        using (document.Begin(PdfRole.H1))
        {
            page.Text(StatementSheet.Left, 706, "Account statement", new PdfStyle(PdfFace.Bold, 19, PdfColour.Black));
        }

        using (document.Begin(PdfRole.P))
        {
            page.Text(
                StatementSheet.Left, 689, $"{StatementText.Date(statement.From)} to {StatementText.Date(statement.To)}",
                new PdfStyle(PdfFace.Regular, 10, StatementSheet.Grey));
        }

        WriteHolder(document, page, statement);
        WriteFacts(document, page, statement);
        WriteSums(document, page, statement, colour);
    }

    private static void WriteLetterhead(PdfDocument document, PdfPage page, StatementServicer servicer, PdfColour colour)
    {
        page.Fill(0, PdfPage.Height - 8, PdfPage.Width, 8, colour);
        page.Fill(StatementSheet.Left, 777, 4, 22, colour);
        var y = 795.0m;
        using (document.Begin(PdfRole.P))
        {
            var name = new PdfStyle(PdfFace.Bold, 20, colour);
            page.Text(StatementSheet.Left + 11, 781, servicer.Name, name.FittedTo(servicer.Name, 270));
            foreach (var line in servicer.Address.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(4))
            {
                page.TextEndingAt(StatementSheet.Right, y, line, StatementSheet.Quiet.FittedTo(line, 200));
                y -= StatementSheet.Leading;
            }
        }
    }

    private static void WriteHolder(PdfDocument document, PdfPage page, Statement statement)
    {
        using (document.Begin(PdfRole.P))
        {
            var style = new PdfStyle(PdfFace.Bold, 10, PdfColour.Black);
            var y = 658.0m;
            foreach (var line in style.Wrap(StatementText.Line(statement.Account.HolderName), Facts - StatementSheet.Left - 20).Take(4))
            {
                page.Text(StatementSheet.Left, y, line, style);
                y -= 13;
            }
        }
    }

    private static void WriteFacts(PdfDocument document, PdfPage page, Statement statement)
    {
        var account = statement.Account;
        var y = 706.0m;
        foreach (var (name, value) in new (string, string)[]
        {
            ("Account", StatementText.Number(account.Identifier, account.Iban is not null)),
            ("BIC", statement.Servicer.Bic),
            ("Currency", account.CurrencyCode),
            ("Statement", statement.SequenceNumber is { } number ? $"No. {number}" : "Copy on request"),
            ("Made on", StatementText.Date(DateOnly.FromDateTime(statement.CreatedAt.UtcDateTime))),
        })
        {
            using (document.Begin(PdfRole.P))
            {
                page.Text(Facts, y, name + " ", StatementSheet.Quiet);
                page.Text(FactValues, y, value, StatementSheet.Plain.FittedTo(value, StatementSheet.Right - FactValues));
            }

            y -= 13;
        }
    }

    private static void WriteSums(PdfDocument document, PdfPage page, Statement statement, PdfColour colour)
    {
        var (totals, bottom) = (statement.Totals, Bottom + 24);
        page.Fill(StatementSheet.Left, bottom, StatementSheet.Right - StatementSheet.Left, Panel, StatementSheet.Tint(colour));
        page.Fill(StatementSheet.Left, bottom, 2, Panel, colour);
        var width = (StatementSheet.Right - StatementSheet.Left) / 4;
        var x = StatementSheet.Left + 14;
        foreach (var (name, amount) in new (string, Money)[]
        {
            ("Opening balance", statement.OpeningBalance),
            ($"Money in ({Count(totals.CreditCount)})", totals.Credits),
            ($"Money out ({Count(totals.DebitCount)})", totals.Debits),
            ("Closing balance", statement.ClosingBalance),
        })
        {
            using (document.Begin(PdfRole.P))
            {
                var text = StatementText.Amount(amount);
                page.Text(x, bottom + 31, name + " ", StatementSheet.Quiet.FittedTo(name, width - 16));
                page.Text(x, bottom + 14, text, new PdfStyle(PdfFace.Bold, 11.5m, PdfColour.Black).FittedTo(text, width - 16));
            }

            x += width;
        }
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
