using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Payments.Data;
using DigitalBank.SharedKernel.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Merging;

/// <summary>
/// What the absorbed party has ordered, may collect, pays and is paid by is the survivor's from now on, in one transaction. Taken up again
/// it finds nothing that is left to move.
/// </summary>
/// <remarks>
/// Quotes stay: their fingerprint names the party, and they expire within minutes. So do the counters of limits, which end with their day or
/// month.
/// </remarks>
internal sealed class MovePaymentsWhenPartiesMerged(PaymentsDbContext db, IMediator bank) : IIntegrationEventHandler<PartiesMerged>
{
    public async Task HandleAsync(PartiesMerged integrationEvent, Guid eventId, CancellationToken cancellationToken)
    {
        var absorbed = integrationEvent.AbsorbedId;
        var survivor = await SurvivorAsync(integrationEvent.SurvivorId, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await MovePlansAsync(absorbed, survivor, cancellationToken);
        await MoveBeneficiariesAsync(absorbed, survivor, cancellationToken);
        await MoveLimitsAsync(absorbed, survivor, cancellationToken);
        await MoveSignaturesAsync(absorbed, survivor, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await MoveHistoryAsync(absorbed, survivor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>A survivor may have been absorbed in turn before this event came.</summary>
    private async Task<Guid> SurvivorAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var survivor = (await bank.Send(new GetParty(partyId), cancellationToken)).Value;
        while (survivor.MergedIntoPartyId is { } next)
        {
            survivor = (await bank.Send(new GetParty(next), cancellationToken)).Value;
        }

        return survivor.PartyId;
    }

    private async Task MovePlansAsync(Guid absorbed, Guid survivor, CancellationToken cancellationToken)
    {
        foreach (var creditor in await db.Creditors.Where(creditor => creditor.PartyId == absorbed).ToListAsync(cancellationToken))
        {
            creditor.MoveTo(survivor);
        }

        foreach (var rule in await db.CreditorRules.Where(rule => rule.PartyId == absorbed).ToListAsync(cancellationToken))
        {
            rule.PartyId = survivor;
        }

        foreach (var order in await db.StandingOrders.Where(order => order.PartyId == absorbed).ToListAsync(cancellationToken))
        {
            order.MoveTo(survivor);
        }

        foreach (var alias in await db.Aliases.Where(alias => alias.PartyId == absorbed).ToListAsync(cancellationToken))
        {
            alias.MoveTo(survivor);
        }
    }

    /// <summary>A payee who stands in both books stays as the survivor has it.</summary>
    private async Task MoveBeneficiariesAsync(Guid absorbed, Guid survivor, CancellationToken cancellationToken)
    {
        var known = await db.Beneficiaries.Where(beneficiary => beneficiary.PartyId == survivor)
            .Select(beneficiary => beneficiary.Identifier).ToHashSetAsync(cancellationToken);
        foreach (var beneficiary in await db.Beneficiaries.Where(beneficiary => beneficiary.PartyId == absorbed).ToListAsync(cancellationToken))
        {
            if (known.Contains(beneficiary.Identifier))
            {
                db.Beneficiaries.Remove(beneficiary);
            }
            else
            {
                beneficiary.PartyId = survivor;
            }
        }
    }

    /// <summary>Of two limits of one kind the narrower one holds.</summary>
    private async Task MoveLimitsAsync(Guid absorbed, Guid survivor, CancellationToken cancellationToken)
    {
        var own = await db.Limits.Where(limit => limit.PartyId == survivor).ToDictionaryAsync(limit => limit.Kind, cancellationToken);
        foreach (var limit in await db.Limits.Where(limit => limit.PartyId == absorbed).ToListAsync(cancellationToken))
        {
            var moved = limit.For(survivor);
            if (own.TryGetValue(moved.Kind, out var same))
            {
                same.Narrow(moved);
            }
            else
            {
                db.Limits.Add(moved);
            }

            db.Limits.Remove(limit);
        }
    }

    /// <summary>Who has signed as both has signed once.</summary>
    private async Task MoveSignaturesAsync(Guid absorbed, Guid survivor, CancellationToken cancellationToken)
    {
        var id = absorbed.ToString();
        foreach (var rules in await db.SigningRules.Where(rules => rules.Groups.Contains(id)).ToListAsync(cancellationToken))
        {
            rules.Replace(absorbed, survivor);
        }

        foreach (var signature in await db.ProposalSignatures.Where(signature => signature.PartyId == absorbed).ToListAsync(cancellationToken))
        {
            var isThere = await db.ProposalSignatures.AnyAsync(
                other => other.ProposalId == signature.ProposalId && other.Revision == signature.Revision && other.PartyId == survivor, cancellationToken);
            db.ProposalSignatures.Remove(signature);
            if (!isThere)
            {
                db.ProposalSignatures.Add(signature.By(survivor));
            }
        }
    }

    /// <summary>Rows that grow with every payment are moved by the database. They carry histories of their own, and whose they were stands with the merge.</summary>
    private async Task MoveHistoryAsync(Guid absorbed, Guid survivor, CancellationToken cancellationToken)
    {
        // A key that both have used, which no two clients draw, stays with the first: the other order is found by account.
        await db.Orders
            .Where(order => order.OrderingPartyId == absorbed
                && !db.Orders.Any(other => other.OrderingPartyId == survivor && other.IdempotencyKey == order.IdempotencyKey && other.IdempotencyKey != null))
            .ExecuteUpdateAsync(set => set.SetProperty(order => order.OrderingPartyId, survivor), cancellationToken);
        await db.IncomingPayments.Where(payment => payment.CreditorPartyId == absorbed)
            .ExecuteUpdateAsync(set => set.SetProperty(payment => payment.CreditorPartyId, survivor), cancellationToken);
        await db.IncomingDebits.Where(debit => debit.DebtorPartyId == absorbed)
            .ExecuteUpdateAsync(set => set.SetProperty(debit => debit.DebtorPartyId, survivor), cancellationToken);
        await db.Collections.Where(collection => collection.PartyId == absorbed)
            .ExecuteUpdateAsync(set => set.SetProperty(collection => collection.PartyId, survivor), cancellationToken);
        await db.PreNotifications.Where(notice => notice.DebtorPartyId == absorbed)
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.DebtorPartyId, survivor), cancellationToken);
        await db.QrCodes.Where(code => code.PayeePartyId == absorbed)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.PayeePartyId, survivor), cancellationToken);
        await db.ConsumerCodes.Where(code => code.PayerPartyId == absorbed)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.PayerPartyId, survivor), cancellationToken);
        await db.ConsumerCodes.Where(code => code.PayeePartyId == absorbed)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.PayeePartyId, survivor), cancellationToken);
        await db.PaymentRequests.Where(request => request.PayeePartyId == absorbed)
            .ExecuteUpdateAsync(set => set.SetProperty(request => request.PayeePartyId, survivor), cancellationToken);
        await db.PaymentRequests.Where(request => request.PayerPartyId == absorbed)
            .ExecuteUpdateAsync(set => set.SetProperty(request => request.PayerPartyId, survivor), cancellationToken);
        await db.WaitingPayments
            .Where(payment => payment.PayerPartyId == absorbed
                && !db.WaitingPayments.Any(other => other.PayerPartyId == survivor && other.IdempotencyKey == payment.IdempotencyKey))
            .ExecuteUpdateAsync(set => set.SetProperty(payment => payment.PayerPartyId, survivor), cancellationToken);
        await db.PaymentProposals.Where(proposal => proposal.HolderPartyId == absorbed)
            .ExecuteUpdateAsync(set => set.SetProperty(proposal => proposal.HolderPartyId, survivor), cancellationToken);
        await db.PaymentProposals.Where(proposal => proposal.ProposedBy == absorbed)
            .ExecuteUpdateAsync(set => set.SetProperty(proposal => proposal.ProposedBy, survivor), cancellationToken);
    }
}
