using DigitalBank.Lending.Data;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Servicing;

/// <summary>A page of the loans that the close of business could not work out.</summary>
internal sealed record ListServicingFailures(Guid? After, int Limit) : IQuery<IReadOnlyList<ServicingFailureView>>;

/// <summary>
/// Tries a loan again that was left to a person, up to the business date. Trying one that is in order changes nothing; one that still cannot
/// be worked out is refused with the reason.
/// </summary>
internal sealed record RetryServicing(Guid LoanId) : ICommand<LoanView>;

/// <param name="Since">The business date of the first failure.</param>
internal sealed record ServicingFailureView(Guid LoanId, DateOnly Since, string Code, string Message, int Attempts, DateTimeOffset FailedAt);

internal sealed class ListServicingFailuresHandler(LendingDbContext db)
    : IQueryHandler<ListServicingFailures, IReadOnlyList<ServicingFailureView>>
{
    public async Task<Result<IReadOnlyList<ServicingFailureView>>> Handle(ListServicingFailures query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        return await db.ServicingFailures.AsNoTracking()
            .Where(failure => failure.LoanId.CompareTo(after) > 0)
            .OrderBy(failure => failure.LoanId)
            .Take(query.Limit)
            .Select(f => new ServicingFailureView(f.LoanId, f.BusinessDate, f.Code, f.Message, f.Attempts, f.FailedAt))
            .ToListAsync(cancellationToken);
    }
}

internal sealed class RetryServicingHandler(LendingDbContext db, LoanServicing servicing, IBusinessCalendar calendar)
    : ICommandHandler<RetryServicing, LoanView>
{
    public async Task<Result<LoanView>> Handle(RetryServicing command, CancellationToken cancellationToken)
    {
        var loan = await db.Loans.AsNoTracking().SingleOrDefaultAsync(l => l.Id == command.LoanId, cancellationToken);
        if (loan is null)
        {
            return ServicingErrors.UnknownLoan;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        if (loan.Status == GrantedLoanStatus.Running && loan.ServicedOn < today)
        {
            // What is on its way brings its own income when it is booked: reckoned here as well, it would be booked twice.
            if (await db.Events.AnyAsync(e => e.LoanId == loan.Id && !e.IsBooked, cancellationToken))
            {
                return ServicingErrors.EventOnTheWay;
            }

            await servicing.ServiceAsync([loan], today, today, cancellationToken);
        }

        var unbooked = (await servicing.BookBatchesAsync(cancellationToken)).FirstOrDefault(batch => batch.ProductCode == loan.ProductCode);
        var waiting = await db.ServicingFailures.AsNoTracking().SingleOrDefaultAsync(f => f.LoanId == loan.Id, cancellationToken);
        return unbooked is not null ? unbooked.Reason
            : waiting is not null ? new Failure(waiting.Code, FailureKind.Conflict, waiting.Message)
            : LoanView.Of(loan);
    }
}

/// <summary>What staff do with loans that run.</summary>
internal static class ServicingEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/lending/servicing-failures", LendingPermissions.Read, Failures)
            .Produces<Page<ServicingFailureView>>()
            .WithSummary("Loans that the close of business could not work out, with the reason");
        staff.MapPost("/lending/loans/{loanId:guid}/servicing/retry", LendingPermissions.RetryServicing, Retry)
            .Produces<LoanView>()
            .WithSummary("Work a loan out once more that the close of business left to a person");
    }

    private static async Task<IResult> Failures([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var failures = await bank.Send(new ListServicingFailures(after, page.Size), cancellationToken);
        return failures.Map(items => Page.Of(items, page.Size, failure => failure.LoanId.ToString())).ToHttp();
    }

    private static async Task<IResult> Retry(Guid loanId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RetryServicing(loanId), cancellationToken)).ToHttp();
}
