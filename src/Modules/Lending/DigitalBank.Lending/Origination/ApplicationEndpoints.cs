using DigitalBank.Lending.Servicing;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Lending.Origination;

/// <summary>What customers do with their own applications and loans.</summary>
internal static class OwnLendingEndpoints
{
    public static void Map(SurfaceEndpoints customer)
    {
        customer.MapPost("/lending/applications", LendingPermissions.Own, Apply)
            .Produces<LoanApplicationView>(StatusCodes.Status201Created)
            .RequiresIdempotencyKey()
            .WithSummary("Apply for a loan; the answer is the decision");
        customer.MapGet("/lending/applications", LendingPermissions.Own, List).Produces<Page<LoanApplicationView>>();
        customer.MapGet("/lending/applications/{applicationId:guid}", LendingPermissions.Own, Get).Produces<LoanApplicationView>();
        customer.MapPost("/lending/applications/{applicationId:guid}/accept", LendingPermissions.Own, Accept)
            .Produces<LoanView>(StatusCodes.Status201Created)
            .RequiresIdempotencyKey()
            .WithSummary("Accept the offer; the money is on the account with the answer");
        customer.MapPost("/lending/applications/{applicationId:guid}/withdraw", LendingPermissions.Own, Withdraw)
            .Produces<LoanApplicationView>();
        customer.MapGet("/lending/loans", LendingPermissions.Own, Loans).Produces<Page<LoanView>>();
        customer.MapGet("/lending/loans/{loanId:guid}", LendingPermissions.Own, Loan)
            .Produces<LoanWithSchedule>()
            .WithSummary("One loan with its schedule");
        customer.MapGet("/lending/loans/{loanId:guid}/pay-off-quote", LendingPermissions.Own, Quote)
            .Produces<PayOffQuote>()
            .WithSummary("What would end the loan today");
        customer.MapPost("/lending/loans/{loanId:guid}/repayments", LendingPermissions.Own, Repay)
            .Produces<LoanView>()
            .RequiresIdempotencyKey()
            .WithSummary("Repay from the account to which the loan was paid out; the amount of the quote ends it");
    }

    private static async Task<IResult> Apply(
        OwnApplicationBody body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken)
    {
        var command = new ApplyForLoan(
            key.Value, PartyOf(actor), body.ProductCode, body.Amount, body.Instalments, body.AccountId, body.Purpose ?? "", body.StatedIncome,
            body.StatedObligations);
        var decided = await bank.Send(command, cancellationToken);
        return decided.ToHttp(made => TypedResults.Created($"/api/v1/lending/applications/{made.ApplicationId}", made));
    }

    private static Task<IResult> List(
        LoanApplicationStatus? status, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        LendingEndpoints.PageOfAsync(PartyOf(actor), status, page, bank, cancellationToken);

    private static async Task<IResult> Get(Guid applicationId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetLoanApplication(applicationId, PartyOf(actor)), cancellationToken)).ToHttp();

    private static async Task<IResult> Accept(
        Guid applicationId, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken)
    {
        var accepted = await bank.Send(new AcceptOffer(key.Value, applicationId, PartyOf(actor)), cancellationToken);
        return accepted.ToHttp(loan => TypedResults.Created($"/api/v1/lending/loans/{loan.LoanId}", loan));
    }

    private static async Task<IResult> Withdraw(Guid applicationId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new WithdrawApplication(applicationId, PartyOf(actor)), cancellationToken)).ToHttp();

    private static Task<IResult> Loans([AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        LendingEndpoints.LoansAsync(PartyOf(actor), page, bank, cancellationToken);

    private static async Task<IResult> Loan(Guid loanId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetLoan(loanId, PartyOf(actor)), cancellationToken)).ToHttp();

    private static async Task<IResult> Quote(Guid loanId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new QuotePayOff(loanId, PartyOf(actor)), cancellationToken)).ToHttp();

    private static async Task<IResult> Repay(
        Guid loanId, RepaymentBody body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RepayLoan(key.Value, loanId, PartyOf(actor), body.Amount), cancellationToken)).ToHttp();

    private static Guid PartyOf(IActor actor) => actor.PartyId ?? Guid.Empty;
}

