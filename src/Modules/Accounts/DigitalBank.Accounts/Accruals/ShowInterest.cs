using DigitalBank.Accounts.Data;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Accruals;

/// <summary>What an account has earned and owes since its last posting, and what was posted.</summary>
internal sealed record GetInterest(Guid AccountId) : IQuery<InterestView>;

/// <summary>A page of the accounts whose interest could not be reckoned or posted.</summary>
internal sealed record ListInterestFailures(Guid? After, int Limit) : IQuery<IReadOnlyList<InterestFailureView>>;

/// <param name="AccruedThrough">The last day that is in it.</param>
/// <param name="Credit">Minor units with nine decimals: interest in progress is finer than any currency.</param>
/// <param name="Postings">The latest 24, the newest first.</param>
internal sealed record InterestView(
    Guid AccountId,
    string CurrencyCode,
    DateOnly AccruedThrough,
    DateOnly NextPosting,
    string Credit,
    string ArrangedDebit,
    string UnarrangedDebit,
    IReadOnlyList<InterestPostingView> Postings);

/// <param name="Revision">0 for the posting itself; a correction holds the difference.</param>
/// <param name="Tax">Kept back of the credit interest.</param>
internal sealed record InterestPostingView(
    DateOnly PostingDate, int Revision, Money Credit, Money Debit, Money Tax, bool IsBooked, IReadOnlyList<TaxView> Taxes);

internal sealed record TaxView(string Code, Money Amount);

internal sealed record InterestFailureView(
    Guid AccountId, DateOnly Since, string Code, string Message, int Attempts, DateTimeOffset FailedAt);

internal sealed class GetInterestHandler(AccountsDbContext db) : IQueryHandler<GetInterest, InterestView>
{
    private const int ShownPostings = 24;

    private const int ShownDecimals = 9;

    public async Task<Result<InterestView>> Handle(GetInterest query, CancellationToken cancellationToken)
    {
        var row = await db.InterestAccounts
            .AsNoTracking()
            .SingleOrDefaultAsync(account => account.AccountId == query.AccountId, cancellationToken);
        if (row is null)
        {
            return await db.Accounts.AnyAsync(account => account.Id == query.AccountId
                && account.LedgerAccountId != null, cancellationToken)
                ? AccrualErrors.NoInterest
                : AccountsErrors.UnknownAccount;
        }

        var postings = await db.InterestPostings.AsNoTracking()
            .Where(posting => posting.AccountId == query.AccountId)
            .OrderByDescending(posting => posting.PostingDate).ThenByDescending(posting => posting.Revision)
            .Take(ShownPostings)
            .ToListAsync(cancellationToken);
        var taxes = await db.TaxesWithheld.AsNoTracking().Where(tax => tax.AccountId == query.AccountId).ToListAsync(cancellationToken);
        var currency = Currency.Of(row.CurrencyCode);
        return new InterestView(
            row.AccountId,
            row.CurrencyCode,
            row.AccruedUntil.AddDays(-1),
            row.NextPosting,
            row.Credit.Amount.ToText(ShownDecimals),
            row.Arranged.Amount.ToText(ShownDecimals),
            row.Unarranged.Amount.ToText(ShownDecimals),
            postings.ConvertAll(posting => ViewOf(posting, taxes, currency)));
    }

    private static InterestPostingView ViewOf(InterestPosting posting, List<TaxWithheld> taxes, Currency currency) => new(
        posting.PostingDate,
        posting.Revision,
        Money.OfMinor(posting.Credit, currency),
        Money.OfMinor(posting.Debit, currency),
        Money.OfMinor(posting.Tax, currency),
        posting.IsBooked,
        [.. taxes.Where(tax => tax.PostingDate == posting.PostingDate && tax.Revision == posting.Revision).Select(tax => new TaxView(tax.Code, Money.OfMinor(tax.Amount, currency)))]);
}

internal sealed class ListInterestFailuresHandler(AccountsDbContext db)
    : IQueryHandler<ListInterestFailures, IReadOnlyList<InterestFailureView>>
{
    public async Task<Result<IReadOnlyList<InterestFailureView>>> Handle(ListInterestFailures query, CancellationToken cancellationToken) =>
        await db.InterestFailures.AsNoTracking()
            .Where(failure => query.After == null || failure.AccountId.CompareTo(query.After.Value) > 0)
            .OrderBy(failure => failure.AccountId)
            .Take(query.Limit)
            .Select(failure => new InterestFailureView(
                failure.AccountId, failure.BusinessDate, failure.Code, failure.Message, failure.Attempts, failure.FailedAt))
            .ToListAsync(cancellationToken);
}

internal static class InterestEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/accounts/{accountId:guid}/interest", AccountsPermissions.Read, Get)
            .Produces<InterestView>()
            .WithSummary("What an account has earned and owes, and what was posted");
        staff.MapGet("/accounts/interest-failures", AccountsPermissions.Read, List)
            .Produces<Page<InterestFailureView>>()
            .WithSummary("Accounts whose interest could not be reckoned or posted, with the reason");
        staff.MapPost("/accounts/{accountId:guid}/interest/retry", AccountsPermissions.RetryInterest, Retry)
            .Produces<InterestView>()
            .WithSummary("Reckon and post an account's interest once more");
        staff.MapPost("/accounts/{accountId:guid}/interest/settle", AccountsPermissions.Close, Settle)
            .Produces<InterestView>()
            .WithSummary("Post an account's interest up to today, before it is closed");
        staff.MapPut("/accounts/{accountId:guid}/overdraft", AccountsPermissions.ArrangeOverdraft, Arrange)
            .Produces<OverdraftView>()
            .WithSummary("Arrange how far an account may be overdrawn; zero ends it");
    }

    private static async Task<IResult> Get(Guid accountId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetInterest(accountId), cancellationToken)).ToHttp();

    private static async Task<IResult> List([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var failures = await bank.Send(new ListInterestFailures(after, page.Size), cancellationToken);
        return failures.Map(items => Page.Of(items, page.Size, failure => failure.AccountId.ToString())).ToHttp();
    }

    private static async Task<IResult> Retry(Guid accountId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RetryInterest(accountId), cancellationToken)).ToHttp();

    private static async Task<IResult> Settle(Guid accountId, SettlementBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new SettleInterest(accountId, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> Arrange(Guid accountId, OverdraftBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ArrangeOverdraft(accountId, body.Limit, body.Reason), cancellationToken)).ToHttp();
}

/// <param name="Limit">In the account's currency, not negative.</param>
/// <param name="Reason">Why, for the audit trail.</param>
internal sealed record OverdraftBody(Money Limit, string Reason);

/// <param name="Reason">Why, for the audit trail.</param>
internal sealed record SettlementBody(string Reason);
