using System.CommandLine;
using System.Globalization;
using System.Text;
using DigitalBank.Ledger.Export;
using DigitalBank.Platform.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Ledger.Import;

/// <summary><c>ledger import F</c>: books a journal from a file of hledger or from our CSV.</summary>
internal sealed class ImportVerb
{
    private const int ShownRejects = 20;

    private readonly Argument<FileInfo> _file = new("file") { Description = "A journal of hledger, or CSV as 'ledger export' writes it" };

    private readonly Option<ExportFormat?> _format = new("--format") { Description = "hledger or csv; by the file's name when missing" };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would happen and change nothing" };

    private readonly Option<bool> _open = new("--open-accounts")
    {
        Description = "Open accounts that are missing, below the header that their first word means (assets, liabilities, …)",
    };

    private readonly Option<string?> _currency = new("--currency") { Description = "ISO 4217, for amounts without one" };

    private readonly Option<int?> _year = new("--year") { Description = "For dates without one" };

    private readonly Option<string?> _virtual = new("--virtual-account")
    {
        Description = "Where unbalanced postings (written in parentheses) find their other side, such as equity:opening",
    };

    private readonly Option<FileInfo?> _rejects = new("--rejects") { Description = "Write what was not booked to this file, each with its reason" };

    public static Command Create(VerbRunner verbs)
    {
        var verb = new ImportVerb();
        var command = new Command("import", "Book a journal from a file; safe to run twice")
        {
            verb._file, verb._format, verb._dryRun, verb._open, verb._currency, verb._year, verb._virtual, verb._rejects,
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

        using var text = file.OpenText();
        var settings = new ImportSettings(parsed.GetValue(_currency), parsed.GetValue(_year), parsed.GetValue(_virtual));
        var isCsv = parsed.GetValue(_format) is { } format
            ? format == ExportFormat.Csv
            : file.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase);
        var entries = isCsv
            ? new CsvJournalReader(text).ReadAsync(cancellationToken)
            : new HledgerReader(text, settings).ReadAsync(cancellationToken);
        await using var rejects = new Rejects(output, parsed.GetValue(_rejects), isCsv);
        var report = await services.GetRequiredService<JournalImport>().RunAsync(
            entries, parsed.GetValue(_dryRun), parsed.GetValue(_open), rejects.Add, cancellationToken);
        return Show(report, output);
    }

    private static int Show(ImportReport report, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.Json(report);
        }

        output.Line(report.DryRun ? "Dry run: nothing was changed." : "Imported.");
        output.Line(string.Create(CultureInfo.InvariantCulture, $"  entries in the file  {report.Entries,12:N0}"));
        output.Line(string.Create(CultureInfo.InvariantCulture, $"  {(report.DryRun ? "would be booked    " : "booked             ")}  {report.Booked,12:N0}"));
        output.Line(string.Create(CultureInfo.InvariantCulture, $"  booked before        {report.AlreadyBooked,12:N0}"));
        output.Line(string.Create(CultureInfo.InvariantCulture, $"  without an amount    {report.Empty,12:N0}"));
        output.Line(string.Create(CultureInfo.InvariantCulture, $"  rejected             {report.Rejected,12:N0}"));
        output.Line(string.Create(CultureInfo.InvariantCulture, $"  accounts {(report.DryRun ? "to open" : "opened ")}     {report.Opened,12:N0}"));
        return report.Rejected == 0 ? VerbOutput.Success : VerbOutput.Failed;
    }

    /// <summary>The first ones on the screen, all of them in the file that was named, which can be corrected and imported.</summary>
    private sealed class Rejects(VerbOutput output, FileInfo? file, bool isCsv) : IAsyncDisposable
    {
        private StreamWriter? _text;
        private int _shown;

        public void Add(ImportReject reject)
        {
            if (_shown++ < ShownRejects)
            {
                output.Error($"line {reject.LineNumber}: {reject.Reason} ({reject.Code})");
            }

            if (file is not null)
            {
                _text ??= new StreamWriter(file.FullName, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                _text.WriteLine(isCsv ? $"{reject.Text}\n# line {reject.LineNumber}: {reject.Reason}" : $"; line {reject.LineNumber}: {reject.Reason}\n{reject.Text}\n");
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (_text is not null)
            {
                await _text.DisposeAsync();
            }
        }
    }
}
