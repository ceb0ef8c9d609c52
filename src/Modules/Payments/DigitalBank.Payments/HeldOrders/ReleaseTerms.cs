using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Routing;
using DigitalBank.Payments.Signatures;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.HeldOrders;

/// <summary>What an order had to satisfy when it was given, asked again when it is let go: days may lie between.</summary>
internal sealed class ReleaseTerms(PaymentsDbContext db, IMediator bank)
{
    /// <returns>Why the order cannot be made any more; of kind Unavailable when that cannot be said now. Null when it can.</returns>
    public async Task<Failure?> RefusalAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        if (order is not { DebtorAccountId: { } accountId, OrderingPartyId: { } party })
        {
            return PaymentsErrors.UnknownDebtorAccount;
        }

        if (order.Origin == PaymentOrigin.File)
        {
            // A file was signed as a whole when it came in; whose account it is has not changed, but whether it pays may have.
            var account = await bank.Send(new GetAccount(accountId), cancellationToken);
            return account.Failure ?? PaymentRouting.Debtor([account.Value], order.Debited.Currency.Code).Failure;
        }

        var authority = await bank.Send(new AuthorisePayment(accountId, party, order.Debited), cancellationToken);
        if (!authority.IsSuccess)
        {
            return authority.Failure.Kind == FailureKind.NotFound ? PaymentsErrors.UnknownDebtorAccount : authority.Failure;
        }

        return PaymentRouting.Debtor([authority.Value.Account], order.Debited.Currency.Code).Failure
            ?? authority.Value.Refusal
            ?? await MissingSignaturesAsync(order, accountId, cancellationToken);
    }

    /// <summary>Signatures of a proposal count as far as those who gave them may sign today.</summary>
    private async Task<Failure?> MissingSignaturesAsync(PaymentOrder order, Guid accountId, CancellationToken cancellationToken)
    {
        var rules = await db.SigningRules.AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == accountId, cancellationToken);
        if (rules?.Asks(order.Debited) != true)
        {
            return null;
        }

        var signers = await db.PaymentProposals
            .Where(proposal => proposal.PaymentOrderId == order.Id)
            .SelectMany(proposal => db.ProposalSignatures
                .Where(row => row.ProposalId == proposal.Id && row.Revision == proposal.Revision && row.Fingerprint == proposal.Fingerprint)
                .Select(row => row.PartyId))
            .ToListAsync(cancellationToken);
        return SignatureCount.IsEnough(rules.BandOf(order.Debited)!, rules.ReadGroups(), signers) ? null : SignatureErrors.Needed;
    }
}
