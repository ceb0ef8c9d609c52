using System.Text;
using DigitalBank.Accounts.Csv;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Import;

/// <summary>An account file that has been opened: its columns are known, its lines come one by one.</summary>
internal sealed class ImportFile : IAsyncDisposable
{
    private readonly StreamReader _text;

    private readonly IAsyncEnumerator<CsvRecord> _records;

    private ImportFile(StreamReader text, IAsyncEnumerator<CsvRecord> records, ImportColumns columns)
    {
        _text = text;
        _records = records;
        Columns = columns;
    }

    public ImportColumns Columns { get; }

    /// <summary>Reads the header; from the beginning, so that a file can be gone through twice.</summary>
    public static async Task<Result<ImportFile>> OpenAsync(Stream file, CancellationToken cancellationToken)
    {
        file.Position = 0;
        var text = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);
        var records = new CsvReader(text).ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        if (!await records.MoveNextAsync())
        {
            return ImportErrors.Empty;
        }

        var columns = ImportColumns.From(records.Current);
        return columns.IsSuccess ? new ImportFile(text, records, columns.Value) : columns.Failure;
    }

    /// <summary>The lines behind the header; once.</summary>
    public async IAsyncEnumerable<CsvRecord> ReadAsync()
    {
        while (await _records.MoveNextAsync())
        {
            yield return _records.Current;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _records.DisposeAsync();
        _text.Dispose();
    }
}
