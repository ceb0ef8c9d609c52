using DigitalBank.Payments.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;

namespace DigitalBank.Payments.DirectDebits.DebitMandates;

/// <summary>Changes what the debtor has told the creditor: name, account, time of notice. Collections that were ordered before keep what they had.</summary>
internal sealed record AmendDebitMandate(Guid PartyId, Guid CreditorId, Guid MandateId, DebtorDetails Debtor) : ICommand<DebitMandateView>;

/// <summary>Ends a mandate: nothing more is taken under it. One that has ended answers as it is.</summary>
internal sealed record CancelDebitMandate(Guid PartyId, Guid CreditorId, Guid MandateId) : ICommand<DebitMandateView>;

internal sealed class AmendDebitMandateValidator : AbstractValidator<AmendDebitMandate>
{
    public AmendDebitMandateValidator() => RuleFor(c => c.Debtor).SetValidator(new DebtorDetailsValidator());
}

internal sealed class AmendDebitMandateHandler(PaymentsDbContext db) : ICommandHandler<AmendDebitMandate, DebitMandateView>
{
    public async Task<Result<DebitMandateView>> Handle(AmendDebitMandate command, CancellationToken cancellationToken)
    {
        var mandate = await db.OwnMandateAsync(command.PartyId, command.CreditorId, command.MandateId, cancellationToken);
        if (mandate is null)
        {
            return CollectingErrors.UnknownDebitMandate;
        }

        if (mandate.Status != DebitMandateStatus.Active)
        {
            return CollectingErrors.DebitMandateEnded;
        }

        mandate.Describe(command.Debtor);
        await db.SaveChangesAsync(cancellationToken);
        return DebitMandateView.Of(mandate);
    }
}

internal sealed class CancelDebitMandateHandler(PaymentsDbContext db, TimeProvider clock) : ICommandHandler<CancelDebitMandate, DebitMandateView>
{
    public Task<Result<DebitMandateView>> Handle(CancelDebitMandate command, CancellationToken cancellationToken) =>
        db.InsistAsync(() => CancelAsync(command, cancellationToken));

    private async Task<Result<DebitMandateView>> CancelAsync(CancelDebitMandate command, CancellationToken cancellationToken)
    {
        var mandate = await db.OwnMandateAsync(command.PartyId, command.CreditorId, command.MandateId, cancellationToken);
        if (mandate is null)
        {
            return CollectingErrors.UnknownDebitMandate;
        }

        if (mandate.Status == DebitMandateStatus.Active)
        {
            mandate.Cancel(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }

        return DebitMandateView.Of(mandate);
    }
}
