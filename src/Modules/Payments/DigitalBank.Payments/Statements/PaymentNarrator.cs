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
        return await db.Orders
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
    }
}
