using DigitalBank.Lending.Data;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Covenants;

/// <summary>Notes what a borrower has promised to show.</summary>
/// <param name="EveryMonths">So many months later it falls due again; null: once.</param>
internal sealed record AgreeCovenant(Guid LoanId, string Name, DateOnly DueDate, int? EveryMonths) : ICommand<CovenantView>;

/// <summary>What was promised has been shown.</summary>
/// <param name="DueDate">The day for which: whoever says it twice, or after a colleague, does not take the next one as shown.</param>
internal sealed record MeetCovenant(Guid LoanId, Guid CovenantId, DateOnly DueDate) : ICommand<CovenantView>;

/// <summary>All of a loan: there are few.</summary>
internal sealed record ListCovenants(Guid LoanId) : IQuery<IReadOnlyList<CovenantView>>;

/// <param name="DueDate">Null where it has been shown for the last time.</param>
internal sealed record CovenantView(
    Guid CovenantId, Guid LoanId, string Name, DateOnly? DueDate, int? EveryMonths, DateOnly? LastMetOn, string AgreedBy)
{
    public static CovenantView Of(LoanCovenant covenant) => new(
        covenant.Id, covenant.LoanId, covenant.Name, covenant.DueDate, covenant.EveryMonths, covenant.LastMetOn, covenant.AgreedBy);
}

internal static class CovenantErrors
{
    public static readonly Failure Invalid = new(
        "lending.covenant_invalid", FailureKind.Invalid, "Name what is to be shown in at most 140 characters, and every 1 to 60 months or once.");

    public static readonly Failure Unknown = new("lending.unknown_covenant", FailureKind.NotFound, "The loan has no such covenant.");

    public static readonly Failure AllMet = new("lending.covenant_met", FailureKind.Conflict, "It has been shown for the last time.");

    public static readonly Failure DueOtherwise = new(
        "lending.covenant_due_otherwise", FailureKind.Conflict, "It is due on another day: somebody has noted this one already, or it comes later.");

    public static readonly Failure TooMany = new("lending.too_many_covenants", FailureKind.Conflict, "A loan has at most 50 covenants.");
}

internal sealed class AgreeCovenantValidator : AbstractValidator<AgreeCovenant>
{
    public const int LongestName = 140;

    public AgreeCovenantValidator() => RuleFor(c => c)
        .Must(c => c.Name is { Length: > 0 and <= LongestName } && c.EveryMonths is null or >= 1 and <= 60)
        .WithErrorCode(CovenantErrors.Invalid.Code).WithMessage(CovenantErrors.Invalid.Message);
}

internal sealed class AgreeCovenantHandler(LendingDbContext db, IActor actor) : ICommandHandler<AgreeCovenant, CovenantView>
{
    private const int Most = 50;

    public async Task<Result<CovenantView>> Handle(AgreeCovenant command, CancellationToken cancellationToken)
    {
        if (!await db.Loans.AnyAsync(loan => loan.Id == command.LoanId, cancellationToken))
        {
            return ServicingErrors.UnknownLoan;
        }

        if (await db.Covenants.CountAsync(covenant => covenant.LoanId == command.LoanId, cancellationToken) >= Most)
        {
            return CovenantErrors.TooMany;
        }

        var agreed = LoanCovenant.Agreed(command.LoanId, command.Name, command.DueDate, command.EveryMonths, actor.Subject);
        db.Covenants.Add(agreed);
        await db.SaveChangesAsync(cancellationToken);
        return CovenantView.Of(agreed);
    }
}

internal sealed class MeetCovenantHandler(LendingDbContext db, IBusinessCalendar calendar) : ICommandHandler<MeetCovenant, CovenantView>
{
    public async Task<Result<CovenantView>> Handle(MeetCovenant command, CancellationToken cancellationToken)
    {
        var covenant = await db.Covenants.SingleOrDefaultAsync(c => c.Id == command.CovenantId && c.LoanId == command.LoanId, cancellationToken);
        if (covenant is null)
        {
            return CovenantErrors.Unknown;
        }

        if (covenant.DueDate is null)
        {
            return CovenantErrors.AllMet;
        }

        if (covenant.DueDate != command.DueDate)
        {
            return CovenantErrors.DueOtherwise;
        }

        covenant.Met(await calendar.TodayAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return CovenantView.Of(covenant);
    }
}

internal sealed class ListCovenantsHandler(LendingDbContext db) : IQueryHandler<ListCovenants, IReadOnlyList<CovenantView>>
{
    public async Task<Result<IReadOnlyList<CovenantView>>> Handle(ListCovenants query, CancellationToken cancellationToken)
    {
        var covenants = await db.Covenants.AsNoTracking()
            .Where(covenant => covenant.LoanId == query.LoanId).OrderBy(covenant => covenant.Id).ToListAsync(cancellationToken);
        return covenants.ConvertAll(CovenantView.Of);
    }
}

internal static class CovenantEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/lending/loans/{loanId:guid}/covenants", LendingPermissions.Read, List).Produces<IReadOnlyList<CovenantView>>();
        staff.MapPost("/lending/loans/{loanId:guid}/covenants", LendingPermissions.ManageCovenants, Agree)
            .Produces<CovenantView>(StatusCodes.Status201Created)
            .WithSummary("Note what the borrower has promised to show, and by when");
        staff.MapPost("/lending/loans/{loanId:guid}/covenants/{covenantId:guid}/met", LendingPermissions.ManageCovenants, Meet)
            .Produces<CovenantView>()
            .WithSummary("What was promised has been shown; the next time counts from the day on which it fell due");
    }

    private static async Task<IResult> List(Guid loanId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ListCovenants(loanId), cancellationToken)).ToHttp();

    private static async Task<IResult> Agree(Guid loanId, CovenantBody body, IMediator bank, CancellationToken cancellationToken)
    {
        var agreed = await bank.Send(new AgreeCovenant(loanId, body.Name, body.DueDate, body.EveryMonths), cancellationToken);
        return agreed.ToHttp(made => TypedResults.Created($"/staff/v1/lending/loans/{loanId}/covenants", made));
    }

    private static async Task<IResult> Meet(
        Guid loanId, Guid covenantId, CovenantMetBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new MeetCovenant(loanId, covenantId, body.DueDate), cancellationToken)).ToHttp();
}

/// <param name="Name">What is to be shown, such as yearly accounts.</param>
internal sealed record CovenantBody(string Name, DateOnly DueDate, int? EveryMonths = null);

/// <param name="DueDate">The day for which it was shown.</param>
internal sealed record CovenantMetBody(DateOnly DueDate);
