using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits.Creditors;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits.Collections.Files;

/// <summary>Takes one stretch of a pain.008: each line becomes a collection or is rejected, and both are saved with the line.</summary>
internal sealed class CollectionFileIntake(PaymentsDbContext db, CollectionIntake intake)
{
    private const int LongestRemittance = 140;

    /// <summary>Lines that an earlier attempt has saved stay as they are.</summary>
    public async Task TakeAsync(Guid fileId, IReadOnlyList<Received<DirectDebit>> lines, CancellationToken cancellationToken)
    {
        var (first, last) = (lines[0].Number, lines[^1].Number);
        var known = (await db.CollectionFileLines
            .Where(line => line.FileId == fileId && line.Position >= first && line.Position <= last)
            .Select(line => line.Position)
            .ToListAsync(cancellationToken)).ToHashSet();
        var creditors = await CreditorsOfAsync(lines, cancellationToken);
        var read = lines.Where(line => !known.Contains(line.Number)).Select(line => Read(fileId, line, creditors)).ToList();
        db.CollectionFileLines.AddRange(read.Where(line => !line.Order.IsSuccess).Select(line => LineFor(fileId, line.Item, collectionId: null, line.Refusal!)));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        foreach (var ofCreditor in read.Where(line => line.Order.IsSuccess).GroupBy(line => line.CreditorId))
        {
            var page = ofCreditor.ToList();
            await intake.TakeAsync(ofCreditor.Key, page.ConvertAll(line => line.Order.Value), answers => AddLines(fileId, page, answers), cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private void AddLines(Guid fileId, List<ReadLine> page, IReadOnlyList<Result<Collection>> answers) => db.CollectionFileLines.AddRange(page.Zip(answers).Select(pair =>
        LineFor(
            fileId,
            pair.First.Item,
            pair.Second.IsSuccess ? pair.Second.Value.Id : null,
            pair.Second.IsSuccess ? null : LineRefusal.Of(pair.Second.Failure))));

    private static CollectionFileLine LineFor(Guid fileId, Received<DirectDebit> item, Guid? collectionId, LineRefusal? refusal) => new()
    {
        FileId = fileId,
        Position = item.Number,
        PaymentInformationId = item.Content.PaymentInformationId,
        InstructionId = item.Content.InstructionId,
        EndToEndId = item.Content.EndToEndId,
        CollectionId = collectionId,
        ReasonCode = refusal?.ReasonCode,
        FailureCode = refusal?.FailureCode,
    };

    private static ReadLine Read(Guid fileId, Received<DirectDebit> item, Dictionary<string, Creditor> creditors)
    {
        var debit = item.Content;
        var creditor = KeyOf(debit) is { } key ? creditors.GetValueOrDefault(key) : null;
        if (!item.IsAcceptable || debit.Amount is not { } amount)
        {
            var reason = item.Findings.Count > 0 ? item.Findings[0].ReasonCode : Iso20022.ReasonCodes.InvalidAmount;
            return new ReadLine(item, default, PaymentsErrors.PaymentMalformed, new LineRefusal(reason, PaymentsErrors.PaymentMalformed.Code));
        }

        var failure = creditor is null || Plain(debit.CreditorAccount.Identifier) != creditor.AccountIdentifier ? CollectingErrors.UnknownCreditor
            : string.IsNullOrWhiteSpace(debit.MandateId) ? CollectingErrors.UnknownDebitMandate
            : Enum.TryParse<SequenceType>(debit.SequenceType, out _) ? null
            : CollectingErrors.SequenceTypeWrong;
        if (failure is not null)
        {
            return new ReadLine(item, default, failure, LineRefusal.Of(failure));
        }

        var text = debit.RemittanceInformation ?? debit.CreditorReference;
        var order = new CollectionOrder(
            DerivedKey.Of("collection-line", fileId, item.Number),
            DebitMandateReference.Plain(debit.MandateId!),
            Enum.Parse<SequenceType>(debit.SequenceType!),
            debit.RequestedCollectionDate,
            amount,
            debit.EndToEndId,
            text?.Length > LongestRemittance ? text[..LongestRemittance] : text,
            debit.Uetr,
            Plain(debit.DebtorAccount.Identifier));
        return new ReadLine(item, creditor!.Id, order, Refusal: null);
    }

    private async Task<Dictionary<string, Creditor>> CreditorsOfAsync(IReadOnlyList<Received<DirectDebit>> lines, CancellationToken cancellationToken)
    {
        var keys = lines.Select(line => KeyOf(line.Content)).OfType<string>().Distinct().ToList();
        return await db.Creditors.AsNoTracking().Where(creditor => keys.Contains(creditor.SchemeKey)).ToDictionaryAsync(creditor => creditor.SchemeKey, cancellationToken);
    }

    private static string? KeyOf(DirectDebit debit) => CreditorIdentifier.TryParse(debit.CreditorSchemeId, out var id) ? id.WithoutBusinessCode : null;

    private static string Plain(string identifier) => Iban.TryParse(identifier, out var iban) ? iban.ToString() : identifier;

    /// <param name="Order">A failure where the line is rejected without asking further.</param>
    private sealed record ReadLine(Received<DirectDebit> Item, Guid CreditorId, Result<CollectionOrder> Order, LineRefusal? Refusal);
}
