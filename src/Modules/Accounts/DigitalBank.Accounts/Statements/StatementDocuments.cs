using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Statements;

/// <summary>Statements to hand out: of a period that somebody asks for, or one that was issued.</summary>
internal sealed class StatementDocuments(AccountsDbContext db, StatementReader reader, StatementArchive archive)
{
    /// <summary>A leap year: what somebody may want for the tax office. Longer periods are exported on the command line.</summary>
    private const int LongestPeriod = 366;

    public async Task<Result<StatementDocument>> OnDemandAsync(
        AccountView account, DateOnly from, DateOnly to, string formatName, CancellationToken cancellationToken)
    {
        if (from > to || to.DayNumber - from.DayNumber >= LongestPeriod)
        {
            return AccountsErrors.PeriodInvalid;
        }

        if (StatementFormat.Find(formatName) is not { } format)
        {
            return AccountsErrors.FormatUnknown;
        }

        var statement = await reader.ReadAsync(account, from, to, sequenceNumber: null, cancellationToken);
        return statement.IsSuccess ? await WriteAsync(statement.Value, format, cancellationToken) : statement.Failure;
    }

    /// <summary>
    /// The file that was issued. In another format, or where the file is not at hand, the statement is made again from the ledger: its days
    /// are closed, so the lines are the same.
    /// </summary>
    public async Task<Result<StatementDocument>> IssuedAsync(
        AccountView account, int number, string formatName, CancellationToken cancellationToken)
    {
        if (StatementFormat.Find(formatName) is not { } format)
        {
            return AccountsErrors.FormatUnknown;
        }

        var issued = await db.Statements.AsNoTracking()
            .SingleOrDefaultAsync(s => s.AccountId == account.AccountId && s.SequenceNumber == number, cancellationToken);
        if (issued is null)
        {
            return AccountsErrors.UnknownStatement;
        }

        if (archive.Open(issued, format) is { } file)
        {
            return new StatementDocument(file, format, NameOf(account, issued.FromDate, issued.ToDate, format));
        }

        var statement = await reader.ReadAsync(account, issued.FromDate, issued.ToDate, number, cancellationToken);
        if (!statement.IsSuccess)
        {
            return statement.Failure;
        }

        return statement.Value.ClosingBalance.MinorUnits == issued.ClosingBalance
            ? await WriteAsync(statement.Value, format, cancellationToken)
            : AccountsErrors.StatementDoesNotFoot;
    }

    private static async Task<Result<StatementDocument>> WriteAsync(
        Statement statement, StatementFormat format, CancellationToken cancellationToken)
    {
        // Written whole before the first byte goes out: half a statement must never look like one.
        var file = TemporaryFile.Create();
        await format.WriteAsync(statement, file, cancellationToken);
        file.Position = 0;
        return new StatementDocument(file, format, NameOf(statement.Account, statement.From, statement.To, format));
    }

    private static string NameOf(AccountView account, DateOnly from, DateOnly to, StatementFormat format) =>
        $"{StatementFile.SafeName(account)}-{from:yyyyMMdd}-{to:yyyyMMdd}.{format.Extension}";
}

/// <param name="Content">Whoever sends it disposes of it.</param>
internal sealed record StatementDocument(Stream Content, StatementFormat Format, string FileName);
