using DigitalBank.Platform.Pdf;

namespace DigitalBank.Accounts.Statements.Pdf;

/// <summary>A statement for people: paged, with the balance after every line and carried from page to page.</summary>
internal static class StatementPdf
{
    public static async Task WriteAsync(Statement statement, Stream stream, CancellationToken cancellationToken)
    {
        var title = $"Account statement {statement.Account.Identifier}, {StatementText.Date(statement.From)} to {StatementText.Date(statement.To)}";
        var document = new PdfDocument(stream, new PdfInformation(title, statement.Servicer.Name, "en", statement.CreatedAt));
        var sheet = new StatementSheet(document, statement);
        using (document.Begin(PdfRole.Document))
        {
            StatementHead.Write(document, sheet.BeginPage(), statement);
            using (document.Begin(PdfRole.Table))
            {
                await WriteTableAsync(sheet, statement, cancellationToken);
            }

            sheet.WriteNotice();
        }

        document.Finish();
    }

    private static async Task WriteTableAsync(StatementSheet sheet, Statement statement, CancellationToken cancellationToken)
    {
        sheet.WriteColumnHeads();
        sheet.WriteBalance("Opening balance", statement.From, statement.OpeningBalance);
        var balance = statement.OpeningBalance;
        await foreach (var line in statement.ReadLines(cancellationToken))
        {
            var before = balance;
            balance += line.IsCredit ? line.Booked.Amount : -line.Booked.Amount;
            sheet.WriteRow(StatementRow.Of(line), before, balance);
        }

        sheet.WriteBalance("Closing balance", statement.To, balance);
    }
}
