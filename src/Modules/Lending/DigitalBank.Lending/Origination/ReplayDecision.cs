using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Origination;

/// <summary>Decides once more as then: with the inputs, the terms and policy, and the scorecard that were in force. Changes nothing.</summary>
internal sealed record ReplayDecision(Guid ApplicationId) : IQuery<ReplayedDecision>;

/// <param name="IsSame">Whether the decision is the stored one to the last character of its JSON.</param>
internal sealed record ReplayedDecision(Guid ApplicationId, bool IsSame, CreditDecision Stored, CreditDecision Replayed);

internal sealed class ReplayDecisionHandler(LendingDbContext db, LoanCatalogue catalogue, Assessment assessment)
    : IQueryHandler<ReplayDecision, ReplayedDecision>
{
    public async Task<Result<ReplayedDecision>> Handle(ReplayDecision query, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == query.ApplicationId, cancellationToken);
        if (application is null)
        {
            return ApplicationErrors.Unknown;
        }

        var version = await catalogue.VersionAsync(application.ProductCode, application.ProductVersion, cancellationToken);
        var (terms, inputs, stored) = (version.ReadTerms(), application.ReadInputs(), application.ReadDecision());
        var score = stored.Score is null
            ? new OptionalScore(null)
            : await assessment.ScoreAsync(terms.Policy, inputs, stored.Score.Hash, cancellationToken);
        if (!score.IsSuccess)
        {
            return score.Failure;
        }

        var replayed = CreditDecision.Of(terms, inputs, score.Value.Score);
        return new ReplayedDecision(application.Id, LoanApplication.Text(replayed) == application.Decision, stored, replayed);
    }
}
