using System.Runtime.CompilerServices;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Payments.Answers;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Outgoing;
using DigitalBank.Payments.Reconciliation.Breaks;
using DigitalBank.Payments.Reconciliation.Matching;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>Reads the lines of a reconciled account that our ledger has and the reconciliation doesn't know yet.</summary>
internal sealed class LedgerSide(PaymentsDbContext db, IMediator bank, TimeProvider clock)
{
    private const int PageSize = 1000;

    /// <summary>Page after page: a line taken up is a break until a statement shows it.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ReconciliationItem>> NewItemsAsync(
        ReconciledAccount account, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = await LastTakenUpAsync(account.LedgerAccountId, cancellationToken);
        do
        {
            var history = (await bank.Send(
                new GetAccountHistory(account.LedgerAccountId, From: null, To: null, position, PageSize), cancellationToken)).Value;
            var references = await ReferencesOfAsync(history.Lines, cancellationToken);
            yield return [.. history.Lines.Select(line => ItemFor(line, account, references.GetValueOrDefault(line.SourceReference)))];
            position = history.Next;
        }
        while (position is not null);
    }

    private async Task<HistoryPosition?> LastTakenUpAsync(long ledgerAccountId, CancellationToken cancellationToken)
    {
        var last = await db.ReconciliationItems
            .Where(item => item.LedgerAccountId == ledgerAccountId && item.EntryId != null)
            .OrderByDescending(item => item.EntryId).ThenByDescending(item => item.LineNumber)
            .Select(item => new { item.EntryId, item.LineNumber })
            .FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : new HistoryPosition(last.EntryId!.Value, last.LineNumber!.Value);
    }

    private async Task<Dictionary<string, LineReferences>> ReferencesOfAsync(
        IReadOnlyList<AccountLine> lines, CancellationToken cancellationToken)
    {
        var ids = lines
            .Where(line => line.Source == PaymentsModule.Source && Guid.TryParse(line.SourceReference, out _))
            .Select(line => Guid.Parse(line.SourceReference))
            .Distinct()
            .ToList();
        var sent = await db.Orders.AsNoTracking().Where(order => ids.Contains(order.Id)).ToListAsync(cancellationToken);
        var batchIds = sent.Select(order => order.BatchId).OfType<Guid>().Distinct().ToList();
        var batches = await db.OutgoingBatches.Where(batch => batchIds.Contains(batch.Id))
            .Select(batch => new { batch.Id, batch.MessageId }).ToDictionaryAsync(batch => batch.Id, batch => batch.MessageId, cancellationToken);
        var references = sent.ToDictionary(
            order => order.Id.ToString(),
            order => new LineReferences(
                order.Uetr,
                order.EndToEndId,
                order.InstructionId,
                OutgoingMessage.TransactionIdOf(order),
                order.BatchId is { } batch ? batches.GetValueOrDefault(batch) : null,
                order.Id));
        var received = await db.IncomingPayments.AsNoTracking().Where(payment => ids.Contains(payment.Id)).ToListAsync(cancellationToken);
        received.ForEach(payment => references.Add(
            payment.Id.ToString(),
            new LineReferences(payment.Uetr, payment.EndToEndId, payment.InstructionId, payment.TransactionId, BatchReference: null, PaymentOrderId: null)));
        await AddCollectedAsync(ids, references, cancellationToken);
        return references;
    }

    /// <summary>Direct debits on our customers, and those that our customers collect.</summary>
    private async Task AddCollectedAsync(List<Guid> ids, Dictionary<string, LineReferences> references, CancellationToken cancellationToken)
    {
        var debits = await db.IncomingDebits.AsNoTracking().Where(debit => ids.Contains(debit.Id))
            .Select(debit => new { debit.Id, debit.Uetr, debit.EndToEndId, debit.InstructionId, debit.TransactionId, debit.MessageId })
            .ToListAsync(cancellationToken);
        debits.ForEach(debit => references.Add(
            debit.Id.ToString(), new LineReferences(debit.Uetr, debit.EndToEndId, debit.InstructionId, debit.TransactionId, debit.MessageId, PaymentOrderId: null)));
        var collections = await db.Collections.AsNoTracking().Where(collection => ids.Contains(collection.Id))
            .Select(collection => new { collection.Id, collection.Uetr, collection.EndToEndId, collection.MessageId })
            .ToListAsync(cancellationToken);
        collections.ForEach(collection => references.Add(
            collection.Id.ToString(),
            new LineReferences(collection.Uetr, collection.EndToEndId, InstructionId: null, collection.Id.ToString("N"), collection.MessageId, PaymentOrderId: null)));
    }

    private ReconciliationItem ItemFor(AccountLine line, ReconciledAccount account, LineReferences? payment)
    {
        var item = new ReconciliationItem
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            LedgerAccountId = account.LedgerAccountId,
            AccountCode = account.Code,
            Side = ReconciliationSide.Ledger,
            EntryId = line.EntryId,
            LineNumber = line.LineNumber,
            BalanceAfterMinor = account.IsDebitNormal ? line.BalanceAfter.MinorUnits : -line.BalanceAfter.MinorUnits,
            AmountMinor = line.Side == Ledger.Contracts.Journal.Side.Debit ? line.Amount.MinorUnits : -line.Amount.MinorUnits,
            CurrencyCode = account.CurrencyCode,
            BookingDate = line.BookingDate,
            Uetr = payment?.Uetr,
            EndToEndId = payment?.EndToEndId,
            InstructionId = payment?.InstructionId,
            TransactionId = payment?.TransactionId,
            BatchReference = payment?.BatchReference,
            TextReferences = payment is null ? ReferenceText.Clean(line.SourceReference) : null,
            PaymentOrderId = payment?.PaymentOrderId,
            TakesBack = line.EventCode is MoneyBack.NeverTaken or RejectedReturns.NeverTaken,
        };
        item.Break(BreakReason.NotInStatement);
        if (line.EventCode == WriteOffBooking.EventCode && Guid.TryParse(line.SourceReference, out var writeOffId))
        {
            item.BeWrittenOffBy(writeOffId);
        }

        return item;
    }

    /// <summary>What a correspondent may give back of the payment that a line belongs to.</summary>
    private sealed record LineReferences(
        string? Uetr, string EndToEndId, string? InstructionId, string? TransactionId, string? BatchReference, Guid? PaymentOrderId);
}
