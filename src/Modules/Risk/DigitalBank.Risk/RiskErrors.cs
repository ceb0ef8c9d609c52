using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Risk;

internal static class RiskErrors
{
    public static readonly Failure UnknownHit = new(
        "risk.unknown_hit", FailureKind.NotFound, "There is no such hit.");

    public static readonly Failure NoLists = new(
        "risk.no_lists", FailureKind.Rejected, "There are no sanctions lists here. Load them into a folder and run 'risk import-lists FOLDER'.");

    public static readonly Failure ListUnreadable = new(
        "risk.list_unreadable", FailureKind.Rejected, "A list cannot be read. Load its files again.");

    public static readonly Failure ListShrunk = new(
        "risk.list_shrunk", FailureKind.Rejected, "A list has less than half of the entries that it had. Load its files again.");

    public static readonly Failure UnknownRules = new(
        "risk.unknown_rules", FailureKind.NotFound, "There are no payment rules of this version.");

    public static readonly Failure RulesInThePast = new(
        "risk.rules_in_the_past", FailureKind.Rejected, "Rules begin on the current business date or later. Propose them for such a day.");

    public static readonly Failure RulesNeedTwo = new(
        "risk.rules_need_two", FailureKind.Forbidden, "Whoever proposed rules cannot decide about them. Ask somebody else.");

    public static readonly Failure RulesDecided = new(
        "risk.rules_decided", FailureKind.Conflict, "Somebody else was here first. Look at the rules again.");

    public static readonly Failure UnknownScorecard = new(
        "risk.unknown_scorecard", FailureKind.NotFound, "There is no such scorecard. Train it and run 'risk publish MODEL'.");

    public static readonly Failure ScorecardUnreadable = new(
        "risk.scorecard_unreadable", FailureKind.Rejected, "The scorecard cannot be read. Train it again.");
}
