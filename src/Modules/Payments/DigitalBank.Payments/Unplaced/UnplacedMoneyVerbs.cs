using System.CommandLine;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Payments.Unplaced;

/// <summary><c>payments unplaced list</c>. Who proposes and who agrees is known by log-in, so that they are two people: neither is done here.</summary>
internal static class UnplacedMoneyVerbs
{
    public static Command Create(VerbRunner verbs) => new("unplaced", "Money that came back for payers whose accounts take none")
    {
        List(verbs),
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

    private static string Describe(UnplacedMoneyView money) => $"{money.PaymentOrderId} {money.Status,-9} {money.Amount} {money.AccountId}";
}
