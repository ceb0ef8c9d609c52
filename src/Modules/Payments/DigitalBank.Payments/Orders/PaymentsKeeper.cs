using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.StandingOrders;
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
        if (!await ordered.AnyAsync(cancellationToken) && !await received.AnyAsync(cancellationToken))
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
        }

        return schedule.Outcome;
    }

    // What the party had in mind for the future is no part of the books; what was paid stands on the orders.
    private async Task EraseWishesAsync(Guid partyId, CancellationToken cancellationToken)
    {
        await db.Beneficiaries.Where(beneficiary => beneficiary.PartyId == partyId).ExecuteDeleteAsync(cancellationToken);
        await db.StandingOrders.Where(order => order.PartyId == partyId).ExecuteDeleteAsync(cancellationToken);
        await db.CrossBorderQuotes.Where(quote => quote.PartyId == partyId).ExecuteDeleteAsync(cancellationToken);
        await db.PaymentProposals.Where(proposal => proposal.HolderPartyId == partyId).ExecuteDeleteAsync(cancellationToken);
        await db.QrCodes.Where(code => code.PayeePartyId == partyId).ExecuteDeleteAsync(cancellationToken);
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
