using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Customers.Contracts.Onboarding;
using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Onboarding.Applications;
using DigitalBank.Onboarding.Contracts.Applications;
using DigitalBank.Onboarding.Data;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Onboarding.Flow;

/// <summary>
/// Carries an application from one state to the next until somebody else has to do something. What each step asks of another module may
/// be asked again, so that whoever comes next may begin where a crash has ended the work.
/// </summary>
internal sealed partial class ApplicationFlow(OnboardingDbContext db, IMediator bank, TimeProvider clock, ILogger<ApplicationFlow> logger)
{
    /// <summary>Keys of openings are the applications' ids, told apart from those of other callers by this.</summary>
    private const string Origin = "onboarding";

    /// <returns>False when another module could not be asked and the application waits where it is.</returns>
    public async Task<bool> CarryOnAsync(AccountApplication application, CancellationToken cancellationToken)
    {
        var goesOn = true;
        while (goesOn)
        {
            var before = (application.Status, application.HasLogin, application.AccountId);
            var isDone = application.Status switch
            {
                ApplicationStatus.Submitted => await TakeInAsync(application, cancellationToken),
                ApplicationStatus.Accepted when application.AccountId is null => await OpenAccountAsync(application, cancellationToken),
                ApplicationStatus.Accepted => await GrantLoginAsync(application, cancellationToken),
                ApplicationStatus.Declined when application.HasLogin => await CancelLoginAsync(application, cancellationToken),
                _ => true,
            };
            if (!isDone)
            {
                return false;
            }

            goesOn = before != (application.Status, application.HasLogin, application.AccountId);
        }

        LogStands(application.Id, application.Status);
        return true;
    }

    private async Task<bool> TakeInAsync(AccountApplication application, CancellationToken cancellationToken)
    {
        var taken = await bank.Send(new TakeInPerson(application.Reference, application.Applicant()!), cancellationToken);
        if (taken.IsSuccess)
        {
            application.TakenIn(taken.Value, clock.GetUtcNow());
        }

        return await SaveAsync(application, taken, cancellationToken);
    }

    private async Task<bool> OpenAccountAsync(AccountApplication application, CancellationToken cancellationToken)
    {
        var opened = await bank.Send(
            new OpenAccount(application.Id, application.PartyId!.Value, application.ProductCode, application.CurrencyCode) { Origin = Origin },
            cancellationToken);
        if (opened.IsSuccess)
        {
            application.AccountOpened(opened.Value.AccountId, opened.Value.Identifier, clock.GetUtcNow());
        }

        return await SaveAsync(application, opened, cancellationToken);
    }

    /// <summary>After the account, so that the customer finds it when coming in.</summary>
    private async Task<bool> GrantLoginAsync(AccountApplication application, CancellationToken cancellationToken)
    {
        var granted = application.HasLogin
            ? await bank.Send(new GrantReservedLogin(application.Id, application.PartyId!.Value), cancellationToken)
            : null;
        if (granted is null or { IsSuccess: true })
        {
            application.Complete(clock.GetUtcNow());
            db.Publish(new ApplicantOnboarded(application.Id, application.PartyId!.Value, application.AccountId!.Value));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }

        return await SaveAsync(application, granted, cancellationToken);
    }

    private async Task<bool> CancelLoginAsync(AccountApplication application, CancellationToken cancellationToken)
    {
        var cancelled = await bank.Send(new CancelReservedLogin(application.Id), cancellationToken);
        if (cancelled.IsSuccess)
        {
            application.LoginGone(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }

        return cancelled.IsSuccess;
    }

    /// <summary>A refusal is for a person to look at; a module that cannot be reached is asked again later.</summary>
    private async Task<bool> SaveAsync<T>(AccountApplication application, Result<T> step, CancellationToken cancellationToken)
    {
        if (!step.IsSuccess && step.Failure.Kind == FailureKind.Unavailable)
        {
            return false;
        }

        if (!step.IsSuccess)
        {
            application.AskAPerson(step.Failure.Code, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "Application {ApplicationId} is {Status}")]
    private partial void LogStands(Guid applicationId, ApplicationStatus status);
}
