using DigitalBank.Payments.Data;
using DigitalBank.Payments.StepUps;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Signatures;

/// <summary>Signs a proposal as it was seen. The last signature that is needed orders the payment.</summary>
/// <param name="Fingerprint">Of the proposal as it was seen: it stands for payee and amount.</param>
internal sealed record SignProposal(Guid ProposalId, Guid PartyId, string Fingerprint) : ICommand<ProposalView>;

internal sealed class SignProposalHandler(
    PaymentsDbContext db, ProposalDesk desk, SignedPayments payments, PaymentStepUps stepUps, IActor actor, TimeProvider clock)
    : ICommandHandler<SignProposal, ProposalView>
{
    private const int Attempts = 5;

    public async Task<Result<ProposalView>> Handle(SignProposal command, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                return await SignAsync(command, cancellationToken);
            }
            catch (DbUpdateException taken) when (taken.IsConflict())
            {
                db.ChangeTracker.Clear(); // somebody else has signed or changed it: look again
            }
        }

        return SignatureErrors.Busy;
    }

    private async Task<Result<ProposalView>> SignAsync(SignProposal command, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(command.ProposalId, command.PartyId, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var proposal = found.Value;
        var rules = await db.SigningRules.AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == proposal.AccountId, cancellationToken);
        var signers = await desk.SignersAsync(proposal, cancellationToken);
        if (Refusal(command, proposal, rules, signers) is { } refusal)
        {
            return refusal;
        }

        // Rules relaxed since do not let one signature pay: who signs need not be one who may pay.
        if (rules!.BandOf(proposal.ReadPayment().Amount) is not { } band)
        {
            return SignatureErrors.NotNeeded;
        }

        if (await StepUpRefusalAsync(proposal, cancellationToken) is { } waits)
        {
            return waits;
        }

        // Who was taken out of the rules since does not count any more.
        var groups = rules.ReadGroups();
        var counting = signers.Append(command.PartyId).Where(person => groups.Any(group => group.PartyIds.Contains(person))).ToList();
        var isLast = SignatureCount.IsEnough(band, groups, counting);
        db.ProposalSignatures.Add(proposal.Sign(command.PartyId, isLast, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        if (isLast)
        {
            await payments.OrderAsync(proposal, CancellationToken.None);
        }

        return await desk.ViewAsync(proposal, cancellationToken);
    }

    private Task<Failure?> StepUpRefusalAsync(PaymentProposal proposal, CancellationToken cancellationToken)
    {
        var payment = proposal.ReadPayment();
        return stepUps.FindRefusalAsync(
            actor,
            "payments.sign",
            $"{proposal.Id}\n{proposal.Fingerprint}",
            $"Sign the payment of {payment.Amount} to {payment.CreditorName}, {payment.CreditorIdentifier}",
            cancellationToken);
    }

    private Failure? Refusal(SignProposal command, PaymentProposal proposal, SigningRules? rules, List<Guid> signers)
    {
        if (rules is null || !rules.ReadGroups().Any(group => group.PartyIds.Contains(command.PartyId)))
        {
            return SignatureErrors.NotSignatory;
        }

        if (signers.Contains(command.PartyId))
        {
            return SignatureErrors.SignedAlready;
        }

        if (proposal.Status != ProposalStatus.Open)
        {
            return SignatureErrors.NotOpen;
        }

        return !string.Equals(proposal.Fingerprint, command.Fingerprint, StringComparison.OrdinalIgnoreCase) ? SignatureErrors.Differs
            : clock.GetUtcNow() >= proposal.ExpiresAt ? SignatureErrors.Expired
            : null;
    }
}
