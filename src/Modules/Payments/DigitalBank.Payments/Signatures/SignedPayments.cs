using DigitalBank.Payments.Data;
using DigitalBank.Payments.Transfers;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Signatures;

/// <summary>Orders what is signed, under a key of the proposal: whoever repeats it after a crash gets the same payment.</summary>
internal sealed class SignedPayments(PaymentsDbContext db, IMediator bank)
{
    public async Task OrderAsync(PaymentProposal proposal, CancellationToken cancellationToken)
    {
        var payment = proposal.ReadPayment();
        var key = DerivedKey.Of("signed-payment", proposal.Id);
        var ordered = await bank.Send(
            new InitiateTransfer(
                key,
                proposal.HolderPartyId,
                proposal.AccountId,
                CreditorAccountId: null,
                payment.CreditorIdentifier,
                payment.CreditorName,
                payment.CreditorAgentBic,
                payment.Amount,
                payment.RemittanceInformation,
                payment.EndToEndId,
                RequestedExecutionDate: null)
            {
                ProposalId = proposal.Id,
            },
            cancellationToken);
        if (ordered.Failure is { Kind: FailureKind.Unavailable })
        {
            return; // stays signed, and the job asks again
        }

        var orderId = await db.Orders
            .Where(order => order.OrderingPartyId == proposal.HolderPartyId && order.IdempotencyKey == key)
            .Select(order => (Guid?)order.Id)
            .SingleOrDefaultAsync(cancellationToken);
        proposal.Order(orderId, ordered.Failure);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            db.ChangeTracker.Clear(); // another process has noted the same outcome
        }
    }
}

/// <summary>Orders payments whose last signature is there and that a crash kept from being ordered.</summary>
internal sealed class OrderSignedPaymentsJob(PaymentsDbContext db, SignedPayments payments) : IBankJob
{
    private const int AtOnce = 1_000;

    public string Name => "order-signed-payments";

    public string Description => "Order signed payments that a crash or an outage has interrupted";

    public string? DefaultSchedule => "45 0/5 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var signed = await db.PaymentProposals.Where(row => row.Status == ProposalStatus.Signed).OrderBy(row => row.Id).Take(AtOnce).ToListAsync(cancellationToken);
        foreach (var proposal in signed)
        {
            await payments.OrderAsync(proposal, cancellationToken);
        }

        return new StepReport(signed.Count, signed.Count(proposal => proposal.Status == ProposalStatus.Signed));
    }
}
