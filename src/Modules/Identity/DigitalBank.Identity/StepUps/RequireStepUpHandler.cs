using DigitalBank.Identity.Contracts.StepUps;
using DigitalBank.Identity.Data;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Identity.StepUps;

internal sealed class RequireStepUpValidator : AbstractValidator<RequireStepUp>
{
    public RequireStepUpValidator()
    {
        RuleFor(c => c.LoginId).NotEmpty().WithErrorCode("identity.login_missing");
        RuleFor(c => c.Purpose).NotEmpty().MaximumLength(100).WithErrorCode("identity.purpose_missing");
        RuleFor(c => c.LinkedTo).NotEmpty().WithErrorCode("identity.link_missing");
        RuleFor(c => c.Text).NotEmpty().MaximumLength(StepUp.LongestText).WithErrorCode("identity.step_up_text_invalid");
    }
}

internal sealed class RequireStepUpHandler(IdentityDbContext db, IOptions<IdentitySettings> settings, TimeProvider clock)
    : ICommandHandler<RequireStepUp, Done>
{
    /// <summary>Acts of one log-in that wait for a code: more are not a person's.</summary>
    private const int MostOpen = 20;

    public async Task<Result<Done>> Handle(RequireStepUp command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = StepUp.IdOf(command);
        var stepUp = await db.StepUps.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (stepUp?.IsConfirmed(now) == true)
        {
            return Done.Instance;
        }

        if (!await db.SecondFactors.AnyAsync(row => row.LoginId == command.LoginId && row.SetUpAt != null, cancellationToken))
        {
            return IdentityErrors.SecondFactorMissing;
        }

        if (stepUp?.IsOpen(now) != true && await CountOpenAsync(command.LoginId, now, cancellationToken) >= MostOpen)
        {
            return IdentityErrors.TooManyStepUps;
        }

        await OpenAsync(command, stepUp, now, cancellationToken);
        return IdentityErrors.StepUpNeeded.Because(
            $"Confirm this with a code of your authenticator app (POST /api/v1/identity/step-ups/{id}/confirm), then send the same request again.");
    }

    private Task<int> CountOpenAsync(Guid loginId, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.StepUps.CountAsync(row => row.LoginId == loginId && row.ExpiresAt > now && row.ConfirmedAt == null, cancellationToken);

    private async Task OpenAsync(RequireStepUp command, StepUp? stepUp, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (stepUp is null)
        {
            db.StepUps.Add(StepUp.Open(command, now, settings.Value.StepUpLifetime));
        }
        else if (!stepUp.IsOpen(now))
        {
            stepUp.Reopen(now, settings.Value.StepUpLifetime);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            db.ChangeTracker.Clear(); // The same request at the same moment has opened it.
        }
    }
}
