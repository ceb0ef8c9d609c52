using System.CommandLine;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Accounts.Fees;

/// <summary><c>accounts fees</c>: what accounts were charged, and what staff do about it.</summary>
internal static class FeeVerbs
{
    private static readonly Argument<string> Code = new("code") { Description = "Code of a fee for an event in the product's terms" };

    private static readonly Argument<Guid> Fee = new("fee") { Description = "Id of the fee" };

    public static Command Create(VerbRunner verbs) => new("fees", "What accounts are charged")
    {
        verbs.Lists("list", "The fees of an account", [LifeCycleVerbs.Account],
            (p, after, size) => new ListFees(p.GetValue(LifeCycleVerbs.Account), VisibleTo: null, after, size), fee => fee.FeeId, Line),
        verbs.Lists("failures", "Fees that could not be booked", [],
            (_, after, size) => new ListFees(AccountId: null, VisibleTo: null, after, size), fee => fee.FeeId, Line),
        verbs.Sends("charge", "Charge an event's fee", [LifeCycleVerbs.Account, Code, LifeCycleVerbs.Key],
            p => new ChargeFee(p.GetValue(LifeCycleVerbs.Key), p.GetValue(LifeCycleVerbs.Account), p.GetRequiredValue(Code)), Line),
        verbs.Sends("collect", "Try an account's fees again that are due", [LifeCycleVerbs.Account],
            p => new CollectFees(p.GetValue(LifeCycleVerbs.Account)), fees => string.Join(Environment.NewLine, fees.Select(Line))),
        verbs.Sends("waive", "Let the account off a fee that is not booked", [LifeCycleVerbs.Account, Fee, LifeCycleVerbs.Reason],
            p => new WaiveFee(p.GetValue(LifeCycleVerbs.Account), p.GetValue(Fee), p.GetRequiredValue(LifeCycleVerbs.Reason)), Line),
        verbs.Sends("reverse", "Give back a fee that was booked", [LifeCycleVerbs.Account, Fee, LifeCycleVerbs.Reason],
            p => new ReverseFee(p.GetValue(LifeCycleVerbs.Account), p.GetValue(Fee), p.GetRequiredValue(LifeCycleVerbs.Reason)), Line),
    };

    private static string Line(FeeView fee) =>
        $"{fee.FeeId} {fee.AccountId} {LifeCycleVerbs.Text(fee.DueDate)} {fee.Amount} {fee.Status} {fee.Name}"
        + (fee.FailureCode is { } code ? $", tried {fee.Attempts} times ({code})" : "")
        + (fee.Reason is { } reason ? $": {reason}" : "");
}
