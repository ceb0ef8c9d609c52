using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Applications;

/// <summary>A page of applications by id, of one status or all.</summary>
internal sealed record ListApplications(ApplicationStatus? Status, Guid? After, int Limit) : IQuery<IReadOnlyList<ApplicationView>>;

internal sealed class ListApplicationsHandler(AccountsDbContext db) : IQueryHandler<ListApplications, IReadOnlyList<ApplicationView>>
{
    public async Task<Result<IReadOnlyList<ApplicationView>>> Handle(ListApplications query, CancellationToken cancellationToken) =>
        await db.Applications.AsNoTracking()
            .Where(application => query.Status == null || application.Status == query.Status)
            .Where(application => query.After == null || application.Id.CompareTo(query.After.Value) > 0)
            .OrderBy(application => application.Id)
            .Take(query.Limit)
            .Select(application => application.View())
            .ToListAsync(cancellationToken);
}

internal static class ApplicationEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/accounts/applications", AccountsPermissions.Read, List)
            .Produces<Page<ApplicationView>>()
            .WithSummary("Accounts that were applied for");
        staff.MapPost("/accounts/applications", AccountsPermissions.Open, Apply)
            .Produces<ApplicationView>(StatusCodes.Status201Created)
            .RequiresIdempotencyKey()
            .WithSummary("Apply for an account; it opens once approved and activated");
        staff.MapPost("/accounts/{accountId:guid}/approve", AccountsPermissions.Open, Approve)
            .Produces<ApplicationView>()
            .WithSummary("Approve an application; another person than the one who entered it, where the product asks for two");
        staff.MapPost("/accounts/{accountId:guid}/refuse", AccountsPermissions.Open, Refuse)
            .Produces<ApplicationView>()
            .WithSummary("Refuse an application");
        staff.MapPost("/accounts/{accountId:guid}/withdraw", AccountsPermissions.Open, Withdraw)
            .Produces<ApplicationView>()
            .WithSummary("Withdraw an application, because the customer no longer wants the account");
        staff.MapPost("/accounts/{accountId:guid}/activate", AccountsPermissions.Open, Activate)
            .Produces<AccountView>()
            .WithSummary("Open the account of an approved application");
    }

    private static async Task<IResult> List(
        string? status, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var wanted = default(ApplicationStatus);
        if (status is not null && !Enum.TryParse(status, ignoreCase: true, out wanted))
        {
            return LifeCycleErrors.ApplicationStatusUnknown.ToProblem();
        }

        var applications = await bank.Send(new ListApplications(status is null ? null : wanted, after, page.Size), cancellationToken);
        return applications.Map(items => Page.Of(items, page.Size, application => application.AccountId.ToString())).ToHttp();
    }

    private static async Task<IResult> Apply(
        NewAccount body, IdempotencyKey key, IMediator bank, CancellationToken cancellationToken)
    {
        var applied = await bank.Send(
            new ApplyForAccount(key.Value, body.HolderPartyId, body.ProductCode, body.CurrencyCode), cancellationToken);
        return applied.ToHttp(application => TypedResults.Created("/staff/v1/accounts/applications", application));
    }

    private static Task<IResult> Approve(Guid accountId, DecisionBody body, IMediator bank, CancellationToken cancellationToken) =>
        Decide(accountId, ApplicationStatus.Approved, body, bank, cancellationToken);

    private static Task<IResult> Refuse(Guid accountId, DecisionBody body, IMediator bank, CancellationToken cancellationToken) =>
        Decide(accountId, ApplicationStatus.Refused, body, bank, cancellationToken);

    private static Task<IResult> Withdraw(Guid accountId, DecisionBody body, IMediator bank, CancellationToken cancellationToken) =>
        Decide(accountId, ApplicationStatus.Withdrawn, body, bank, cancellationToken);

    private static async Task<IResult> Decide(
        Guid accountId, ApplicationStatus decision, DecisionBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideApplication(accountId, decision, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> Activate(Guid accountId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ActivateAccount(accountId), cancellationToken)).ToHttp();
}

/// <param name="Reason">Why, for the audit trail.</param>
internal sealed record DecisionBody(string Reason);
