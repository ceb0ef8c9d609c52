using System.CommandLine;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Payments.Unplaced;

/// <summary><c>payments unplaced list|propose|decide</c>.</summary>
internal static class UnplacedMoneyVerbs
{
    public static Command Create(VerbRunner verbs) => new("unplaced", "Money that came back for payers whose accounts take none")
    {
        List(verbs),
        Propose(verbs),
        Decide(verbs),
    };

    private static Command List(VerbRunner verbs)
    {
        var status = new Option<UnplacedMoneyStatus?>("--status") { Description = "Those in this state; all when missing" };
        return verbs.Lists<UnplacedMoneyView>(
            "list", "What stands on the suspense account, and where it went", [status],
            (parsed, after, limit) => new ListUnplacedMoney(parsed.GetValue(status), after, limit),
            money => money.PaymentOrderId,
            Describe);
    }

    private static Command Propose(VerbRunner verbs)
    {
        var payment = Payment();
        var account = new Argument<Guid>("account") { Description = "Another account of the same customer" };
        var reason = Reason();
        return verbs.Sends<UnplacedMoneyView>(
            "propose", "Propose where it goes; a second person agrees", [payment, account, reason],
            parsed => new ProposeRelease(parsed.GetValue(payment), parsed.GetValue(account), parsed.GetRequiredValue(reason)),
            Describe);
    }

    private static Command Decide(VerbRunner verbs)
    {
        var payment = Payment();
        var reason = Reason();
        var isTurnedDown = new Option<bool>("--no") { Description = "Turn the proposal down" };
        return verbs.Sends<UnplacedMoneyView>(
            "decide", "Agree to what somebody else has proposed, or turn it down", [payment, reason, isTurnedDown],
            parsed => new DecideRelease(parsed.GetValue(payment), !parsed.GetValue(isTurnedDown), parsed.GetRequiredValue(reason)),
            Describe);
    }

    private static Argument<Guid> Payment() => new("payment") { Description = "The payment order whose money it is" };

    private static Option<string> Reason() => new("--reason") { Description = "Why, for whoever reads it years later", Required = true };

    private static string Describe(UnplacedMoneyView money) => $"{money.PaymentOrderId} {money.Status,-9} {money.Amount} {money.AccountId}";
}
