using DigitalBank.Customers.Consents;
using DigitalBank.Customers.Contracts.Onboarding;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.Customers.Documents;
using DigitalBank.Customers.DueDiligence;
using DigitalBank.Customers.DueDiligence.Ratings;
using DigitalBank.Customers.DueDiligence.Reviews;
using DigitalBank.Customers.DueDiligence.Screening;
using DigitalBank.Customers.Duplicates;
using DigitalBank.Customers.Parties;
using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Customers.Onboarding;

internal sealed class TakeInPersonHandler(
    CustomersDbContext db,
    IMediator bank,
    TimeProvider clock,
    IOptions<DueDiligenceOptions> options) : ICommandHandler<TakeInPerson, TakenInView>
{
    public async Task<Result<TakenInView>> Handle(TakeInPerson command, CancellationToken cancellationToken)
    {
        var applicant = command.Applicant;
        var details = CheckApplicantHandler.DetailsOf(command.Reference, applicant);
        await RegisterAsync(details, applicant, cancellationToken);

        // From here on each step is one that finds what an interrupted one has left.
        var document = new NewDocument(
            KindOf(applicant.Document.Kind), null, null, null, applicant.Document.Content, applicant.Document.MrzLines);
        var onboarded = await bank.Send(
            new OnboardPerson(details, document, applicant.IsPoliticallyExposed, applicant.IsCashIntensive), cancellationToken);
        if (!onboarded.IsSuccess)
        {
            return onboarded.Failure;
        }

        var partyId = onboarded.Value.Party.PartyId;
        foreach (var consent in applicant.Consents)
        {
            var given = await bank.Send(
                new GiveConsent(partyId, consent.Purpose, consent.Scope, consent.WordingVersion, consent.ExpiresAt), cancellationToken);
            if (!given.IsSuccess)
            {
                return given.Failure;
            }
        }

        return await CheckTakenInHandler.ViewOf(
            db, partyId, onboarded.Value.Screening, onboarded.Value.Rating.Level, cancellationToken);
    }

    /// <summary>
    /// An applicant who may be a customer already is registered and looked at by a person, also where staff are refused to register one:
    /// the applicant must not learn from a refusal who banks here.
    /// </summary>
    private async Task RegisterAsync(RegisterPerson details, Applicant applicant, CancellationToken cancellationToken)
    {
        if (await db.Parties.AnyAsync(p => p.Reference == details.Reference, cancellationToken))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var party = Party.Person(details, now);
        party.ChangeContact(applicant.Email, applicant.Phone, applicant.Address);
        var handling = options.Value.Duplicates == DuplicateHandling.None ? DuplicateHandling.None : DuplicateHandling.Warn;
        await PossibleDuplicates.CheckAsync(db, party, handling, now, cancellationToken);
        db.Parties.Add(party);
        PartyNameWord.Add(db, party);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static DocumentKind KindOf(TravelDocumentKind kind) => kind switch
    {
        TravelDocumentKind.Passport => DocumentKind.Passport,
        TravelDocumentKind.IdentityCard => DocumentKind.IdentityCard,
        _ => DocumentKind.ResidencePermit,
    };
}

internal sealed class CheckTakenInHandler(CustomersDbContext db, IMediator bank) : ICommandHandler<CheckTakenIn, TakenInView>
{
    public async Task<Result<TakenInView>> Handle(CheckTakenIn command, CancellationToken cancellationToken)
    {
        var party = await bank.Send(new GetParty(command.PartyId), cancellationToken);
        if (!party.IsSuccess)
        {
            return party.Failure;
        }

        var partyId = party.Value.MergedIntoPartyId ?? party.Value.PartyId;
        var screening = await bank.Send(new ScreenCustomer(partyId), cancellationToken);
        if (!screening.IsSuccess)
        {
            return screening.Failure;
        }

        var rating = await bank.Send(new GetRiskRating(partyId), cancellationToken);
        return rating.IsSuccess
            ? await ViewOf(db, partyId, screening.Value.Outcome, rating.Value.Level, cancellationToken)
            : rating.Failure;
    }

    public static async Task<TakenInView> ViewOf(
        CustomersDbContext db, Guid partyId, ScreeningOutcome screening, RiskLevel level, CancellationToken cancellationToken)
    {
        var hasDuplicate = await db.Reviews.AnyAsync(
            r => r.PartyId == partyId && r.Reason == ReviewReason.PossibleDuplicate && r.ClosedAt == null, cancellationToken);
        string?[] findings =
        [
            screening == ScreeningOutcome.Confirmed ? TakingInFindings.SanctionsHit : null,
            screening == ScreeningOutcome.ToReview ? TakingInFindings.OpenHit : null,
            level == RiskLevel.High ? TakingInFindings.HighRisk : null,
            hasDuplicate ? TakingInFindings.PossibleDuplicate : null,
        ];
        return new TakenInView(partyId, [.. findings.OfType<string>()]);
    }
}
