using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Payments.ConsumerCodes;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.StandingOrders;
using DigitalBank.Payments.Unplaced;
using DigitalBank.Payments.WaitingPayments;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Orders;

/// <summary>Orders stay, with amounts and numbers; names and texts of the party on them go when the books need them no more.</summary>
internal sealed class PaymentsKeeper(PaymentsDbContext db, IMediator bank, IOptions<PaymentsOptions> options) : IPersonalDataKeeper
{
    private const int PageSize = 1_000;

    public string Part => "payments";

    public async Task<Dealings> DealingsWithAsync(Guid partyId, CancellationToken cancellationToken) =>
        await db.Orders.AnyAsync(
            order => order.OrderingPartyId == partyId
                && (order.Status == PaymentOrderStatus.Received || order.Status == PaymentOrderStatus.Scheduled || order.Status == PaymentOrderStatus.Held),
            cancellationToken)
        || await db.StandingOrders.AnyAsync(
            order => order.PartyId == partyId
                && (order.Status == StandingOrderStatus.Active || order.Status == StandingOrderStatus.Suspended),
            cancellationToken)
        || await db.IncomingPayments.AnyAsync(
            payment => payment.CreditorPartyId == partyId
                && payment.Status != IncomingPaymentStatus.Credited
                && payment.Status != IncomingPaymentStatus.Rejected
                && payment.Status != IncomingPaymentStatus.Returned,
            cancellationToken)
        || await db.IncomingDebits.AnyAsync(
            debit => debit.DebtorPartyId == partyId
                && debit.Status != IncomingDebitStatus.Rejected
                && debit.Status != IncomingDebitStatus.Collected
                && debit.Status != IncomingDebitStatus.Refunded,
            cancellationToken)
        || await db.Collections.AnyAsync(
            collection => collection.PartyId == partyId
                && (collection.Status == CollectionStatus.Waiting || collection.Status == CollectionStatus.Sent
                    || collection.Status == CollectionStatus.Owed || collection.Status == CollectionStatus.Reversing),
            cancellationToken)
        || await db.WaitingPayments.AnyAsync(
            payment => payment.PayerPartyId == partyId && payment.Status == WaitingPaymentStatus.Waiting
                && db.Orders.Any(order => order.WaitingPaymentId == payment.Id && order.Status == PaymentOrderStatus.Settled),
            cancellationToken)
        || await db.UnplacedMoney.AnyAsync(
            money => money.Status != UnplacedMoneyStatus.Released
                && (db.Orders.Any(order => order.Id == money.PaymentOrderId && order.OrderingPartyId == partyId)
                    || db.Collections.Any(collection => collection.Id == money.PaymentOrderId && collection.PartyId == partyId)),
            cancellationToken)
            ? new Dealings(GoOn: true, LastDate: null)
            : Dealings.None;

    public async Task<ErasureOutcome> EraseAsync(Guid partyId, DateOnly endedOn, DateOnly today, CancellationToken cancellationToken)
    {
        var schedule = new RetentionSchedule(endedOn, today);
        await EraseWishesAsync(partyId, cancellationToken);
        var accounts = await AccountsOfAsync(partyId, cancellationToken);
        var ordered = db.Orders.Where(order => order.OrderingPartyId == partyId
            || (order.DebtorAccountId != null && accounts.Contains(order.DebtorAccountId.Value)));
        var received = db.Orders.Where(order => order.CreditorAccountId != null && accounts.Contains(order.CreditorAccountId.Value));
        var debits = db.IncomingDebits.Where(debit => debit.DebtorPartyId == partyId);
        var incoming = db.IncomingPayments.Where(payment => payment.CreditorPartyId == partyId);
        if (!await ordered.AnyAsync(cancellationToken) && !await received.AnyAsync(cancellationToken) && !await incoming.AnyAsync(cancellationToken)
            && !await debits.AnyAsync(cancellationToken) && !await db.Creditors.AnyAsync(creditor => creditor.PartyId == partyId, cancellationToken))
        {
            return schedule.Outcome;
        }

        if (schedule.IsOver("names-and-texts-of-orders", options.Value.RetentionYears, "retention of books, Payments:RetentionYears"))
        {
            await db.HeldDecisions.Where(decision => ordered.Any(order => order.Id == decision.PaymentOrderId))
                .ExecuteUpdateAsync(set => set.SetProperty(decision => decision.Reason, (string?)null), cancellationToken);
            await ordered.ExecuteUpdateAsync(
                set => set
                    .SetProperty(order => order.DebtorName, (string?)null)
                    .SetProperty(order => order.RemittanceInformation, (string?)null)
                    .SetProperty(order => order.Details, (string?)null),
                cancellationToken);
            await received.ExecuteUpdateAsync(set => set.SetProperty(order => order.CreditorName, (string?)null), cancellationToken);
            await debits.ExecuteUpdateAsync(
                set => set
                    .SetProperty(debit => debit.DebtorName, (string?)null)
                    .SetProperty(debit => debit.CreditorName, (string?)null)
                    .SetProperty(debit => debit.RemittanceInformation, (string?)null),
                cancellationToken);
            await EraseIncomingAsync(partyId, incoming, ordered, cancellationToken);
            await EraseCollectingAsync(partyId, debits, cancellationToken);
        }

        return schedule.Outcome;
    }

