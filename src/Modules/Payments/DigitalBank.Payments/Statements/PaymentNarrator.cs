using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Payments.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Statements;

/// <summary>Tells a statement who paid whom and what for: the names and texts that the ledger does not keep.</summary>
internal sealed class PaymentNarrator(PaymentsDbContext db) : IEntryNarrator
{
    public string Source => PaymentsModule.Source;

    public async Task<IReadOnlyDictionary<string, EntryNarrative>> DescribeAsync(
        IReadOnlyCollection<string> sourceReferences, CancellationToken cancellationToken)
    {
        var ids = sourceReferences.Where(reference => Guid.TryParse(reference, out _)).Select(Guid.Parse).ToList();
        var narratives = await db.Orders
            .Where(order => ids.Contains(order.Id))
            .Select(order => new
            {
                order.Id,
                Narrative = new EntryNarrative(
                    order.DebtorName,
                    order.DebtorIdentifier,
                    order.CreditorName,
                    order.CreditorIdentifier,
                    order.EndToEndId,
                    order.RemittanceInformation),
            })
            .ToDictionaryAsync(order => order.Id.ToString(), order => order.Narrative, cancellationToken);
        if (narratives.Count == ids.Distinct().Count())
        {
            return narratives;
        }

        var received = await db.IncomingPayments
            .Where(payment => ids.Contains(payment.Id))
            .Select(payment => new
            {
                payment.Id,
                Narrative = new EntryNarrative(
                    payment.DebtorName,
                    payment.DebtorIdentifier,
                    payment.CreditorName,
                    payment.CreditorIdentifier,
                    payment.EndToEndId,
                    payment.RemittanceInformation),
            })
            .ToListAsync(cancellationToken);
        received.ForEach(payment => narratives[payment.Id.ToString()] = payment.Narrative);
        if (narratives.Count == ids.Distinct().Count())
        {
            return narratives;
        }

        var debits = await db.IncomingDebits
            .Where(debit => ids.Contains(debit.Id))
            .Select(debit => new
            {
                debit.Id,
                Narrative = new EntryNarrative(
                    debit.DebtorName,
                    debit.DebtorIdentifier,
                    debit.CreditorName,
                    debit.CreditorIdentifier,
                    debit.EndToEndId,
                    debit.RemittanceInformation),
            })
            .ToListAsync(cancellationToken);
        debits.ForEach(debit => narratives[debit.Id.ToString()] = debit.Narrative);
        return narratives.Count == ids.Distinct().Count() ? narratives : await WithCollectionsAsync(narratives, ids, cancellationToken);
    }

    private async Task<Dictionary<string, EntryNarrative>> WithCollectionsAsync(
        Dictionary<string, EntryNarrative> narratives, List<Guid> ids, CancellationToken cancellationToken)
    {
        var collections = await (
            from collection in db.Collections
            join creditor in db.Creditors on collection.CreditorId equals creditor.Id
            where ids.Contains(collection.Id)
            select new
            {
                collection.Id,
                Narrative = new EntryNarrative(
                    collection.DebtorName,
                    collection.DebtorIban,
                    creditor.Name,
                    creditor.AccountIdentifier,
                    collection.EndToEndId,
                    collection.RemittanceInformation),
            })
            .ToListAsync(cancellationToken);
        collections.ForEach(collection => narratives[collection.Id.ToString()] = collection.Narrative);
        return narratives;
    }
}
