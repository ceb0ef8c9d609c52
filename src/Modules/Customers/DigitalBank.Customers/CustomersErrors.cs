using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Customers;

internal static class CustomersErrors
{
    public static readonly Failure UnknownParty = new(
        "customers.unknown_party", FailureKind.NotFound, "There is no such party.");

    public static readonly Failure NoPartyOfOwn = new(
        "customers.no_party_of_own", FailureKind.NotFound, "This log-in belongs to no customer.");

    public static readonly Failure MrzUnreadable = new(
        "customers.mrz_unreadable",
        FailureKind.Invalid,
        "This is no machine-readable zone: it has three lines of 30 characters, two of 36 or two of 44. Take the picture again or type it.");

    public static readonly Failure MrzWrong = new(
        "customers.mrz_wrong", FailureKind.Rejected, "The machine-readable zone is not right. Take the picture again or type it.");

    public static readonly Failure DocumentOfAnother = new(
        "customers.document_of_another", FailureKind.Rejected, "The document shows another name or date of birth than the party has. Compare the two.");

    public static readonly Failure DocumentExpired = new(
        "customers.document_expired", FailureKind.Rejected, "The document has expired. Ask for one that is valid.");

    public static readonly Failure UnknownDocument = new(
        "customers.unknown_document", FailureKind.NotFound, "The party has no such document.");

    public static readonly Failure UnknownRelation = new(
        "customers.unknown_relation", FailureKind.NotFound, "The party has no such relation.");

    public static readonly Failure RelationExists = new(
        "customers.relation_exists", FailureKind.Conflict, "This relation exists with another share. End it first.");

    public static readonly Failure OwnershipAboveWhole = new(
        "customers.ownership_above_whole", FailureKind.Rejected, "The shares would be more than 100 per cent together. End those that hold no more first.");

    public static readonly Failure NotRated = new(
        "customers.not_rated", FailureKind.NotFound, "The party has not been rated yet.");

    public static readonly Failure UnknownReview = new(
        "customers.unknown_review", FailureKind.NotFound, "There is no such review.");

    public static readonly Failure ReviewClosed = new(
        "customers.review_closed", FailureKind.Conflict, "This review is closed already.");

    public static readonly Failure RateFirst = new(
        "customers.rate_first", FailureKind.Rejected, "Rate the party again before its periodic review is closed.");

    public static readonly Failure PossibleDuplicate = new(
        "customers.possible_duplicate", FailureKind.Conflict, "This may be a customer already. Look at them, and use that customer or correct the details.");

    public static readonly Failure MergedAlready = new(
        "customers.merged_already", FailureKind.Conflict, "One of the two was merged into another party already. Use that one.");

    public static readonly Failure KindsDiffer = new(
        "customers.kinds_differ", FailureKind.Rejected, "A person and an organisation are never the same party.");

    public static readonly Failure DealingsGoOn = new(
        "customers.dealings_go_on", FailureKind.Rejected, "The bank still does business with this customer: close the accounts and end what is open first.");

    public static readonly Failure UnknownErasure = new(
        "customers.unknown_erasure", FailureKind.NotFound, "There is no such request for erasure.");

    public static readonly Failure ErasureDecided = new(
        "customers.erasure_decided", FailureKind.Conflict, "This request for erasure is decided already.");

    public static readonly Failure SecondPerson = new(
        "customers.second_person", FailureKind.Forbidden, "Somebody else has to agree: two members of staff decide on an erasure.");

    public static readonly Failure HeldByLaw = new(
        "customers.held_by_law", FailureKind.Rejected, "A legal hold stands: nothing is erased until its owner lifts it.");

    public static readonly Failure UnknownLegalHold = new(
        "customers.unknown_legal_hold", FailureKind.NotFound, "There is no such legal hold.");

    public static readonly Failure UnknownConsent = new(
        "customers.unknown_consent", FailureKind.NotFound, "There is no such consent.");
}
