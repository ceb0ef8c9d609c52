using System.Globalization;
using System.Text;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Reports;

namespace DigitalBank.Ledger.Reports;

/// <summary>Reports as RFC 4180 CSV with a header record, one record per line.</summary>
internal static class ReportCsv
{
    public static string Of(TrialBalance report)
    {
        var csv = new StringBuilder("code,name,parent,currency,debits,credits\r\n");
        foreach (var row in report.Rows)
        {
            Append(csv, row.Code, row.Name, row.ParentCode ?? "", row.Debits.Currency.Code, row.Debits.ToAmountText(), row.Credits.ToAmountText());
        }

        return csv.ToString();
    }

    public static string Of(IReadOnlyList<ReportLine> lines)
    {
        var csv = new StringBuilder("code,name,class,depth,header,currency,balance\r\n");
        foreach (var line in lines)
        {
            Append(
                csv,
                line.Code,
                line.Name,
                line.Class.ToString(),
                line.Depth.ToString(CultureInfo.InvariantCulture),
                line.IsHeader ? "yes" : "no",
                line.Balance.Currency.Code,
                line.Balance.ToAmountText());
        }

        return csv.ToString();
    }

    private static void Append(StringBuilder csv, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            csv.Append(i == 0 ? "" : ",").Append(Quoted(fields[i]));
        }

        csv.Append("\r\n");
    }

    private static string Quoted(string field)
    {
        // Names are typed by staff. A spreadsheet would run what begins like a formula (OWASP, CSV Injection); amounts may begin with a minus.
        var text = field is ['=' or '+' or '@' or '\t' or '\r', ..] || field is ['-', not (>= '0' and <= '9'), ..] ? "'" + field : field;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
