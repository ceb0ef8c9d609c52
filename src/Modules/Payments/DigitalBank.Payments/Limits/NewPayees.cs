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

        return order.CreditorAccountId is not { } account || !(await bank.Send(new GetAccount(account, VisibleTo: party), cancellationToken)).IsSuccess;
    }
}
