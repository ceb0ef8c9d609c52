using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Accounts.History;

/// <summary>What is set aside on an account, the oldest first.</summary>
/// <param name="Holder">Who has to be allowed to see it; null for staff.</param>
/// <param name="OnlyOpen">Leaves out holds that hold nothing any more.</param>
/// <param name="After">The <c>next</c> of the page before.</param>
internal sealed record GetAccountHolds(Guid AccountId, Guid? Holder, bool OnlyOpen, string? After, int Limit)
    : IQuery<Page<AccountHoldView>>;

/// <param name="Amount">What was set aside in the beginning.</param>
/// <param name="Captured">What has been booked of it.</param>
/// <param name="Remaining">What is still set aside.</param>
/// <param name="EventCode">What happened: <c>card-authorisation</c> …</param>
internal sealed record AccountHoldView(
    Guid HoldId,
    Money Amount,
    Money Captured,
    Money Remaining,
    HoldStatus Status,
    string EventCode,
    DateTimeOffset PlacedAt,
    DateTimeOffset? ExpiresAt);

internal sealed class GetAccountHoldsHandler(IMediator bank) : IQueryHandler<GetAccountHolds, Page<AccountHoldView>>
{
    public async Task<Result<Page<AccountHoldView>>> Handle(GetAccountHolds query, CancellationToken cancellationToken)
    {
        if (!HoldPosition.TryParse(query.After, out var after))
        {
            return PlatformErrors.PageCursorInvalid;
        }

        var account = await bank.Send(new GetAccount(query.AccountId, query.Holder), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        var holds = await bank.Send(new ListHolds(account.Value.LedgerAccountId, query.OnlyOpen, after, query.Limit), cancellationToken);
        return holds.Map(found => new Page<AccountHoldView>([.. found.Holds.Select(ViewOf)], found.Next?.ToString()));
    }

    private static AccountHoldView ViewOf(HoldView hold) => new(
        hold.HoldId, hold.Amount, hold.Captured, hold.Remaining, hold.Status, hold.EventCode, hold.PlacedAt, hold.ExpiresAt);
}
