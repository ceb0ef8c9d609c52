using DigitalBank.Accounts.Statements.Pdf;

namespace DigitalBank.Accounts.Statements;

/// <summary>A way to write a statement down.</summary>
/// <param name="Name">As callers name it: <c>csv</c>, <c>camt053</c>.</param>
/// <param name="Extension">Of its files, without a point.</param>
internal sealed record StatementFormat(
    string Name,
    string ContentType,
    string Extension,
    Func<Statement, Stream, CancellationToken, Task> WriteAsync)
{
    public static readonly StatementFormat Csv = new("csv", "text/csv; charset=utf-8", "csv", StatementCsv.WriteAsync);

    public static readonly StatementFormat Camt053 = new(
        "camt053", "application/xml", "xml", (statement, stream, ct) => StatementCamt053.WriteAsync(statement, CamtVersion.V08, stream, ct));

    /// <summary>For receivers that have not moved to the newer version yet.</summary>
    public static readonly StatementFormat Camt053V02 = new(
        "camt053.02", "application/xml", "02.xml", (statement, stream, ct) => StatementCamt053.WriteAsync(statement, CamtVersion.V02, stream, ct));

    public static readonly StatementFormat Pdf = new("pdf", "application/pdf", "pdf", StatementPdf.WriteAsync);

    public static IReadOnlyList<StatementFormat> All => [Pdf, Csv, Camt053, Camt053V02];

    public static StatementFormat? Find(string? name) => All.FirstOrDefault(format => format.Name == name);
}
