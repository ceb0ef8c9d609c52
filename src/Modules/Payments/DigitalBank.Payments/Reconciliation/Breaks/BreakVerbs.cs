using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Reconciliation.Breaks;

/// <summary>
/// <c>payments match</c> and <c>payments undo-match</c>. Who proposes to write a break off and who agrees is known by log-in, so that they are two
/// people: neither is done here.
/// </summary>
internal static class BreakVerbs
{
    private static readonly Argument<Guid[]> Breaks = new("breaks") { Description = "Ids of the breaks that are the same money", Arity = ArgumentArity.OneOrMore };

    private static readonly Argument<Guid> Match = new("match") { Description = "Id of the match" };

    private static readonly Option<string> Reason = new("--reason") { Description = "How it is known, for whoever reads it years later", Required = true };

    public static Command MatchByHand(VerbRunner verbs) => verbs.Sends(
        "match", "Say that open items of one account are the same money", [Breaks, Reason],
        parsed => new MatchByHand(parsed.GetRequiredValue(Breaks), parsed.GetRequiredValue(Reason)),
        (MatchView match) => $"{match.MatchId} {match.Amount}, {match.Items.Count} items");

    public static Command Undo(VerbRunner verbs) => verbs.Sends(
        "undo-match", "Open the items of a match again; from then on only people match them", [Match, Reason],
        parsed => new UndoMatch(parsed.GetRequiredValue(Match), parsed.GetRequiredValue(Reason)),
        (Done _) => "The items are open again.");
}
