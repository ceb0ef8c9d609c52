using System.Security.Cryptography;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>
/// Takes in a file of statements or notifications (camt.053, camt.054, MT940, CSV) and matches it with our ledger. All of the file is checked
/// before any of it is taken in; each statement is then taken in whole or not at all, and the report says which were not.
/// </summary>
/// <param name="FileName">As the file is called, which is not always its path.</param>
/// <param name="AccountCode">Our code of the account; null finds it by the account number in the statement.</param>
/// <param name="IsDryRun">Works out the report and saves nothing.</param>
internal sealed record ReconcileStatements(string Path, string FileName, string? AccountCode = null, bool IsDryRun = false) : ICommand<ReconciliationReport>;

internal sealed class ReconcileStatementsHandler(
    AccountReconciler reconciler,
    ReconciliationReporter reporter,
    StatementFileReader reader,
    PaymentsDbContext db,
    IOptions<PaymentsOptions> options) : ICommandHandler<ReconcileStatements, ReconciliationReport>
{
    /// <summary>How often a file loses to others over the same account before it gives up.</summary>
    private const int MostLost = 10;

    public async Task<Result<ReconciliationReport>> Handle(ReconcileStatements command, CancellationToken cancellationToken)
    {
        if (!File.Exists(command.Path))
        {
            return PaymentsErrors.FileMissing;
        }

        await using var content = new FileStream(
            command.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (content.Length > options.Value.MaxFileMegabytes * 1024L * 1024L)
        {
            return PaymentsErrors.FileTooLarge;
        }

        var hash = Convert.ToHexString(await SHA256.HashDataAsync(content, cancellationToken));
        var file = await reader.CheckAsync(content, hash, command, cancellationToken);
        if (!file.IsSuccess)
        {
            return file.Failure;
        }

        // A dry run does the same and is undone: the second statement of a file sees what the first one has brought.
        await using var undone = command.IsDryRun ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        return await TakeInAsync(file.Value.Statements, command.IsDryRun, cancellationToken);
    }

    private async Task<Result<ReconciliationReport>> TakeInAsync(
        IEnumerable<IncomingStatement> statements, bool isDryRun, CancellationToken cancellationToken)
    {
        var taken = new List<ReconciledStatement>();
        var refused = new List<(RefusedStatement Statement, Failure Why)>();
        for (var lost = 0; ; lost++)
        {
            try
            {
                var unavailable = await TakeInAsync(statements.Skip(taken.Count + refused.Count), taken, refused, isDryRun, cancellationToken);

                // A file that brings one new statement among known ones has done something; one that brings none is refused.
                return unavailable is not null ? unavailable
                    : taken.Count == 0 && refused.Count > 0 ? refused[0].Why
                    : new ReconciliationReport(taken, refused.ConvertAll(each => each.Statement), isDryRun);
            }
            catch (DbUpdateException failed) when (failed.IsConflict() && !isDryRun && lost < MostLost)
            {
                // Another statement of the account was saved first: this one is read again, after it.
            }
        }
    }

    /// <returns>Why nothing more can be taken in now; null when all statements have had their turn.</returns>
    private async Task<Failure?> TakeInAsync(
        IEnumerable<IncomingStatement> statements,
        List<ReconciledStatement> taken,
        List<(RefusedStatement Statement, Failure Why)> refused,
        bool isDryRun,
        CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            var run = await reconciler.TakeInAsync(statement, cancellationToken);
            if (run.IsSuccess)
            {
                taken.Add(await reporter.ReportAsync(run.Value, isDryRun, cancellationToken));
            }
            else if (run.Failure.Kind == FailureKind.Unavailable)
            {
                return run.Failure.Because(
                    $"{run.Failure.Message} {taken.Count} statements of the file were taken in, and not number {statement.Statement.Number} and those after it: "
                    + "hand in the same file again, nothing is taken in twice.");
            }
            else
            {
                refused.Add((RefusedStatement.Of(statement.Statement.Number, statement.Statement.StatementId, run.Failure), run.Failure));
            }
        }

        return null;
    }
}
