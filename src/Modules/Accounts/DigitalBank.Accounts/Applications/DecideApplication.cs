using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Accounts.Products;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;

namespace DigitalBank.Accounts.Applications;

/// <summary>
/// Approves, refuses or withdraws an application. Where the product asks for two pairs of eyes, whoever entered it does not approve it.
/// </summary>
/// <param name="Decision">Not <see cref="ApplicationStatus.Applied"/>.</param>
internal sealed record DecideApplication(Guid AccountId, ApplicationStatus Decision, string Reason) : ICommand<ApplicationView>;

internal sealed class DecideApplicationValidator : AbstractValidator<DecideApplication>
{
    public DecideApplicationValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class DecideApplicationHandler(AccountsDbContext db, ProductCatalogue products, IActor actor, TimeProvider clock)
    : ICommandHandler<DecideApplication, ApplicationView>
{
    public async Task<Result<ApplicationView>> Handle(DecideApplication command, CancellationToken cancellationToken)
    {
        var asked = command.Decision switch
        {
            ApplicationStatus.Approved => AccountCommand.Approve,
            ApplicationStatus.Refused => AccountCommand.Refuse,
            _ => AccountCommand.Withdraw,
        };
        var found = await db.FindApplicationForAsync(command.AccountId, asked, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var application = found.Value;
        if (asked == AccountCommand.Approve
            && application.AppliedBy == actor.Subject
            && (await products.ReadAsync(cancellationToken)).Find(application.ProductCode)?.Terms.NeedsTwoToOpen == true)
        {
            return LifeCycleErrors.SecondPersonNeeded;
        }

        application.Decide(command.Decision, actor.Subject, command.Reason, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return application.View();
    }
}