    /// <summary>Names and texts of what was received, and what staff wrote when they decided about it.</summary>
    private async Task EraseIncomingAsync(
        Guid partyId, IQueryable<IncomingPayment> incoming, IQueryable<PaymentOrder> ordered, CancellationToken cancellationToken)
    {
        await incoming.ExecuteUpdateAsync(
            set => set
                .SetProperty(payment => payment.CreditorName, (string?)null)
                .SetProperty(payment => payment.DebtorName, (string?)null)
                .SetProperty(payment => payment.UltimateDebtorName, (string?)null)
                .SetProperty(payment => payment.RemittanceInformation, (string?)null),
            cancellationToken);
        await db.IncomingDecisions
            .Where(decision => db.IncomingPayments.Any(payment => payment.Id == decision.IncomingPaymentId && payment.CreditorPartyId == partyId))
            .ExecuteUpdateAsync(set => set.SetProperty(decision => decision.Reason, (string?)null), cancellationToken);
        await db.Recalls
            .Where(recall => db.IncomingPayments.Any(payment => payment.Id == recall.IncomingPaymentId && payment.CreditorPartyId == partyId))
            .ExecuteUpdateAsync(set => set.SetProperty(recall => recall.Reason, (string?)null), cancellationToken);
        await db.UnplacedMoney
            .Where(money => ordered.Any(order => order.Id == money.PaymentOrderId))
            .ExecuteUpdateAsync(
                set => set.SetProperty(money => money.Reason, (string?)null).SetProperty(money => money.DecisionReason, (string?)null), cancellationToken);
    }

    /// <summary>The party as a creditor, with its debtors; and as the debtor of creditors who bank here too.</summary>
    private async Task EraseCollectingAsync(Guid partyId, IQueryable<IncomingDebit> debits, CancellationToken cancellationToken)
    {
        await db.Creditors.Where(creditor => creditor.PartyId == partyId).ExecuteUpdateAsync(
            set => set
                .SetProperty(creditor => creditor.Name, (string?)null)
                .SetProperty(creditor => creditor.Reason, (string?)null)
                .SetProperty(creditor => creditor.DecisionReason, (string?)null),
            cancellationToken);
        await db.DebitMandates.Where(mandate => db.Creditors.Any(creditor => creditor.Id == mandate.CreditorId && creditor.PartyId == partyId))
            .ExecuteUpdateAsync(set => set.SetProperty(mandate => mandate.DebtorName, (string?)null), cancellationToken);
        await db.Collections.Where(collection => collection.PartyId == partyId || debits.Any(debit => debit.CollectionId == collection.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(collection => collection.DebtorName, (string?)null).SetProperty(collection => collection.RemittanceInformation, (string?)null),
            cancellationToken);
        await db.UnplacedMoney.Where(money => db.Collections.Any(collection => collection.Id == money.PaymentOrderId && collection.PartyId == partyId)).ExecuteUpdateAsync(
            set => set.SetProperty(money => money.Reason, (string?)null).SetProperty(money => money.DecisionReason, (string?)null), cancellationToken);
    }

    // What the party had in mind for the future is no part of the books; what was paid stands on the orders.
    private async Task EraseWishesAsync(Guid partyId, CancellationToken cancellationToken)
    {
        await db.Beneficiaries.Where(beneficiary => beneficiary.PartyId == partyId).ExecuteDeleteAsync(cancellationToken);
        await db.Aliases.Where(alias => alias.PartyId == partyId).ExecuteDeleteAsync(cancellationToken);
        await db.AliasLookUps.Where(row => row.PartyId == partyId).ExecuteDeleteAsync(cancellationToken);
        await db.StandingOrders.Where(order => order.PartyId == partyId).ExecuteDeleteAsync(cancellationToken);
        await db.CreditorRules.Where(rule => rule.PartyId == partyId).ExecuteDeleteAsync(cancellationToken);
        await db.CrossBorderQuotes.Where(quote => quote.PartyId == partyId).ExecuteDeleteAsync(cancellationToken);
        await db.PaymentProposals.Where(proposal => proposal.HolderPartyId == partyId).ExecuteDeleteAsync(cancellationToken);
        await db.QrCodes.Where(code => code.PayeePartyId == partyId).ExecuteDeleteAsync(cancellationToken);
        await db.WaitingPayments.Where(payment => payment.PayerPartyId == partyId).ExecuteDeleteAsync(cancellationToken);
        await db.PaymentRequests.Where(request => request.PayeePartyId == partyId || request.PayerPartyId == partyId).ExecuteDeleteAsync(cancellationToken);
        await db.ConsumerCodes
            .Where(code => code.PayerPartyId == partyId && code.Status == ConsumerCodeStatus.Offered)
            .ExecuteDeleteAsync(cancellationToken);

        // What was presented is the payee's as much as the payer's: it stays, without the payee's name and text once that one goes.
        await db.ConsumerCodes
            .Where(code => code.PayeePartyId == partyId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(code => code.PayeeName, (string?)null).SetProperty(code => code.Reference, (string?)null), cancellationToken);
    }

    private async Task<List<Guid>> AccountsOfAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var ids = new List<Guid>();
        IReadOnlyList<AccountView> page;
        do
        {
            page = (await bank.Send(new ListAccounts(partyId, ids.Count == 0 ? null : ids[^1], PageSize), cancellationToken)).Value;
            ids.AddRange(page.Select(account => account.AccountId));
        }
        while (page.Count == PageSize);

        return ids;
    }
}
