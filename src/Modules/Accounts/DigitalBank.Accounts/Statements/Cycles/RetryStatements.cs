using DigitalBank.Accounts.Data;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Statements.Cycles;

/// <summary>Issues now what is due of an account, without waiting for the next close.</summary>
internal sealed record RetryStatements(Guid AccountId) : ICommand<RetriedStatements>;

/// <param name="Issued">How many statements were issued.</param>
internal sealed record RetriedStatements(Guid AccountId, int Issued);

internal sealed class RetryStatementsHandler(StatementIssuer issuer, StatementFailures failures, IBusinessCalendar calendar)
    : ICommandHandler<RetryStatements, RetriedStatements>
{
    public async Task<Result<RetriedStatements>> Handle(RetryStatements command, CancellationToken cancellationToken)
    {
        var closed = (await calendar.TodayAsync(cancellationToken)).AddDays(-1);
        var issued = await issuer.IssueAsync(command.AccountId, new StatementClose(closed, closed), cancellationToken);
        if (issued.Failure != AccountsErrors.UnknownAccount)
        {
            await failures.NoteAsync(command.AccountId, issued.Failure, closed, cancellationToken);
        }

        return issued.Map(count => new RetriedStatements(command.AccountId, count));
    }
}

/// <summary>Accounts whose statements could not be issued, by id.</summary>
internal sealed record ListStatementFailures(Guid? After, int Limit) : IQuery<IReadOnlyList<StatementFailureView>>;

/// <param name="BusinessDate">The close at which the statement was due.</param>
internal sealed record StatementFailureView(
    Guid AccountId, DateOnly BusinessDate, string Code, string Message, int Attempts, DateTimeOffset FailedAt);

internal sealed class ListStatementFailuresHandler(AccountsDbContext db)
    : IQueryHandler<ListStatementFailures, IReadOnlyList<StatementFailureView>>
{
    public async Task<Result<IReadOnlyList<StatementFailureView>>> Handle(ListStatementFailures query, CancellationToken cancellationToken) =>
        await db.StatementFailures.AsNoTracking()
            .Where(failure => query.After == null || failure.AccountId.CompareTo(query.After.Value) > 0)
            .OrderBy(failure => failure.AccountId)
            .Take(query.Limit)
            .Select(failure => new StatementFailureView(
                failure.AccountId, failure.BusinessDate, failure.Code, failure.Message, failure.Attempts, failure.FailedAt))
            .ToListAsync(cancellationToken);
}

internal static class StatementWorkEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/accounts/statement-failures", AccountsPermissions.Read, List)
            .Produces<Page<StatementFailureView>>()
            .WithSummary("Accounts whose statements could not be issued, with the reason");
        staff.MapPost("/accounts/{accountId:guid}/statements/retry", AccountsPermissions.Subscribe, Retry)
            .Produces<RetriedStatements>()
            .WithSummary("Issue now what is due of an account");
    }

    private static async Task<IResult> List([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var failures = await bank.Send(new ListStatementFailures(after, page.Size), cancellationToken);
        return failures.Map(items => Page.Of(items, page.Size, failure => failure.AccountId.ToString())).ToHttp();
    }

    private static async Task<IResult> Retry(Guid accountId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RetryStatements(accountId), cancellationToken)).ToHttp();
}