/// <summary>What staff do with everybody's.</summary>
internal static class LendingEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapPost("/lending/applications", LendingPermissions.Apply, Apply)
            .Produces<LoanApplicationView>(StatusCodes.Status201Created)
            .RequiresIdempotencyKey()
            .WithSummary("Apply for a loan for a customer; the answer is the decision");
        staff.MapGet("/lending/applications", LendingPermissions.Read, List).Produces<Page<LoanApplicationView>>();
        staff.MapGet("/lending/applications/{applicationId:guid}/decision", LendingPermissions.Read, File)
            .Produces<DecisionFileView>()
            .WithSummary("What an application was decided by: inputs, versions, score and reasons");
        staff.MapGet("/lending/applications/{applicationId:guid}/decision/replay", LendingPermissions.Read, Replay)
            .Produces<ReplayedDecision>()
            .WithSummary("The decision made once more as then, and whether it is the same");
        staff.MapPost("/lending/applications/{applicationId:guid}/review", LendingPermissions.Review, Review)
            .Produces<LoanApplicationView>()
            .WithSummary("Make the offer to an application in review, or decline it");
        staff.MapGet("/lending/loans", LendingPermissions.Read, Loans).Produces<Page<LoanView>>();
        staff.MapGet("/lending/loans/{loanId:guid}", LendingPermissions.Read, Loan).Produces<LoanWithSchedule>();
        staff.MapGet("/lending/loans/{loanId:guid}/pay-off-quote", LendingPermissions.Read, Quote).Produces<PayOffQuote>();
    }

    public static async Task<IResult> PageOfAsync(
        Guid? party, LoanApplicationStatus? status, PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var applications = await bank.Send(new ListLoanApplications(party, status, after, page.Size), cancellationToken);
        return applications.Map(items => Page.Of(items, page.Size, one => one.ApplicationId.ToString())).ToHttp();
    }

    public static async Task<IResult> LoansAsync(Guid? party, PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var loans = await bank.Send(new ListLoans(party, after, page.Size), cancellationToken);
        return loans.Map(items => Page.Of(items, page.Size, loan => loan.LoanId.ToString())).ToHttp();
    }

    private static async Task<IResult> Apply(
        ApplicationBody body, IdempotencyKey key, IMediator bank, CancellationToken cancellationToken)
    {
        var command = new ApplyForLoan(
            key.Value, body.PartyId, body.ProductCode, body.Amount, body.Instalments, body.AccountId, body.Purpose ?? "", body.StatedIncome,
            body.StatedObligations);
        var decided = await bank.Send(command, cancellationToken);
        return decided.ToHttp(made => TypedResults.Created($"/staff/v1/lending/applications/{made.ApplicationId}/decision", made));
    }

    private static Task<IResult> List(
        Guid? party, LoanApplicationStatus? status, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        PageOfAsync(party, status, page, bank, cancellationToken);

    private static async Task<IResult> File(Guid applicationId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetDecisionFile(applicationId), cancellationToken)).ToHttp();

    private static async Task<IResult> Replay(Guid applicationId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ReplayDecision(applicationId), cancellationToken)).ToHttp();

    private static async Task<IResult> Review(Guid applicationId, ReviewBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ReviewApplication(applicationId, body.IsApproved, body.Reason), cancellationToken)).ToHttp();

    private static Task<IResult> Loans(Guid? party, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        LoansAsync(party, page, bank, cancellationToken);

    private static async Task<IResult> Loan(Guid loanId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetLoan(loanId, PartyId: null), cancellationToken)).ToHttp();

    private static async Task<IResult> Quote(Guid loanId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new QuotePayOff(loanId, PartyId: null), cancellationToken)).ToHttp();
}

/// <param name="Purpose">A word such as <c>car</c>.</param>
/// <param name="StatedIncome">Per month.</param>
/// <param name="StatedObligations">Per month, to others than this bank.</param>
internal sealed record OwnApplicationBody(
    string ProductCode,
    Money Amount,
    int Instalments,
    Guid AccountId,
    string? Purpose = null,
    Money? StatedIncome = null,
    Money? StatedObligations = null);

internal sealed record ApplicationBody(
    Guid PartyId,
    string ProductCode,
    Money Amount,
    int Instalments,
    Guid AccountId,
    string? Purpose = null,
    Money? StatedIncome = null,
    Money? StatedObligations = null);

internal sealed record RepaymentBody(Money Amount);

/// <param name="Reason">Why, for whoever reads it years later.</param>
internal sealed record ReviewBody(bool IsApproved, string Reason);
