using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.Customers.Documents;
using DigitalBank.Customers.DueDiligence.Checks;
using DigitalBank.Customers.DueDiligence.Ratings;
using DigitalBank.Customers.DueDiligence.Screening;
using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Onboarding;

/// <summary>
/// Takes a person in from details and document to rating, in one go. Each step is one that can be made by itself, and the same request
/// again goes on after the last one that was finished, so that a lost connection costs nothing and leaves no doubles.
/// </summary>
/// <param name="Document">Passport, identity card or residence permit, with its machine-readable zone.</param>
internal sealed record OnboardPerson(RegisterPerson Details, NewDocument Document, bool IsPoliticallyExposed, bool IsCashIntensive)
    : ICommand<OnboardingView>;

/// <param name="Decision">Whether an account may be opened now.</param>
internal sealed record OnboardingView(
    PartyView Party, DocumentView Document, ScreeningOutcome Screening, RiskRatingView Rating, OnboardingDecision Decision);

internal enum OnboardingDecision
{
    /// <summary>Nothing found and no high risk: go on.</summary>
    Accepted = 1,

    /// <summary>A person looks first: a hit nobody has looked at, or high risk.</summary>
    ToReview = 2,

    /// <summary>The person is on a sanctions list.</summary>
    Refused = 3,
}

internal sealed class OnboardPersonHandler(CustomersDbContext db, IMediator bank) : ICommandHandler<OnboardPerson, OnboardingView>
{
    private const int MostDocuments = 200;

    public async Task<Result<OnboardingView>> Handle(OnboardPerson command, CancellationToken cancellationToken)
    {
        if (command.Document.MrzLines is null)
        {
            return CustomersErrors.MrzUnreadable;
        }

        var party = await bank.Send(command.Details, cancellationToken);
        if (!party.IsSuccess)
        {
            return party.Failure;
        }

        var document = await DocumentOfAsync(party.Value.PartyId, command.Document, cancellationToken);
        if (!document.IsSuccess)
        {
            return document.Failure;
        }

        var rating = await bank.Send(
            new RateParty(party.Value.PartyId, command.IsPoliticallyExposed, command.IsCashIntensive), cancellationToken);
        if (!rating.IsSuccess)
        {
            return rating.Failure;
        }

        var screening = await bank.Send(new ScreenCustomer(party.Value.PartyId), cancellationToken);
        return screening.Map(found => new OnboardingView(
            party.Value, document.Value, found.Outcome, rating.Value, DecisionOn(found.Outcome, rating.Value.Level)));
    }

    /// <summary>A request that is sent again finds the check of the first one, and with it the document.</summary>
    private async Task<Result<DocumentView>> DocumentOfAsync(Guid partyId, NewDocument sent, CancellationToken cancellationToken)
    {
        var checkedBefore = await db.IdentityChecks.AsNoTracking()
            .Where(c => c.PartyId == partyId && c.Method == CheckMethod.DocumentOnly && c.DocumentId != null)
            .OrderBy(c => c.Id)
            .Select(c => c.DocumentId)
            .FirstOrDefaultAsync(cancellationToken);
        var known = (await bank.Send(new ListDocuments(partyId, null, MostDocuments), cancellationToken)).Value;
        if (known.FirstOrDefault(document => document.DocumentId == checkedBefore) is { } before)
        {
            return before;
        }

        // After a crash between the two saves the document is there and its check is not.
        var document = known.FirstOrDefault(one => one.IsMachineRead) is { } kept
            ? kept
            : await bank.Send(
                new AddDocument(partyId, sent.Kind, sent.Number, sent.IssuingState, sent.ExpiryDate, sent.Content, sent.MrzLines), cancellationToken);
        if (!document.IsSuccess)
        {
            return document;
        }

        var check = await bank.Send(
            new RecordIdentityCheck(partyId, CheckMethod.DocumentOnly, IsPassed: true, document.Value.DocumentId, Note: null), cancellationToken);
        return check.IsSuccess ? document : check.Failure;
    }

    private static OnboardingDecision DecisionOn(ScreeningOutcome outcome, RiskLevel level) => outcome switch
    {
        ScreeningOutcome.Confirmed => OnboardingDecision.Refused,
        ScreeningOutcome.ToReview => OnboardingDecision.ToReview,
        _ when level == RiskLevel.High => OnboardingDecision.ToReview,
        _ => OnboardingDecision.Accepted,
    };
}
