using DigitalBank.Identity.Data;
using DigitalBank.Identity.SecondFactors;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Identity.StepUps;

/// <summary>Says yes to one act with a code of the second factor. Confirmed again, it answers as it is and takes no code.</summary>
internal sealed record ConfirmStepUp(Guid LoginId, Guid StepUpId, string Code) : ICommand<StepUpView>;

internal sealed class ConfirmStepUpHandler(IdentityDbContext db, CodeCheck codes, IOptions<IdentitySettings> settings, TimeProvider clock)
    : ICommandHandler<ConfirmStepUp, StepUpView>
{
    public async Task<Result<StepUpView>> Handle(ConfirmStepUp command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stepUp = await db.StepUps.SingleOrDefaultAsync(
            row => row.Id == command.StepUpId && row.LoginId == command.LoginId && row.ExpiresAt > now, cancellationToken);
        if (stepUp is null)
        {
            return IdentityErrors.UnknownStepUp;
        }

        if (stepUp.ConfirmedAt is not null)
        {
            return StepUpView.Of(stepUp);
        }

        if (!await codes.IsRightAsync(command.LoginId, command.Code, isSetUp: true, cancellationToken))
        {
            return IdentityErrors.CodeWrong;
        }

        stepUp.Confirm(now, settings.Value.StepUpLifetime);
        await db.SaveChangesAsync(cancellationToken);
        return StepUpView.Of(stepUp);
    }
}
