using DigitalBank.Lending.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Origination;

/// <summary>One application.</summary>
/// <param name="PartyId">Only if it is theirs; null for staff.</param>
internal sealed record GetLoanApplication(Guid ApplicationId, Guid? PartyId) : IQuery<LoanApplicationView>;

/// <summary>A page of applications in the order in which they were made, of one party or of all.</summary>
/// <param name="Status">Those in this state; null for all.</param>
internal sealed record ListLoanApplications(Guid? PartyId, LoanApplicationStatus? Status, Guid? After, int Limit)
    : IQuery<IReadOnlyList<LoanApplicationView>>;

/// <summary>What a decision rested on, for staff.</summary>
internal sealed record GetDecisionFile(Guid ApplicationId) : IQuery<DecisionFileView>;

/// <param name="Offer">What can be accepted; null unless the application is offered or has become a loan.</param>
/// <param name="Reasons">Why it was declined, cut or given to a person, in words for the customer.</param>
internal sealed record LoanApplicationView(
    Guid ApplicationId,
    Guid PartyId,
    Guid AccountId,
    string ProductCode,
    LoanApplicationStatus Status,
    LoanOffer? Offer,
    IReadOnlyList<DecisionReason> Reasons,
    Guid? LoanId,
    DateTimeOffset DecidedAt)
{
    public static LoanApplicationView Of(LoanApplication application)
    {
        var decision = application.ReadDecision();
        var isOpen = application.Status is LoanApplicationStatus.Offered or LoanApplicationStatus.Accepted;
        return new LoanApplicationView(
            application.Id,
            application.PartyId,
            application.AccountId,
            application.ProductCode,
            application.Status,
            isOpen ? decision.Offer! with { ValidUntil = application.OfferValidUntil!.Value } : null,
            application is { Status: LoanApplicationStatus.Declined, ReviewedBy: not null }
                ? [DecisionReasons.Reviewed, .. decision.Reasons]
                : decision.Reasons,
            application.LoanId,
            application.DecidedAt);
    }
}

/// <param name="ProductVersion">The version of the product whose terms and policy decided.</param>
internal sealed record DecisionFileView(
    LoanApplicationView Application,
    int ProductVersion,
    DecisionInputs Inputs,
    CreditDecision Decision,
    string? FirstReviewer,
    string? ReviewedBy,
    string? ReviewReason);

internal sealed class GetLoanApplicationHandler(LendingDbContext db) : IQueryHandler<GetLoanApplication, LoanApplicationView>
{
    public async Task<Result<LoanApplicationView>> Handle(GetLoanApplication query, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking()
            .Where(a => a.Id == query.ApplicationId && (query.PartyId == null || a.PartyId == query.PartyId))
            .SingleOrDefaultAsync(cancellationToken);
        return application is null ? ApplicationErrors.Unknown : LoanApplicationView.Of(application);
    }
}

internal sealed class ListLoanApplicationsHandler(LendingDbContext db)
    : IQueryHandler<ListLoanApplications, IReadOnlyList<LoanApplicationView>>
{
    public async Task<Result<IReadOnlyList<LoanApplicationView>>> Handle(ListLoanApplications query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var page = await db.Applications.AsNoTracking()
            .Where(a => (query.PartyId == null || a.PartyId == query.PartyId) && (query.Status == null || a.Status == query.Status)
                && a.Id.CompareTo(after) > 0)
            .OrderBy(a => a.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return page.ConvertAll(LoanApplicationView.Of);
    }
}

internal sealed class GetDecisionFileHandler(LendingDbContext db) : IQueryHandler<GetDecisionFile, DecisionFileView>
{
    public async Task<Result<DecisionFileView>> Handle(GetDecisionFile query, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == query.ApplicationId, cancellationToken);
        return application is null
            ? ApplicationErrors.Unknown
            : new DecisionFileView(
                LoanApplicationView.Of(application),
                application.ProductVersion,
                application.ReadInputs(),
                application.ReadDecision(),
                application.FirstReviewer,
                application.ReviewedBy,
                application.ReviewReason);
    }
}
