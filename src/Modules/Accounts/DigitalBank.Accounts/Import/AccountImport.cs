using DigitalBank.Accounts.Csv;
using DigitalBank.Accounts.Products;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Import;

/// <summary>What to do with a file.</summary>
/// <param name="DryRun">Say what would happen and change nothing.</param>
internal sealed record ImportOrder(bool DryRun, ControlTotals Expected);

/// <summary>Hears how an import goes on.</summary>
internal interface IImportListener
{
    /// <summary>Called in the order of the file.</summary>
    Task RejectedAsync(ImportColumns columns, ImportReject reject);

    void Progressed(long rows);
}

/// <summary>Takes a CSV file through the import, in chunks; nothing but a line's own fault keeps it out.</summary>
internal sealed class AccountImport(ProductCatalogue products, IBusinessCalendar calendar, IServiceScopeFactory scopes)
{
    /// <param name="file">Gone through twice when there are control totals, so it must allow seeking.</param>
    public async Task<Result<ImportReport>> RunAsync(
        Stream file, ImportOrder order, IImportListener listener, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        if (order.Expected.AreGiven && await SurveyAsync(file, order.Expected, today, cancellationToken) is { } differs)
        {
            return differs;
        }

        var opened = await ImportFile.OpenAsync(file, cancellationToken);
        if (!opened.IsSuccess)
        {
            return opened.Failure;
        }

        await using var lines = opened.Value;
        var check = new LineCheck(lines.Columns, await products.ReadAsync(cancellationToken), today);
        var memory = new FileMemory();
        var tally = new ImportTally();
        var chunk = new List<(CsvRecord Record, Result<AccountToImport> Line)>(ImportAccountLines.MaxLines);
        await foreach (var record in lines.ReadAsync())
        {
            tally.Count(check.ControlAmount(record));
            var line = check.Check(record);
            chunk.Add((record, line.IsSuccess && memory.Meet(line.Value) is { } contradicts ? contradicts : line));
            if (chunk.Count == ImportAccountLines.MaxLines)
            {
                if (await ImportAsync(chunk, lines.Columns, order.DryRun, tally, listener, cancellationToken) is { } stopped)
                {
                    return stopped;
                }

                chunk.Clear();
            }
        }

        return await ImportAsync(chunk, lines.Columns, order.DryRun, tally, listener, cancellationToken) is { } failure
            ? failure
            : tally.Report(order.DryRun);
    }

    private async Task<Failure?> SurveyAsync(Stream file, ControlTotals expected, DateOnly today, CancellationToken cancellationToken)
    {
        var opened = await ImportFile.OpenAsync(file, cancellationToken);
        if (!opened.IsSuccess)
        {
            return opened.Failure;
        }

        await using var lines = opened.Value;
        var check = new LineCheck(lines.Columns, await products.ReadAsync(cancellationToken), today);
        var tally = new ImportTally();
        await foreach (var record in lines.ReadAsync())
        {
            tally.Count(check.ControlAmount(record));
        }

        return expected.Compare(tally.Rows, tally.InFile);
    }

    private async Task<Failure?> ImportAsync(
        List<(CsvRecord Record, Result<AccountToImport> Line)> chunk,
        ImportColumns columns,
        bool dryRun,
        ImportTally tally,
        IImportListener listener,
        CancellationToken cancellationToken)
    {
        var command = new ImportAccountLines([.. chunk.Where(c => c.Line.IsSuccess).Select(c => c.Line.Value)], dryRun);
        var sent = command.Lines.Count == 0 ? new List<LineOutcome>() : await SendAsync(command, cancellationToken);
        if (!sent.IsSuccess)
        {
            return sent.Failure;
        }

        var outcomes = sent.Value.ToDictionary(outcome => outcome.Line.LineNumber);
        foreach (var (record, line) in chunk)
        {
            var failure = line.Failure ?? outcomes[record.LineNumber].Failure;
            if (failure is null)
            {
                tally.Imported(outcomes[record.LineNumber]);
                continue;
            }

            tally.Reject(failure);
            await listener.RejectedAsync(columns, new ImportReject(record.LineNumber, record.Fields, failure.Code, failure.Message));
        }

        listener.Progressed(tally.Rows);
        return null;
    }

    private async Task<Result<IReadOnlyList<LineOutcome>>> SendAsync(ImportAccountLines command, CancellationToken cancellationToken)
    {
        try
        {
            return await SendOnceAsync(command, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody else has just opened one of these accounts. The second look finds it there.
            return await SendOnceAsync(command, cancellationToken);
        }
    }

    /// <summary>A scope for each chunk: a context that had tracked the whole file would be slow and large.</summary>
    private async Task<Result<IReadOnlyList<LineOutcome>>> SendOnceAsync(ImportAccountLines command, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellationToken);
    }
}
