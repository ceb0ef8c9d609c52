using DigitalBank.Payments.Data;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Settlement;

/// <summary>Takes a payment between two participants into the window that closes next, where it keeps the payer's cap.</summary>
/// <param name="Reference">The payer's own; the same payment with it again gets the first answer.</param>
internal sealed record SubmitObligation(string DebtorBic, string CreditorBic, Money Amount, string Reference, OverCap WhenOverCap)
    : ICommand<ObligationView>;

internal sealed record ObligationView(
    Guid ObligationId, Guid WindowId, Guid DebtorId, Guid CreditorId, Money Amount, string Reference, SettlementObligationStatus Status, DateTimeOffset ReceivedAt)
{
    public static ObligationView Of(SettlementObligation obligation, string currencyCode) => new(
        obligation.Id,
        obligation.WindowId,
        obligation.DebtorId,
        obligation.CreditorId,
        Money.OfMinor(obligation.AmountMinor, Currency.Of(currencyCode)),
        obligation.Reference,
        obligation.Status,
        obligation.ReceivedAt);
}

internal sealed class SubmitObligationValidator : AbstractValidator<SubmitObligation>
{
    public SubmitObligationValidator()
    {
        RuleFor(c => c.Amount).Must(amount => amount.IsPositive)
            .WithErrorCode("payments.amount_not_positive").WithMessage("The amount must be above zero.");
        RuleFor(c => c).Must(c => Bic.TryParse(c.DebtorBic, out var payer) && Bic.TryParse(c.CreditorBic, out var payee) && payer != payee)
            .WithErrorCode("payments.bic_invalid").WithMessage("Name two different banks by their BIC.").OverridePropertyName("creditorBic");
        RuleFor(c => c.Reference).Must(text => text is { Length: > 0 and <= 35 } && !text.Any(char.IsControl))
            .WithErrorCode("payments.settlement_reference_invalid").WithMessage("A reference is one line of at most 35 characters.");
        RuleFor(c => c.WhenOverCap).IsInEnum()
            .WithErrorCode("payments.over_cap_invalid").WithMessage("A payment over the cap is refused or queued: choose one.");
    }
}

internal sealed class SubmitObligationHandler(PaymentsDbContext db, WindowBook windows, TimeProvider clock) : ICommandHandler<SubmitObligation, ObligationView>
{
    public async Task<Result<ObligationView>> Handle(SubmitObligation command, CancellationToken cancellationToken)
    {
        var currencyCode = command.Amount.Currency.Code;
        var payer = await ParticipantAsync(command.DebtorBic, currencyCode, cancellationToken);
        var payee = await ParticipantAsync(command.CreditorBic, currencyCode, cancellationToken);
        if (payer is null || payee is null)
        {
            return SettlementErrors.UnknownParticipant;
        }

        if (await EarlierAsync(payer.Value, payee.Value, command, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        if (await windows.SlotAsync(currencyCode, cancellationToken) is not { } slot)
        {
            return SettlementErrors.NotScheduled;
        }

        var windowId = await windows.OpenAsync(currencyCode, slot, cancellationToken);
        try
        {
            return await TakeAsync(command, windowId, payer.Value, payee.Value, cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            db.ChangeTracker.Clear();
            return await EarlierAsync(payer.Value, payee.Value, command, cancellationToken) ?? SettlementErrors.WindowBusy;
        }
    }

    private async Task<Result<ObligationView>> TakeAsync(
        SubmitObligation command, Guid windowId, Guid payer, Guid payee, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await windows.LockOpenAsync(windowId, cancellationToken))
        {
            return SettlementErrors.WindowBusy;
        }

        var obligation = NewObligation(command, payer, payee);
        var positions = await OpenPositions.ReadAsync(db, windowId, command.Amount.Currency.Code, cancellationToken);
        if (positions.TryAccept(obligation))
        {
            positions.Release(await db.SettlementObligations
                .Where(row => row.WindowId == windowId && row.Status == SettlementObligationStatus.Queued)
                .OrderBy(row => row.ReceivedAt).ThenBy(row => row.Id) // ids are not sorted by time on every database
                .ToListAsync(cancellationToken));
        }
        else if (command.WhenOverCap == OverCap.Queue)
        {
            obligation.Queue(windowId);
        }
        else
        {
            obligation.Refuse(windowId);
        }

        db.SettlementObligations.Add(obligation);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return AnswerOf(obligation, command);
    }

    private SettlementObligation NewObligation(SubmitObligation command, Guid payer, Guid payee)
    {
        var now = clock.GetUtcNow();
        return new SettlementObligation
        {
            Id = Guid.CreateVersion7(now),
            DebtorId = payer,
            CreditorId = payee,
            AmountMinor = command.Amount.MinorUnits,
            Reference = command.Reference,
            ReceivedAt = now,
        };
    }

    private async Task<Result<ObligationView>?> EarlierAsync(Guid payer, Guid payee, SubmitObligation command, CancellationToken cancellationToken)
    {
        var earlier = await db.SettlementObligations.AsNoTracking()
            .SingleOrDefaultAsync(row => row.DebtorId == payer && row.Reference == command.Reference, cancellationToken);
        return earlier is null ? null
            : earlier.CreditorId == payee && earlier.AmountMinor == command.Amount.MinorUnits ? AnswerOf(earlier, command).AsReplay()
            : SettlementErrors.ReferenceReused;
    }

    private static Result<ObligationView> AnswerOf(SettlementObligation obligation, SubmitObligation command) =>
        obligation.Status == SettlementObligationStatus.Refused
            ? SettlementErrors.CapExceeded
            : ObligationView.Of(obligation, command.Amount.Currency.Code);

    private async Task<Guid?> ParticipantAsync(string bic, string currencyCode, CancellationToken cancellationToken)
    {
        var eleven = Bic.TryParse(bic, out var parsed) ? parsed.ToElevenCharacters() : string.Empty;
        return await db.SettlementParticipants
            .Where(participant => participant.Bic == eleven && participant.CurrencyCode == currencyCode)
            .Select(participant => (Guid?)participant.Id)
            .SingleOrDefaultAsync(cancellationToken);
    }
}
