using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Payments.Answers;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Outgoing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>Takes up the lines of a nostro account that our ledger has and the reconciliation doesn't know yet.</summary>
internal sealed class LedgerSide(PaymentsDbContext db, IMediator bank, TimeProvider clock)
{
    private const int PageSize = 1000;

    /// <summary>Each page is saved by itself: a line taken up is a break until a statement shows it.</summary>
    public async Task TakeUpAsync(Nostro nostro, long ledgerAccountId, CancellationToken cancellationToken)
    {
        var position = await LastTakenUpAsync(ledgerAccountId, cancellationToken);
        do
        {
            var history = (await bank.Send(
                new GetAccountHistory(ledgerAccountId, From: null, To: null, position, PageSize), cancellationToken)).Value;
            var references = await ReferencesOfAsync(history.Lines, cancellationToken);
            db.ReconciliationItems.AddRange(history.Lines.Select(line =>
                ItemFor(line, nostro, ledgerAccountId, references.GetValueOrDefault(line.SourceReference))));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
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
        var references = sent.ToDictionary(
            order => order.Id.ToString(),
            order => new LineReferences(order.Uetr, order.EndToEndId, order.InstructionId, OutgoingMessage.TransactionIdOf(order), order.Id));
        var received = await db.IncomingPayments.AsNoTracking().Where(payment => ids.Contains(payment.Id)).ToListAsync(cancellationToken);
        received.ForEach(payment => references.Add(
            payment.Id.ToString(),
            new LineReferences(payment.Uetr, payment.EndToEndId, payment.InstructionId, payment.TransactionId, PaymentOrderId: null)));
        return references;
    }

    private ReconciliationItem ItemFor(AccountLine line, Nostro nostro, long ledgerAccountId, LineReferences? payment)
    {
        var item = new ReconciliationItem
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            LedgerAccountId = ledgerAccountId,
            NostroCode = nostro.Code,
            Side = ReconciliationSide.Ledger,
            EntryId = line.EntryId,
            LineNumber = line.LineNumber,
            AmountMinor = line.Side == Ledger.Contracts.Journal.Side.Debit ? line.Amount.MinorUnits : -line.Amount.MinorUnits,
            CurrencyCode = nostro.CurrencyCode,
            BookingDate = line.BookingDate,
            Uetr = payment?.Uetr,
            EndToEndId = payment?.EndToEndId,
            InstructionId = payment?.InstructionId,
            TransactionId = payment?.TransactionId,
            PaymentOrderId = payment?.PaymentOrderId,
            TakesBack = line.EventCode == MoneyBack.NeverTaken,
        };
        item.Break(BreakReason.NotInStatement);
        return item;
    }

    /// <summary>What a correspondent may give back of the payment that a line belongs to.</summary>
    private sealed record LineReferences(string? Uetr, string EndToEndId, string? InstructionId, string? TransactionId, Guid? PaymentOrderId);
}
