using System.Text;
using DigitalBank.Payments.Files;
using DigitalBank.Payments.Iso20022;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>Finds out in which format a statement file is written, from how it begins.</summary>
internal sealed class StatementFormats(
    MessageSchemas schemas, IOptions<PaymentsOptions> payments, IOptions<ReconciliationOptions> options)
{
    private const int Beginning = 4_096;

    /// <param name="file">Rewound afterwards.</param>
    /// <param name="contentHash">Names a CSV file, which has no id of its own.</param>
    public IStatementFormat FormatOf(Stream file, string contentHash)
    {
        var beginning = Read(file);
        if (beginning.StartsWith('<'))
        {
            if (beginning.Contains("camt.052", StringComparison.Ordinal))
            {
                return new CamtReportFormat(schemas, FileLimits.For(payments.Value));
            }

            var isNotification = beginning.Contains("camt.054", StringComparison.Ordinal);
            return new CamtFormat(schemas, FileLimits.For(payments.Value), isNotification);
        }

        return !beginning.StartsWith("{1:", StringComparison.Ordinal) && !beginning.StartsWith(":20:", StringComparison.Ordinal)
            ? new CsvFormat([.. options.Value.CsvLayouts], contentHash)
            : IsInterim(beginning) ? new Mt942Format()
            : new Mt940Format();
    }

    /// <summary>Field 34F is mandatory in an MT942, and stands in no MT940.</summary>
    private static bool IsInterim(string beginning) => beginning.Contains("\n:34F:", StringComparison.Ordinal);

    private static string Read(Stream file)
    {
        var buffer = new byte[Beginning];
        file.Position = 0;
        var read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        file.Position = 0;
        using var text = new StreamReader(new MemoryStream(buffer, 0, read), Encoding.UTF8);
        return text.ReadToEnd().TrimStart();
    }
}
