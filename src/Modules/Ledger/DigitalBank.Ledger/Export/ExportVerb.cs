using System.CommandLine;
using System.Globalization;
using System.Text;
using DigitalBank.Platform.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Ledger.Export;

/// <summary><c>ledger export</c>: the journal for hledger or a spreadsheet.</summary>
internal sealed class ExportVerb
{
    private readonly Option<ExportFormat> _format = new("--format") { Description = "hledger or csv", DefaultValueFactory = _ => ExportFormat.Hledger };

    private readonly Option<DateOnly?> _from = new("--from") { Description = "First booking date (YYYY-MM-DD); from the beginning when missing" };

    private readonly Option<DateOnly?> _to = new("--to") { Description = "Last booking date; up to now when missing" };

    private readonly Option<FileInfo?> _out = new("--out") { Description = "File to write; standard output when missing" };

    public static Command Create(VerbRunner verbs)
    {
        var verb = new ExportVerb();
        var command = new Command("export", "Write the journal in the format of hledger or as CSV") { verb._format, verb._from, verb._to, verb._out };
        command.SetAction(verbs.Run(verb.RunAsync));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var (from, to) = (parsed.GetValue(_from), parsed.GetValue(_to));
        if (from > to)
        {
            return output.Refuse(LedgerErrors.DateRangeInvalid);
        }

        var export = services.GetRequiredService<JournalExport>();
        Task<long> WriteAsync(TextWriter target) => export.WriteAsync(
            target,
            parsed.GetValue(_format),
            from,
            to,
            entries => output.Progress(string.Create(CultureInfo.InvariantCulture, $"{entries:N0} entries")),
            cancellationToken);

        if (parsed.GetValue(_out) is not { } file)
        {
            await WriteAsync(output.Standard);
            output.ProgressDone();
            return VerbOutput.Success;
        }

        // Under its own name only once it is complete: nobody takes half a journal for a whole one.
        var unfinished = file.FullName + ".unfinished";
        long written;
        await using (var text = new StreamWriter(unfinished, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            written = await WriteAsync(text);
        }

        File.Move(unfinished, file.FullName, overwrite: true);
        output.ProgressDone();
        if (output.IsJson)
        {
            output.Json(new { Entries = written, File = file.FullName });
        }

        output.Line($"{written} entries written to {file.FullName}.");
        return VerbOutput.Success;
    }
}
