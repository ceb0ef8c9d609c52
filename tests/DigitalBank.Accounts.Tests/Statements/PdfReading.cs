using System.Diagnostics;
using System.Text;

namespace DigitalBank.Accounts.Tests.Statements;

/// <summary>Reads a PDF with programs that other people wrote: Poppler and QPDF.</summary>
internal static class PdfReading
{
    public const string Text = "pdftotext";

    public const string Info = "pdfinfo";

    public const string Check = "qpdf";

    /// <summary>The rows of the document's table, cell by cell, as a screen reader is told them.</summary>
    public static List<string[]> Rows(byte[] pdf)
    {
        var rows = new List<List<string>>();
        foreach (var line in Run(Info, pdf, file => ["-struct-text", file]).Split('\n').Select(line => line.Trim(' ')))
        {
            if (line == "TR")
            {
                rows.Add([]);
            }
            else if (line is "TD" or "TH:")
            {
                rows[^1].Add("");
            }
            else if (rows.Count > 0 && rows[^1].Count > 0 && line is ['"', .. var text, '"'])
            {
                rows[^1][^1] += text + "\n";
            }
            else if (line.StartsWith("P (", StringComparison.Ordinal) && rows.Count > 0)
            {
                break;
            }
        }

        return [.. rows.Select(row => row.ToArray())];
    }

    /// <summary>What stands on the pages, in the order in which it was drawn.</summary>
    public static string VisibleText(byte[] pdf) => Run(Text, pdf, file => ["-raw", "-enc", "UTF-8", file, "-"]);

    /// <summary>The same of many documents, one behind the other: a program started once takes no longer than for one.</summary>
    public static string VisibleTextOfAll(IReadOnlyList<byte[]> pdfs)
    {
        var folder = Directory.CreateTempSubdirectory("digitalbank-pdf-").FullName;
        try
        {
            var files = pdfs.Select((_, i) => Path.Combine(folder, $"{i}.pdf")).ToList();
            foreach (var (pdf, file) in pdfs.Zip(files))
            {
                File.WriteAllBytes(file, pdf);
            }

            var all = Path.Combine(folder, "all.pdf");
            Run(Check, ["--empty", "--pages", .. files, "--", all]);
            return Run(Text, ["-raw", "-enc", "UTF-8", all, "-"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Of all that stands on the pages, what the rows of the table end with: references, amounts and balances.</summary>
    public static string RowsOf(string visibleText)
    {
        var rows = new StringBuilder();
        var isAmount = false;
        foreach (var line in visibleText.Split('\n'))
        {
            var balance = line.IndexOf("Opening balance ", StringComparison.Ordinal) is var opening and >= 0
                ? opening
                : line.IndexOf("Closing balance ", StringComparison.Ordinal);
            if (balance > 0)
            {
                rows.Append(line.AsSpan(balance)).Append('\n');
            }
            else if (isAmount || line.StartsWith("Booking ", StringComparison.Ordinal))
            {
                rows.Append(line).Append('\n');
            }

            isAmount = line.StartsWith("Booking ", StringComparison.Ordinal);
        }

        return rows.ToString();
    }

    public static string Facts(byte[] pdf) => Run(Info, pdf, file => [file]);

    /// <summary>Throws with what the checker says about a file that is broken.</summary>
    public static void EnsureSound(byte[] pdf) => Run(Check, pdf, file => ["--check", file]);

    public static string Squeezed(string? text) => string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));

    private static string Run(string program, byte[] pdf, Func<string, string[]> arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            return Run(program, arguments(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Run(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && errors.Result.Length == 0
            ? output
            : throw new InvalidOperationException($"{program}: {output} {errors.Result}");
    }
}
