using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Signatures;

/// <param name="SignedBy">Who has signed this revision.</param>
/// <param name="Fingerprint">Sign this: it stands for account, payee, amount and texts.</param>
internal sealed record ProposalView(
    Guid ProposalId,
    Guid AccountId,
    Guid ProposedBy,
    ProposedPayment Payment,
    ProposalStatus Status,
    int Revision,
    IReadOnlyList<Guid> SignedBy,
    DateTimeOffset ExpiresAt,
    string Fingerprint,
    Guid? PaymentOrderId,
    string? FailureCode);

/// <summary>Finds proposals for those who may see their account, and saves them one at a time.</summary>
internal sealed class ProposalDesk(PaymentsDbContext db, IMediator bank)
{
    /// <summary>Tracked. Somebody without access to the account is told that there is none.</summary>
    public async Task<Result<PaymentProposal>> FindAsync(Guid proposalId, Guid partyId, CancellationToken cancellationToken)
    {
        var proposal = await db.PaymentProposals.SingleOrDefaultAsync(row => row.Id == proposalId, cancellationToken);
        return proposal is not null && (await bank.Send(new GetAccount(proposal.AccountId, partyId), cancellationToken)).IsSuccess
            ? proposal
            : SignatureErrors.UnknownProposal;
    }

    /// <returns>Hours until a proposal of the amount expires.</returns>
    public async Task<Result<int>> ExpiryAsync(Guid accountId, Money amount, CancellationToken cancellationToken)
    {
        var rules = await db.SigningRules.AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == accountId, cancellationToken);
        if (rules is null)
        {
            return SignatureErrors.UnknownAccount;
        }

        if (rules.ReadBands() is [var first, ..] && first.From.Currency != amount.Currency)
        {
            return SignatureErrors.CurrencyDiffers;
        }

        return rules.BandOf(amount) is null ? SignatureErrors.NotNeeded : rules.ValidHours;
    }

    public async Task<Result<ProposalView>> SaveAsync(PaymentProposal proposal, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            return SignatureErrors.Busy;
        }

        return await ViewAsync(proposal, cancellationToken);
    }

    public async Task<Result<ProposalView>> ViewAsync(PaymentProposal proposal, CancellationToken cancellationToken) =>
        View(proposal, await SignersAsync(proposal, cancellationToken));

    public Task<List<Guid>> SignersAsync(PaymentProposal proposal, CancellationToken cancellationToken) => db.ProposalSignatures
        .Where(row => row.ProposalId == proposal.Id && row.Revision == proposal.Revision && row.Fingerprint == proposal.Fingerprint)
        .OrderBy(row => row.PartyId)
        .Select(row => row.PartyId)
        .ToListAsync(cancellationToken);

    public static ProposalView View(PaymentProposal proposal, IReadOnlyList<Guid> signers) => new(
        proposal.Id,
        proposal.AccountId,
        proposal.ProposedBy,
        proposal.ReadPayment(),
        proposal.Status,
        proposal.Revision,
        signers,
        proposal.ExpiresAt,
        proposal.Fingerprint,
        proposal.PaymentOrderId,
        proposal.FailureCode);
}
