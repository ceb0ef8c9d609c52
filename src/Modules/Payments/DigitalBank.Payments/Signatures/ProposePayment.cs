using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Signatures;

/// <summary>Proposes a payment that needs signatures, by somebody with access to the account. Proposing is not signing.</summary>
/// <param name="IdempotencyKey">The same key by the same person gives the same proposal.</param>
internal sealed record ProposePayment(Guid IdempotencyKey, Guid PartyId, Guid AccountId, ProposedPayment Payment) : ICommand<ProposalView>;

/// <summary>Changes what is to be paid; all signatures are void, and the time to sign begins again.</summary>
/// <param name="Fingerprint">Of the proposal as it was seen; a change made meanwhile refuses this one.</param>
internal sealed record ChangeProposal(Guid ProposalId, Guid PartyId, string Fingerprint, ProposedPayment Payment) : ICommand<ProposalView>;

/// <summary>Gives a proposal up. Withdrawn again, nothing happens.</summary>
internal sealed record WithdrawProposal(Guid ProposalId, Guid PartyId) : ICommand<ProposalView>;

internal sealed class ProposedPaymentValidator : AbstractValidator<ProposedPayment>
{
    public ProposedPaymentValidator()
    {
        RuleFor(c => c.Amount).Must(amount => amount.IsPositive)
            .WithErrorCode("payments.amount_not_positive").WithMessage("The amount must be above zero.");
        RuleFor(c => c.CreditorName).Must(name => !string.IsNullOrWhiteSpace(name) && IsText(name, 140))
            .WithErrorCode("payments.creditor_name_invalid").WithMessage("Name the payee in one line of at most 140 characters.");
        RuleFor(c => c.CreditorIdentifier).Must(text => Iban.TryParse(text, out _) || (!string.IsNullOrWhiteSpace(text) && IsText(text, 34)))
            .WithErrorCode("payments.account_number_invalid").WithMessage("Name the payee's account: an IBAN, or a number of at most 34 characters.");
        RuleFor(c => c.CreditorAgentBic).Must(bic => bic is null || Bic.TryParse(bic, out _))
            .WithErrorCode("payments.bic_invalid").WithMessage("A BIC has 8 or 11 capital letters and digits.");
        RuleFor(c => c.RemittanceInformation).Must(text => IsText(text, 140))
            .WithErrorCode("payments.remittance_too_long").WithMessage("The text for the payee is one line of at most 140 characters.");
        RuleFor(c => c.EndToEndId).Must(text => IsText(text, 35))
            .WithErrorCode("payments.end_to_end_id_invalid").WithMessage("A reference is one line of at most 35 characters.");
    }

    private static bool IsText(string? text, int longest) => text is null || (text.Length <= longest && !text.Any(char.IsControl));
}

internal sealed class ProposePaymentValidator : AbstractValidator<ProposePayment>
{
    public ProposePaymentValidator() => RuleFor(c => c.Payment).SetValidator(new ProposedPaymentValidator());
}

internal sealed class ChangeProposalValidator : AbstractValidator<ChangeProposal>
{
    public ChangeProposalValidator() => RuleFor(c => c.Payment).SetValidator(new ProposedPaymentValidator());
}

internal sealed class ProposePaymentHandler(PaymentsDbContext db, IMediator bank, ProposalDesk desk, TimeProvider clock)
    : ICommandHandler<ProposePayment, ProposalView>
{
    public async Task<Result<ProposalView>> Handle(ProposePayment command, CancellationToken cancellationToken)
    {
        var id = DerivedKey.Of("payment-proposal", command.PartyId, command.IdempotencyKey);
        if (await db.PaymentProposals.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } earlier)
        {
            return earlier.AccountId == command.AccountId && earlier.ReadPayment() == command.Payment
                ? (await desk.ViewAsync(earlier, cancellationToken)).AsReplay()
                : PlatformErrors.IdempotencyKeyReused;
        }

        var account = await bank.Send(new GetAccount(command.AccountId, command.PartyId), cancellationToken);
        if (!account.IsSuccess)
        {
            return SignatureErrors.UnknownAccount;
        }

        var expiresAt = await desk.ExpiryAsync(command.AccountId, command.Payment.Amount, cancellationToken);
        if (!expiresAt.IsSuccess)
        {
            return expiresAt.Failure;
        }

        var proposal = new PaymentProposal
        {
            Id = id,
            AccountId = command.AccountId,
            HolderPartyId = account.Value.HolderPartyId,
            ProposedBy = command.PartyId,
        };
        proposal.Propose(command.Payment, clock.GetUtcNow().AddHours(expiresAt.Value));
        db.PaymentProposals.Add(proposal);
        await db.SaveChangesAsync(cancellationToken);
        return await desk.ViewAsync(proposal, cancellationToken);
    }
}

internal sealed class ChangeProposalHandler(ProposalDesk desk, TimeProvider clock) : ICommandHandler<ChangeProposal, ProposalView>
{
    public async Task<Result<ProposalView>> Handle(ChangeProposal command, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(command.ProposalId, command.PartyId, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var proposal = found.Value;
        if (proposal.Status != ProposalStatus.Open)
        {
            return SignatureErrors.NotOpen;
        }

        if (!string.Equals(proposal.Fingerprint, command.Fingerprint, StringComparison.OrdinalIgnoreCase))
        {
            return SignatureErrors.Differs;
        }

        var hours = await desk.ExpiryAsync(proposal.AccountId, command.Payment.Amount, cancellationToken);
        if (!hours.IsSuccess)
        {
            return hours.Failure;
        }

        proposal.Propose(command.Payment, clock.GetUtcNow().AddHours(hours.Value));
        return await desk.SaveAsync(proposal, cancellationToken);
    }
}

internal sealed class WithdrawProposalHandler(ProposalDesk desk) : ICommandHandler<WithdrawProposal, ProposalView>
{
    public async Task<Result<ProposalView>> Handle(WithdrawProposal command, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(command.ProposalId, command.PartyId, cancellationToken);
        if (!found.IsSuccess || found.Value.Status == ProposalStatus.Withdrawn)
        {
            return found.IsSuccess ? await desk.ViewAsync(found.Value, cancellationToken) : found.Failure;
        }

        if (found.Value.Status != ProposalStatus.Open)
        {
            return SignatureErrors.NotOpen;
        }

        found.Value.Withdraw();
        return await desk.SaveAsync(found.Value, cancellationToken);
    }
}
