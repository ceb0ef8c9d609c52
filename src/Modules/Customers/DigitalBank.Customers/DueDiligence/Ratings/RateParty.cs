using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.Customers.DueDiligence.Checks;
using DigitalBank.Customers.DueDiligence.Screening;
using DigitalBank.Customers.Parties;
using DigitalBank.Customers.Relations;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Customers.DueDiligence.Ratings;

/// <summary>Screens a party and rates it by what the bank knows and what the caller adds. Each rating is kept; the latest counts.</summary>
internal sealed record RateParty(Guid PartyId, bool IsPoliticallyExposed, bool IsCashIntensive) : ICommand<RiskRatingView>;

internal sealed class RatePartyHandler(
    CustomersDbContext db,
    IMediator bank,
    IBusinessCalendar calendar,
    IActor actor,
    TimeProvider clock,
    IOptions<DueDiligenceOptions> options) : ICommandHandler<RateParty, RiskRatingView>
{
    private const decimal Whole = 100;

    public async Task<Result<RiskRatingView>> Handle(RateParty command, CancellationToken cancellationToken)
    {
        var party = await db.Parties.AsNoTracking().SingleOrDefaultAsync(p => p.Id == command.PartyId, cancellationToken);
        if (party is null)
        {
            return CustomersErrors.UnknownParty;
        }

        var screening = await bank.Send(new ScreenCustomer(party.Id), cancellationToken);
        if (!screening.IsSuccess)
        {
            return screening.Failure;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var methods = await db.IdentityChecks
            .Where(c => c.PartyId == party.Id && c.IsPassed && c.ValidUntilDate >= today)
            .Select(c => c.Method)
            .ToListAsync(cancellationToken);
        var facts = new RiskFacts(
            IsOrganisation: party.Kind == PartyKind.Organisation,
            IsInHighRiskCountry: options.Value.HighRiskCountries.Split(' ').Contains(party.Country),
            command.IsPoliticallyExposed,
            command.IsCashIntensive,
            HasUnknownOwners: party.Kind == PartyKind.Organisation && await HasUnknownOwnersAsync(party, cancellationToken),
            IsIdentified: methods.Count > 0,
            WasSeen: methods.Exists(method => method != CheckMethod.DocumentOnly),
            HasConfirmedHit: screening.Value.Outcome == ScreeningOutcome.Confirmed,
            HasOpenHit: screening.Value.Outcome == ScreeningOutcome.ToReview);

        var rating = RiskRating.Give(party.Id, RiskAssessment.Of(facts), today, actor.Subject, clock.GetUtcNow());
        db.RiskRatings.Add(rating);
        await db.SaveChangesAsync(cancellationToken);
        return rating.View();
    }

    /// <summary>As long as more than a quarter has no known owner, an owner above a quarter may be hidden in it.</summary>
    private async Task<bool> HasUnknownOwnersAsync(Party party, CancellationToken cancellationToken)
    {
        var ownership = await bank.Send(new ListBeneficialOwners(party.Id), cancellationToken);
        return ownership.Value.UnknownPercent > ListBeneficialOwnersHandler.Threshold * Whole;
    }
}
