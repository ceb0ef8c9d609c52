using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Accounts.DormantAccounts;

/// <summary>Asks for a dormant account to be used again. Somebody else has to approve it.</summary>
internal sealed record AskForReactivation(Guid AccountId, string Reason) : ICommand<AccountView>;

/// <summary>Approves the reactivation that somebody else has asked for. Its holder can pay again from now on.</summary>
internal sealed record ReactivateAccount(Guid AccountId) : ICommand<AccountView>;

internal sealed class AskForReactivationValidator : AbstractValidator<AskForReactivation>
{
    public AskForReactivationValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class AskForReactivationHandler(AccountsDbContext db, IActor actor) : ICommandHandler<AskForReactivation, AccountView>
{
    public async Task<Result<AccountView>> Handle(AskForReactivation command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.AskForReactivation, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        found.Value.AskForReactivation(command.Reason, actor.Subject);
        await db.SaveChangesAsync(cancellationToken);
        return found.Value.View();
    }
}

internal sealed class ReactivateAccountHandler(AccountsDbContext db, IBusinessCalendar calendar, IActor actor)
    : ICommandHandler<ReactivateAccount, AccountView>
{
    public async Task<Result<AccountView>> Handle(ReactivateAccount command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.Reactivate, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        if (found.Value.Reactivate(actor.Subject, await calendar.TodayAsync(cancellationToken)) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellationToken);
        return found.Value.View();
    }
}

internal static class DormancyEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapPost("/accounts/{accountId:guid}/reactivation", AccountsPermissions.Reactivate, Ask)
            .Produces<AccountView>()
            .WithSummary("Ask for a dormant account to be used again");
        staff.MapPost("/accounts/{accountId:guid}/reactivation/approve", AccountsPermissions.Reactivate, Approve)
            .Produces<AccountView>()
            .WithSummary("Approve what somebody else has asked for: the account is used again");
    }

    private static async Task<IResult> Ask(Guid accountId, ReactivationBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new AskForReactivation(accountId, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> Approve(Guid accountId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ReactivateAccount(accountId), cancellationToken)).ToHttp();
}

/// <param name="Reason">How the bank knows that it is the holder who wants it.</param>
internal sealed record ReactivationBody(string Reason);
