using System.Globalization;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Accounts.Statements.Cycles;

/// <summary>Writes what is due of one account, numbered 1, 2, 3 … without a gap, and remembers it.</summary>
internal sealed partial class StatementIssuer(
    AccountsDbContext db, IMediator bank, StatementReader reader, StatementArchive archive, ILogger<StatementIssuer> logger)
{
    /// <returns>How many statements were issued.</returns>
    public async Task<Result<int>> IssueAsync(Guid accountId, StatementClose close, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(accountId), cancellationToken);
        var plan = await bank.Send(new GetStatementPlan(accountId, Holder: null), cancellationToken);
        if (!account.IsSuccess || !plan.IsSuccess)
        {
            return account.Failure ?? plan.Failure!;
        }

        var last = await db.Statements.AsNoTracking()
            .Where(s => s.AccountId == accountId)
            .OrderByDescending(s => s.SequenceNumber)
            .FirstOrDefaultAsync(cancellationToken);
        var failed = await db.StatementFailures.AsNoTracking().SingleOrDefaultAsync(f => f.AccountId == accountId, cancellationToken);
        var issued = 0;
        foreach (var (from, to) in StatementPeriods.Due(
            plan.Value.Cycle, close with { FirstDue = failed?.BusinessDate }, last?.ToDate, account.Value.OpenedOn, account.Value.ClosedOn))
        {
            var read = await reader.ReadAsync(account.Value, from, to, (last?.SequenceNumber ?? 0) + 1, cancellationToken);
            if (!read.IsSuccess)
            {
                return read.Failure;
            }

            if (plan.Value.Cycle == StatementCycle.Daily && read.Value.Totals.Count == 0)
            {
                continue;
            }

            if (last is not null && last.ClosingBalance != read.Value.OpeningBalance.MinorUnits)
            {
                return AccountsErrors.StatementDoesNotFoot;
            }

            var written = await IssueAsync(read.Value, plan.Value.Formats, cancellationToken);
            if (!written.IsSuccess)
            {
                return written.Failure;
            }

            last = written.Value;
            issued++;
        }

        return issued;
    }

    private async Task<Result<IssuedStatement>> IssueAsync(
        Statement statement, IReadOnlyList<string> formats, CancellationToken cancellationToken)
    {
        var record = RecordOf(statement, formats);
        try
        {
            // The files first: should the process die before the record is saved, the next run writes the same files again.
            foreach (var format in formats.Select(name => StatementFormat.Find(name)!))
            {
                await StatementFile.WriteAsync(statement, format, archive.PathOf(record, format), cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(record.AccountId, exception);
            return AccountsErrors.StatementNotWritten;
        }

        db.Statements.Add(record);
        await db.SaveChangesAsync(cancellationToken);
        return record;
    }

    private static IssuedStatement RecordOf(Statement statement, IReadOnlyList<string> formats) => new()
    {
        AccountId = statement.Account.AccountId,
        SequenceNumber = statement.SequenceNumber!.Value,
        FromDate = statement.From,
        ToDate = statement.To,
        OpeningBalance = statement.OpeningBalance.MinorUnits,
        ClosingBalance = statement.ClosingBalance.MinorUnits,
        Lines = statement.Totals.Count,
        Formats = string.Join(' ', formats),
        FileName = Path.Combine(
            statement.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            $"{StatementFile.SafeName(statement.Account)}-{statement.SequenceNumber:0000}"),
        IssuedAt = statement.CreatedAt,
    };

    [LoggerMessage(LogLevel.Error, "The statement of account {AccountId} could not be written")]
    private partial void LogNotWritten(Guid accountId, Exception exception);
}
