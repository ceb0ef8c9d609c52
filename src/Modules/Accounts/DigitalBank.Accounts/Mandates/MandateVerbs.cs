using System.CommandLine;
using System.Globalization;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Platform.CommandLine;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Mandates;

/// <summary><c>accounts holders</c> and <c>accounts mandates</c>: who holds an account, and who else may see it or pay from it.</summary>
internal static class MandateVerbs
{
    private static readonly Argument<Guid> Party = new("party") { Description = "Id of the party" };

    private static readonly Argument<Guid> MandateId = new("mandate") { Description = "Id of the mandate" };

    private static readonly Argument<SigningRule> Rule = new("rule") { Description = "AnyOne: each holder pays alone; AllTogether: all of them" };

    private static readonly Option<decimal> Share = new("--share") { Description = "Per cent of the responsibility", Required = true };

    private static readonly Option<bool> MayPay = new("--may-pay") { Description = "May pay from it, not only see it" };

    private static readonly Option<Money?> Limit = new("--limit")
    {
        Description = "The most that one payment may be, such as EUR=500.00",
        CustomParser = result =>
        {
            if (result.Tokens is [{ Value: var text }] && text.Split('=') is [var code, var amount]
                && Currency.TryOf(code, out var currency) && Money.TryParse(amount, currency, out var money))
            {
                return money;
            }

            result.AddError("The limit is written like EUR=500.00.");
            return null;
        },
    };

    private static readonly Option<DateOnly?> From = new("--from") { Description = "Its first business date; today when missing" };

    private static readonly Option<DateOnly?> Until = new("--until") { Description = "Its last business date; until it is revoked when missing" };

    public static IEnumerable<Command> Create(VerbRunner verbs) =>
    [
        new("holders", "Who holds an account")
        {
            verbs.Sends("show", "The holders and how they sign", [LifeCycleVerbs.Account],
                p => new GetHolders(p.GetValue(LifeCycleVerbs.Account), VisibleTo: null), Lines),
            verbs.Sends("add", "Make a party hold it, too", [LifeCycleVerbs.Account, Party, Share, LifeCycleVerbs.Reason],
                p => new AddJointHolder(
                    p.GetValue(LifeCycleVerbs.Account), p.GetValue(Party), p.GetValue(Share), p.GetRequiredValue(LifeCycleVerbs.Reason)), Lines),
            verbs.Sends("remove", "End a joint holder's part", [LifeCycleVerbs.Account, Party, LifeCycleVerbs.Reason],
                p => new RemoveJointHolder(p.GetValue(LifeCycleVerbs.Account), p.GetValue(Party), p.GetRequiredValue(LifeCycleVerbs.Reason)), Lines),
            verbs.Sends("signing", "Say how the holders sign", [LifeCycleVerbs.Account, Rule, LifeCycleVerbs.Reason],
                p => new SetSigningRule(p.GetValue(LifeCycleVerbs.Account), p.GetValue(Rule), p.GetRequiredValue(LifeCycleVerbs.Reason)), Lines),
        },
        new("mandates", "Who else may see an account, or pay from it")
        {
            verbs.Lists("list", "An account's mandates, revoked ones included", [LifeCycleVerbs.Account],
                (p, after, size) => new ListMandates(p.GetValue(LifeCycleVerbs.Account), VisibleTo: null, after, size), mandate => mandate.MandateId, Line),
            verbs.Sends("grant", "Let a party see it, or pay from it",
                [LifeCycleVerbs.Account, Party, MayPay, Limit, From, Until, LifeCycleVerbs.Reason, LifeCycleVerbs.Key],
                p => new GrantMandate(
                    p.GetValue(LifeCycleVerbs.Key), p.GetValue(LifeCycleVerbs.Account), p.GetValue(Party), p.GetValue(MayPay), p.GetValue(Limit),
                    p.GetValue(From), p.GetValue(Until), p.GetRequiredValue(LifeCycleVerbs.Reason)), Line),
            verbs.Sends("revoke", "End a mandate at once", [LifeCycleVerbs.Account, MandateId, LifeCycleVerbs.Reason],
                p => new RevokeMandate(
                    p.GetValue(LifeCycleVerbs.Account), p.GetValue(MandateId), p.GetRequiredValue(LifeCycleVerbs.Reason)), Line),
        },
    ];

    private static string Lines(HoldersView view) => string.Join(Environment.NewLine, view.Holders
        .Select(holder => string.Create(CultureInfo.InvariantCulture, $"{holder.PartyId} {holder.SharePercent} %"))
        .Prepend($"{view.AccountId} {view.Signing}"));

    private static string Line(MandateView mandate) =>
        $"{mandate.MandateId} {mandate.PartyId} {(mandate.MayPay ? "pays" : "sees")}"
        + (mandate.PaymentLimit is { } limit ? $" up to {limit}" : "")
        + $" from {LifeCycleVerbs.Text(mandate.FromDate)}"
        + (mandate.UntilDate is { } until ? $" until {LifeCycleVerbs.Text(until)}" : "")
        + (mandate.RevokedAt is null ? "" : ", revoked");
}
