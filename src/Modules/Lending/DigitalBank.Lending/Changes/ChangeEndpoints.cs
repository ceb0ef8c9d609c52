using DigitalBank.Lending.Servicing;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Lending.Changes;

/// <summary>How two people agree a loan anew with its customer.</summary>
internal static class ChangeEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapPost("/lending/loans/{loanId:guid}/change-proposals", LendingPermissions.ProposeChanges, Propose)
            .Produces<ChangeProposalView>(StatusCodes.Status201Created)
            .WithSummary("Propose a reschedule, a re-amortisation or a re-age; the answer shows what it would change");
        staff.MapGet("/lending/change-proposals", LendingPermissions.Read, List).Produces<Page<ChangeProposalView>>();
        staff.MapPost("/lending/change-proposals/{proposalId:guid}/decision", LendingPermissions.DecideChanges, Decide)
            .Produces<ChangeProposalView>()
            .WithSummary("Agree to a change of a loan, or not; never by whoever proposed it");
    }

    private static async Task<IResult> Propose(Guid loanId, ChangeProposalBody body, IMediator bank, CancellationToken cancellationToken)
    {
        var proposed = await bank.Send(new ProposeLoanChange(loanId, body.Kind, body.Details, body.Reason), cancellationToken);
        return proposed.ToHttp(made => TypedResults.Created($"/staff/v1/lending/change-proposals/{made.ProposalId}", made));
    }

    private static async Task<IResult> List(
        bool? isOpen, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var proposals = await bank.Send(new ListLoanChanges(isOpen == true ? ChangeStatus.Proposed : null, after, page.Size), cancellationToken);
        return proposals.Map(items => Page.Of(items, page.Size, one => one.ProposalId.ToString())).ToHttp();
    }

    private static async Task<IResult> Decide(Guid proposalId, ChangeDecisionBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideLoanChange(proposalId, body.IsApproved, body.Reason), cancellationToken)).ToHttp();
}

/// <param name="Details">From, newDueDate, extraInstalments, principalGrace and annualPercent of a reschedule; newDueDate, instalments and annualPercent of a re-age.</param>
/// <param name="Reason">Why, for whoever decides and for whoever reads it years later.</param>
internal sealed record ChangeProposalBody(LoanEventKind Kind, string Reason, LoanEventDetails? Details = null);

internal sealed record ChangeDecisionBody(bool IsApproved, string Reason);
