using DigitalBank.Lending.Servicing;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Lending.Losses;

/// <summary>What staff do with loans that will not be repaid.</summary>
internal static class LossEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapPost("/lending/loans/{loanId:guid}/loss-proposals", LendingPermissions.ProposeLosses, Propose)
            .Produces<LossProposalView>(StatusCodes.Status201Created)
            .WithSummary("Propose to charge a loan off or to write it off");
        staff.MapGet("/lending/loss-proposals", LendingPermissions.Read, List).Produces<Page<LossProposalView>>();
        staff.MapPost("/lending/loss-proposals/{proposalId:guid}/decision", LendingPermissions.DecideLosses, Decide)
            .Produces<LossProposalView>()
            .WithSummary("Agree to giving a loan up, or not; never by whoever proposed it");
        staff.MapGet("/lending/recoveries", LendingPermissions.Read, Recoveries)
            .Produces<Page<RecoveryView>>()
            .WithSummary("What came for loans that were given up, and what of it waits to be booked");
        staff.MapPost("/lending/loans/{loanId:guid}/recoveries", LendingPermissions.Recover, Recover)
            .Produces<LoanView>()
            .RequiresIdempotencyKey()
            .WithSummary("Book what the customer's account pays for a loan that was given up");
    }

    private static async Task<IResult> Propose(Guid loanId, LossProposalBody body, IMediator bank, CancellationToken cancellationToken)
    {
        var proposed = await bank.Send(new ProposeLoss(loanId, body.Kind, body.Reason), cancellationToken);
        return proposed.ToHttp(made => TypedResults.Created($"/staff/v1/lending/loss-proposals/{made.ProposalId}", made));
    }

    private static async Task<IResult> List(
        LossStatus? status, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var proposals = await bank.Send(new ListLossProposals(status, after, page.Size), cancellationToken);
        return proposals.Map(items => Page.Of(items, page.Size, one => one.ProposalId.ToString())).ToHttp();
    }

    private static async Task<IResult> Decide(Guid proposalId, LossDecisionBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideLoss(proposalId, body.IsApproved, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> Recoveries(
        Guid? loan, bool? isBooked, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var recoveries = await bank.Send(new ListRecoveries(loan, isBooked, after, page.Size), cancellationToken);
        return recoveries.Map(items => Page.Of(items, page.Size, one => one.RecoveryId.ToString())).ToHttp();
    }

    private static async Task<IResult> Recover(
        Guid loanId, RecoveryBody body, IdempotencyKey key, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RecoverLoan(key.Value, loanId, body.Amount, body.Reason), cancellationToken)).ToHttp();
}

/// <param name="Reason">Why, for whoever decides and for whoever reads it years later.</param>
internal sealed record LossProposalBody(LossKind Kind, string Reason);

internal sealed record LossDecisionBody(bool IsApproved, string Reason);

internal sealed record RecoveryBody(Money Amount, string Reason);
