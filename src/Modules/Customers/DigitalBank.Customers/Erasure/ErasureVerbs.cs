using System.CommandLine;
using System.Globalization;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Customers.Erasure;

/// <summary><c>customers erasures</c> and <c>customers legal-holds</c>: what is asked to be erased, and what stops it.</summary>
internal static class ErasureVerbs
{
    private static readonly Argument<Guid> Party = new("party") { Description = "Id of the party" };

    private static readonly Argument<Guid> Request = new("request") { Description = "Id of the request" };

    private static readonly Argument<Guid> Hold = new("hold") { Description = "Id of the legal hold" };

    private static readonly Option<Guid?> OfParty = new("--party") { Description = "Only those of this party" };

    private static readonly Option<ErasureStatus?> Status = new("--status") { Description = "Only those in this state" };

    private static readonly Option<string> Reason = new("--reason") { Description = "Why; it should name nobody", Required = true };

    private static readonly Option<string> Owner = new("--owner") { Description = "Who answers for it", Required = true };

    public static IEnumerable<Command> Create(VerbRunner verbs) =>
    [
        new("erasures", "Requests to erase everything on a customer")
        {
            verbs.Lists("list", "Requests, oldest first", [OfParty, Status],
                (p, after, size) => new ListErasures(p.GetValue(OfParty), p.GetValue(Status), after, size), request => request.RequestId, Line),
            verbs.Sends("request", "Ask for a customer who asks on paper", [Party, Reason],
                p => new RequestErasure(p.GetValue(Party), p.GetRequiredValue(Reason)), Line),
            verbs.Sends("approve", "Agree to a request; somebody else has to have agreed before", [Request],
                p => new ApproveErasure(p.GetValue(Request)), Line),
            verbs.Sends("decline", "Decline a request", [Request, Reason],
                p => new DeclineErasure(p.GetValue(Request), p.GetRequiredValue(Reason)), Line),
        },
        new("legal-holds", "What stops the erasure of a customer's data")
        {
            verbs.Sends("list", "A party's legal holds, lifted ones included", [Party],
                p => new ListLegalHolds(p.GetValue(Party)), holds => string.Join(Environment.NewLine, holds.Select(Line))),
            verbs.Sends("place", "Stop every erasure of a party", [Party, Reason, Owner],
                p => new PlaceLegalHold(p.GetValue(Party), p.GetRequiredValue(Reason), p.GetRequiredValue(Owner)), Line),
            verbs.Sends("lift", "Lift a legal hold", [Hold, Reason], p => new LiftLegalHold(p.GetValue(Hold), p.GetRequiredValue(Reason)), Line),
        },
    ];

    private static string Line(ErasureView request) => string.Create(
        CultureInfo.InvariantCulture, $"{request.RequestId} {request.PartyId} {request.RequestedAt:yyyy-MM-dd} {request.Status}: {request.Reason}");

    private static string Line(LegalHoldView hold) =>
        $"{hold.HoldId} {hold.PartyId} owned by {hold.Owner}: {hold.Reason}" + (hold.LiftedAt is null ? "" : $", lifted by {hold.LiftedBy}");
}
