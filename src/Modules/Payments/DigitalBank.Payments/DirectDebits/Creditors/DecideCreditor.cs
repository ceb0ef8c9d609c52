using DigitalBank.Payments.Data;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits.Creditors;

/// <summary>Agrees to what is proposed about a creditor, or not. Whoever proposed it cannot.</summary>
/// <param name="Revision">Of the proposal that was looked at; another one is not decided.</param>
internal sealed record DecideCreditor(Guid CreditorId, int Revision, bool IsApproved, string Reason) : ICommand<CreditorView>;

/// <summary>Stops a creditor at once: one person may, because nothing is given away. Approved terms let it collect again.</summary>
internal sealed record StopCreditor(Guid CreditorId, string Reason) : ICommand<CreditorView>;

internal sealed class DecideCreditorValidator : AbstractValidator<DecideCreditor>
{
    public DecideCreditorValidator() => RuleFor(c => c.Reason).IsAReason();
}

internal sealed class StopCreditorValidator : AbstractValidator<StopCreditor>
{
    public StopCreditorValidator() => RuleFor(c => c.Reason).IsAReason();
}

internal sealed class DecideCreditorHandler(PaymentsDbContext db, IActor actor) : ICommandHandler<DecideCreditor, CreditorView>
{
    public async Task<Result<CreditorView>> Handle(DecideCreditor command, CancellationToken cancellationToken)
    {
        var creditor = await db.Creditors.SingleOrDefaultAsync(c => c.Id == command.CreditorId, cancellationToken);
        if (creditor is null)
        {
            return CollectingErrors.UnknownCreditor;
        }

        if (creditor.Decide(command.Revision, command.IsApproved, command.Reason, actor.Subject) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellationToken);
        return CreditorView.Of(creditor);
    }
}

internal sealed class StopCreditorHandler(PaymentsDbContext db, IActor actor) : ICommandHandler<StopCreditor, CreditorView>
{
    public Task<Result<CreditorView>> Handle(StopCreditor command, CancellationToken cancellationToken) =>
        db.InsistAsync(() => StopAsync(command, cancellationToken));

    private async Task<Result<CreditorView>> StopAsync(StopCreditor command, CancellationToken cancellationToken)
    {
        var creditor = await db.Creditors.SingleOrDefaultAsync(c => c.Id == command.CreditorId, cancellationToken);
        if (creditor is null)
        {
            return CollectingErrors.UnknownCreditor;
        }

        if (creditor.WhyNotCollect() is { } cannot && creditor.Status != CreditorStatus.Stopped)
        {
            return cannot;
        }

        creditor.Stop(command.Reason, actor.Subject);
        await db.SaveChangesAsync(cancellationToken);
        return CreditorView.Of(creditor);
    }
}
