using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Limits;

/// <summary>Knows which payees a customer has not known for long enough.</summary>
internal sealed class NewPayees(PaymentsDbContext db, IMediator bank, TimeProvider clock)
{
    /// <summary>
    /// Whether the limit for new beneficiaries holds: the payee is not in the book, or in its cool-off, and is no account that the
    /// customer sees. A signed code says by itself who is paid, a refund goes where money came from, and a file was signed as a whole.
    /// </summary>
    public async Task<bool> IsNewAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        if (order.Origin is PaymentOrigin.File or PaymentOrigin.QrCode or PaymentOrigin.ConsumerCode or PaymentOrigin.Refund || order.OrderingPartyId is not { } party)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        if (await db.Beneficiaries.AnyAsync(
            known => known.PartyId == party && known.Identifier == order.CreditorIdentifier && known.CoolOffEndsAt <= now, cancellationToken))
        {
            return false;
        }

        return !await IsSeenAsync(order, party, cancellationToken);
    }

    /// <summary>For step-ups, of which a code is no way around: payees in the payers' books, with the cool-off behind them, and accounts that the payers see.</summary>
    /// <returns>The orders whose payees their payers know.</returns>
    public async Task<IReadOnlySet<Guid>> KnownAsync(IReadOnlyList<PaymentOrder> orders, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var parties = orders.Select(order => order.OrderingPartyId).OfType<Guid>().ToHashSet();
        var identifiers = orders.Select(order => order.CreditorIdentifier).ToHashSet();
        var inBooks = (await db.Beneficiaries.AsNoTracking()
            .Where(payee => parties.Contains(payee.PartyId) && identifiers.Contains(payee.Identifier) && payee.CoolOffEndsAt <= now)
            .Select(payee => new { payee.PartyId, payee.Identifier })
            .ToListAsync(cancellationToken)).Select(payee => (payee.PartyId, payee.Identifier)).ToHashSet();
        var known = new HashSet<Guid>();
        foreach (var order in orders)
        {
            if (order.OrderingPartyId is { } party
                && (inBooks.Contains((party, order.CreditorIdentifier)) || await IsSeenAsync(order, party, cancellationToken)))
            {
                known.Add(order.Id);
            }
        }

        return known;
    }

    private async Task<bool> IsSeenAsync(PaymentOrder order, Guid party, CancellationToken cancellationToken) =>
        order.CreditorAccountId is { } account && (await bank.Send(new GetAccount(account, VisibleTo: party), cancellationToken)).IsSuccess;
}
