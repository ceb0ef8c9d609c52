using System.Diagnostics;

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
            var start = new ProcessStartInfo(program, arguments(file)) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 && errors.Result.Length == 0
                ? output
                : throw new InvalidOperationException($"{program}: {output} {errors.Result}");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
