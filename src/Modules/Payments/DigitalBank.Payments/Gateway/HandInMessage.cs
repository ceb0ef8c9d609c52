using DigitalBank.Payments.Data;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Gateway;

/// <summary>
/// A member of staff hands in a message of another bank that the channel did not bring. It is checked and kept; nothing of it is done until a
/// second person agrees. When the channel brings it meanwhile, it is acted on, and there is nothing left to agree to.
/// </summary>
/// <param name="Reason">Where it comes from, for whoever agrees.</param>
internal sealed record HandInMessage(byte[] Content, string Reason) : ICommand<GatewayMessageView>;

/// <summary>Agrees to a message that somebody else has handed in, or not. Agreed to, it is acted on, and the answer waits in the out-tray.</summary>
internal sealed record DecideMessage(Guid MessageId, bool IsApproved, string Reason) : ICommand<GatewayMessageView>;

internal sealed class HandInMessageValidator : AbstractValidator<HandInMessage>
{
    public HandInMessageValidator() => RuleFor(c => c.Reason).IsAReason();
}

internal sealed class DecideMessageValidator : AbstractValidator<DecideMessage>
{
    public DecideMessageValidator() => RuleFor(c => c.Reason).IsAReason();
}

internal sealed class HandInMessageHandler(IMediator bank, IActor actor) : ICommandHandler<HandInMessage, GatewayMessageView>
{
    public async Task<Result<GatewayMessageView>> Handle(HandInMessage command, CancellationToken cancellationToken) =>
        (await bank.Send(new ReceiveMessage(command.Content) { HandedIn = new HandedIn(actor.Subject, command.Reason) }, cancellationToken))
            .Map(received => received.Message);
}

internal sealed class DecideMessageHandler(PaymentsDbContext db, IMediator bank, IActor actor, TimeProvider clock)
    : ICommandHandler<DecideMessage, GatewayMessageView>
{
    public async Task<Result<GatewayMessageView>> Handle(DecideMessage command, CancellationToken cancellationToken)
    {
        var message = await db.GatewayMessages.SingleOrDefaultAsync(m => m.Id == command.MessageId && m.HandedInBy != null, cancellationToken);
        if (message is null)
        {
            return PaymentsErrors.UnknownMessage;
        }

        if (message.Decide(command.IsApproved, command.Reason, actor.Subject, clock.GetUtcNow()) is { } refused)
        {
            return refused;
        }

        // Saved first: after a crash it is taken up like any message that was kept and not finished.
        await db.SaveChangesAsync(cancellationToken);
        return command.IsApproved
            ? (await bank.Send(new ReceiveMessage(message.Content), cancellationToken)).Map(received => received.Message)
            : GatewayMessageView.Of(message);
    }
}
