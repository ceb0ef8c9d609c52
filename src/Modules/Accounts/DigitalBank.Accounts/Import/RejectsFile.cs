using System.Globalization;
using DigitalBank.Accounts.Csv;

namespace DigitalBank.Accounts.Import;

/// <summary>Writes rejected lines as they were, with line number, code and reason behind: corrected, the file can be imported as it is.</summary>
internal sealed class RejectsFile(TextWriter text)
{
    private readonly CsvWriter _csv = new(text);

    private bool _hasHeader;

    public async Task WriteAsync(ImportColumns columns, ImportReject reject)
    {
        var names = columns.Names.ToList();
        var kept = names.Select((name, i) => (name, i)).Where(column => !ImportColumns.OfRejects.Contains(column.name)).ToList();
        if (!_hasHeader)
        {
            _hasHeader = true;
            await _csv.WriteAsync([.. kept.Select(column => column.name), .. ImportColumns.OfRejects]);
        }

        // A line that could not be split stands whole in the first column; surplus fields are shown in the reason's line only.
        var fields = kept.Select(column => column.i < reject.Fields.Count ? reject.Fields[column.i] : "");
        await _csv.WriteAsync(
            [.. fields, reject.LineNumber.ToString(CultureInfo.InvariantCulture), reject.Code, reject.Reason]);
    }
}
