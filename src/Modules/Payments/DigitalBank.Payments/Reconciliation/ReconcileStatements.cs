using System.Security.Cryptography;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Files;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Camt053;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>Takes in a correspondent's camt.053 and matches it with our nostro account.</summary>
/// <param name="FileName">As the file is called, which is not always its path.</param>
/// <param name="NostroCode">Our code of the account; null finds it by the account number in the statement.</param>
internal sealed record ReconcileStatements(string Path, string FileName, string? NostroCode = null) : ICommand<ReconciliationReport>;

internal sealed class ReconcileStatementsHandler(
    StatementReconciler reconciler, NostroBook nostros, MessageSchemas schemas, IOptions<PaymentsOptions> options)
    : ICommandHandler<ReconcileStatements, ReconciliationReport>
{
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
        var read = Read(content, command, hash);
        return read.IsSuccess ? await ReconcileAsync(read.Value, cancellationToken) : read.Failure;
    }

    private async Task<Result<ReconciliationReport>> ReconcileAsync(
        List<IncomingStatement> statements, CancellationToken cancellationToken)
    {
        var reconciled = new List<ReconciledStatement>(statements.Count);
        foreach (var statement in statements)
        {
            var result = await reconciler.ReconcileAsync(statement, cancellationToken);
            if (result.IsSuccess)
            {
                reconciled.Add(result.Value);
            }
            else if (result.Failure.Code != PaymentsErrors.StatementDuplicate.Code)
            {
                return result.Failure;
            }
        }

        // A file that brings one new statement among known ones has done something; one that brings none is a duplicate.
        return reconciled.Count == 0 ? PaymentsErrors.StatementDuplicate : new ReconciliationReport(reconciled);
    }

    /// <summary>Everything is checked before anything is taken in.</summary>
    private Result<List<IncomingStatement>> Read(FileStream content, ReconcileStatements command, string hash)
    {
        var limits = FileLimits.For(options.Value);
        content.Position = 0;
        var examination = Camt053Reader.Examine(content, limits);
        var messageName = examination.Statements.Count > 0 ? examination.Statements[0].MessageName : null;
        IReadOnlyList<MessageFinding> refusals = [.. schemas.Judge(messageName, content, limits), .. examination.Refusals];
        if (refusals.Count > 0)
        {
            return PaymentsErrors.StatementRefused.Because($"{PaymentsErrors.StatementRefused.Message} {string.Join("; ", refusals.Take(5))}");
        }

        content.Position = 0;
        var entries = StatementSide.BookedOf(Camt053Reader.Entries(content, limits)).ToLookup(entry => entry.StatementNumber);
        var incoming = new List<IncomingStatement>(examination.Statements.Count);
        foreach (var statement in examination.Statements)
        {
            var booked = entries[statement.Number].ToList();
            var result = IncomingStatement.Create(statement, booked, nostros, command, hash);
            if (!result.IsSuccess)
            {
                return result.Failure;
            }

            incoming.Add(result.Value);
        }

        return incoming;
    }
}

/// <summary>A statement that is well-formed, adds up, and is about one of our nostro accounts.</summary>
internal sealed record IncomingStatement(
    BankStatement Statement, IReadOnlyList<StatementEntry> Entries, Nostro Nostro, string FileName, string ContentHash)
{
    public static Result<IncomingStatement> Create(
        BankStatement statement, IReadOnlyList<StatementEntry> entries, NostroBook nostros, ReconcileStatements command, string hash)
    {
        var currencyCode = statement.Account.Currency
            ?? statement.Closing?.Amount.Currency.Code
            ?? (entries.Count > 0 ? entries[0].Amount.Currency.Code : null);
        if (currencyCode is null)
        {
            return Refused(statement, "it says neither in which currency the account is kept nor any balance");
        }

        if (nostros.Find(command.NostroCode, statement.Account.Identifier, currencyCode) is not { } nostro)
        {
            return PaymentsErrors.UnknownNostro;
        }

        if (entries.Any(entry => entry.Amount.Currency.Code != currencyCode)
            || statement.Closing is { } closing && closing.Amount.Currency.Code != currencyCode
            || statement.Opening is { } opening && opening.Amount.Currency.Code != currencyCode)
        {
            return Refused(statement, "it mixes currencies");
        }

        return AddsUp(statement, entries)
            ? new IncomingStatement(statement, entries, nostro, command.FileName, hash)
            : Refused(statement, "opening balance and entries don't add up to the closing balance");
    }

    private static Failure Refused(BankStatement statement, string why) =>
        PaymentsErrors.StatementRefused.Because($"{PaymentsErrors.StatementRefused.Message} Statement {statement.Number} of the file: {why}.");

    private static bool AddsUp(BankStatement statement, IReadOnlyList<StatementEntry> entries) =>
        statement is not { Opening: { } opening, Closing: { } closing }
        || opening.Amount.MinorUnits + entries.Sum(entry => entry.IsCredit ? entry.Amount.MinorUnits : -entry.Amount.MinorUnits)
            == closing.Amount.MinorUnits;
}
