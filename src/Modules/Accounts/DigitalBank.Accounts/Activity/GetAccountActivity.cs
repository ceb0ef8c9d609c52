using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Activity;

/// <summary>When the holder last moved money on the account.</summary>
internal sealed record GetAccountActivity(Guid AccountId) : IQuery<AccountActivityView>;

/// <param name="LastCustomerActivityDate">Booking date of the last payment that the holder ordered; null before the first.</param>
internal sealed record AccountActivityView(Guid AccountId, DateOnly? LastCustomerActivityDate);

internal sealed class GetAccountActivityHandler(AccountsDbContext db) : IQueryHandler<GetAccountActivity, AccountActivityView>
{
    public async Task<Result<AccountActivityView>> Handle(GetAccountActivity query, CancellationToken cancellationToken)
    {
        if (!await db.Accounts.AnyAsync(account => account.Id == query.AccountId && account.LedgerAccountId != null, cancellationToken))
        {
            return AccountsErrors.UnknownAccount;
        }

        var activity = await db.Activities.AsNoTracking().SingleOrDefaultAsync(a => a.AccountId == query.AccountId, cancellationToken);
        return new AccountActivityView(query.AccountId, activity?.LastCustomerActivityDate);
    }
}

internal static class ActivityEndpoints
{
    public static void Map(SurfaceEndpoints staff) =>
        staff.MapGet("/accounts/{accountId:guid}/activity", AccountsPermissions.Read, Get)
            .Produces<AccountActivityView>()
            .WithSummary("When the holder last moved money on the account");

    private static async Task<IResult> Get(Guid accountId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetAccountActivity(accountId), cancellationToken)).ToHttp();
}
