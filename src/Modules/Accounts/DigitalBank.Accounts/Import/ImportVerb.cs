using System.CommandLine;
using System.Globalization;
using System.Text;
using DigitalBank.Platform.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Import;

/// <summary><c>accounts import F.csv</c>.</summary>
internal sealed class ImportVerb
{
    private readonly Argument<FileInfo> _file = new("file") { Description = "CSV, UTF-8, with a header line" };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would happen and change nothing" };

    private readonly Option<FileInfo?> _rejects = new("--rejects") { Description = "Write rejected lines with their reasons to this file" };

    private readonly Option<long?> _count = new("--expect-count") { Description = "Import nothing unless the file has this many lines" };

    private readonly Option<string[]> _totals = new("--expect-total")
    {
        Description = "Import nothing unless the opening balances of a currency sum up to this: EUR=123.45; may be repeated",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create(VerbRunner verbs)
    {
        var verb = new ImportVerb();
        var command = new Command("import", "Open existing accounts in bulk from a CSV file; safe to run twice")
        {
            verb._file, verb._dryRun, verb._rejects, verb._count, verb._totals,
        };
        command.SetAction(verbs.Run(verb.RunAsync));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var file = parsed.GetRequiredValue(_file);
        if (!file.Exists)
        {
            output.Error($"There is no file {file.FullName}.");
            return VerbOutput.Failed;
        }

        var expected = ControlTotals.Parse(parsed.GetValue(_count), parsed.GetValue(_totals) ?? []);
        if (!expected.IsSuccess)
        {
            return output.Refuse(expected.Failure);
        }

        try
        {
            await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: true);
            await using var listener = new ConsoleListener(output, parsed.GetValue(_rejects));
            var import = services.GetRequiredService<AccountImport>();
            var report = await import.RunAsync(
                stream, new ImportOrder(parsed.GetValue(_dryRun), expected.Value), listener, cancellationToken);
            output.ProgressDone();
            return report.IsSuccess ? Show(report.Value, output) : output.Refuse(report.Failure);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            output.Error(exception.Message);
            return VerbOutput.Failed;
        }
    }

    private static int Show(ImportReport report, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.Json(report);
        }

        output.Line(report.DryRun ? "Dry run: nothing was changed." : "Imported.");
        output.Line($"  lines              {report.Rows,12:N0}");
        output.Line($"  {(report.DryRun ? "would be accepted" : "accepted         ")}  {report.Accepted,12:N0}");
        output.Line($"  already imported   {report.AlreadyImported,12:N0}");
        output.Line($"  rejected           {report.Rejected,12:N0}");
        foreach (var total in report.Totals)
        {
            output.Line($"  {total.Currency} opening balances: in the file {total.InFile.ToAmountText()}, imported {total.Imported.ToAmountText()}");
        }

        foreach (var (code, count) in report.RejectedByCode.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.Line(string.Create(CultureInfo.InvariantCulture, $"  {count} x {code}"));
        }

        return report.Rejected == 0 ? VerbOutput.Success : VerbOutput.Failed;
    }

    /// <summary>Shows the first rejects on the screen and writes all of them to the file that was named.</summary>
    private sealed class ConsoleListener(VerbOutput output, FileInfo? rejects) : IImportListener, IAsyncDisposable
    {
        private const int ShownRejects = 20;

        private StreamWriter? _text;

        private RejectsFile? _file;

        private int _shown;

        public async Task RejectedAsync(ImportColumns columns, ImportReject reject)
        {
            if (_shown++ < ShownRejects)
            {
                output.Error($"line {reject.LineNumber}: {reject.Reason} ({reject.Code})");
            }
            else if (_shown == ShownRejects + 1)
            {
                output.Error(rejects is null ? "More lines were rejected: --rejects FILE lists them all." : $"All rejects: {rejects.FullName}");
            }

            if (rejects is not null)
            {
                _text ??= new StreamWriter(rejects.FullName, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                _file ??= new RejectsFile(_text);
                await _file.WriteAsync(columns, reject);
            }
        }

        public void Progressed(long rows) => output.Progress(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} lines"));

        public async ValueTask DisposeAsync()
        {
            if (_text is not null)
            {
                await _text.DisposeAsync();
            }
        }
    }
}
