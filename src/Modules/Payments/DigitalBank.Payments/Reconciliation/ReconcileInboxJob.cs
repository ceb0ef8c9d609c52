using System.Data.Common;
using System.Security.Cryptography;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>
/// Takes in the statements of the inbox folder, in the order of their names, and moves each to <c>processed</c>, or to <c>failed</c> with
/// a text file beside it that says why. Files under other endings are left alone: write under a temporary name, then rename.
/// </summary>
internal sealed partial class ReconcileInboxJob(
    PaymentsDbContext db, IMediator bank, PaymentFolders folders, ILogger<ReconcileInboxJob> logger) : IBankJob
{
    private static readonly string[] Endings = [".xml", ".mt940", ".mt942", ".sta", ".940", ".942", ".csv"];

    public string Name => "reconcile-inbox";

    public string Description => "Reconcile the statements and notifications in the inbox folder with our accounts";

    public string? DefaultSchedule => "0 0/5 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var files = Directory.GetFiles(folders.Inbox)
            .Where(path => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .ToList();
        var failed = 0;
        foreach (var path in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fileName = Path.GetFileName(path);
            if (await TryAsync(path, fileName, cancellationToken) is not { } result)
            {
                failed++; // somebody works on the same account at this moment: the file stays for the next run, and the others have their turn
                continue;
            }

            var failure = await FailureAsync(result.Failure, path, cancellationToken);
            if (failure?.Kind == FailureKind.Unavailable)
            {
                return new StepReport(files.Count, files.Count - files.IndexOf(path), "The ledger is not available; the files stay in the inbox.");
            }

            Move(path, fileName, failure, result.IsSuccess ? result.Value.Refused : []);
            failed += failure is null ? 0 : 1;
        }

        return new StepReport(files.Count, failed);
    }

    private async Task<Result<ReconciliationReport>?> TryAsync(string path, string fileName, CancellationToken cancellationToken)
    {
        try
        {
            return await bank.Send(new ReconcileStatements(path, fileName), cancellationToken);
        }
        catch (DbUpdateException failed) when (failed.IsConflict())
        {
            db.ChangeTracker.Clear();
            return null;
        }
        catch (Exception failed) when (failed is not OperationCanceledException && failed.GetBaseException() is not DbException { IsTransient: true })
        {
            // One file costs the others nothing; only a database that is away stops the run, and leaves the files where they are.
            db.ChangeTracker.Clear();
            LogBroken(fileName, failed);
            return PaymentsErrors.StatementRefused.Because($"{PaymentsErrors.StatementRefused.Message} Nothing or a part of it was taken in; the log says what broke. Hand it in again once that is mended, nothing is taken in twice.");
        }
    }

    // Killed after the statement was taken in and before the file was moved: then the statement is known from this very file.
    private async Task<Failure?> FailureAsync(Failure? failure, string path, CancellationToken cancellationToken)
    {
        if (failure?.Code != PaymentsErrors.StatementDuplicate.Code)
        {
            return failure;
        }

        var fileName = Path.GetFileName(path);
        await using var content = File.OpenRead(path);
        var hash = Convert.ToHexString(await SHA256.HashDataAsync(content, cancellationToken));
        var takenFromHere = await db.ReceivedStatements.AnyAsync(
            statement => statement.FileName == fileName && statement.ContentHash == hash, cancellationToken);
        var movedAlready = File.Exists(Path.Combine(folders.Processed, fileName));
        return takenFromHere && !movedAlready ? null : failure;
    }

    private void Move(string path, string fileName, Failure? failure, IReadOnlyList<RefusedStatement> refused)
    {
        if (!File.Exists(path))
        {
            return; // the schedule and the close of business have met over this file
        }

        var target = FreeName(failure is null ? folders.Processed : folders.Failed, fileName);
        if (failure is not null)
        {
            File.WriteAllText(target + ".error.txt", $"{failure.Message}\n{failure.Code}\n");
            LogFailed(fileName, failure.Code);
        }

        if (refused.Count > 0)
        {
            File.WriteAllLines(target + ".refused.txt", refused.Select(one => $"{one.Number} {one.Statement}: {one.Message} {one.Code}"));
        }

        File.Move(path, target);
    }

    private static string FreeName(string folder, string fileName)
    {
        var target = Path.Combine(folder, fileName);
        return File.Exists(target)
            ? Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(fileName)}.{Guid.CreateVersion7():N}{Path.GetExtension(fileName)}")
            : target;
    }

    [LoggerMessage(LogLevel.Error, "Statement file {FileName} broke the reconciliation")]
    private partial void LogBroken(string fileName, Exception failed);

    [LoggerMessage(LogLevel.Warning, "Statement file {FileName} could not be reconciled: {FailureCode}")]
    private partial void LogFailed(string fileName, string failureCode);
}

/// <summary>What the correspondents have sent until the end of the day is matched before the day's proofs.</summary>
internal sealed class ReconcileInboxStep(ReconcileInboxJob job) : ICloseOfBusinessStep
{
    public string Name => "reconcile-inbox";

    public int Order => 800;

    public Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken) => job.RunAsync(cancellationToken);
}
