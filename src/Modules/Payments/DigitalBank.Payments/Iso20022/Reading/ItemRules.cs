using DigitalBank.Payments.Iso20022.Rules;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Iso20022.Reading;

/// <summary>Applies the business rules to the items of one message.</summary>
internal sealed class ItemRules(MessageRules rules)
{
    private readonly SeenReferences _references = new();

    public (Money? Amount, IReadOnlyList<MessageFinding> Findings) Judge(MessageElement item, MessageElement? block)
    {
        var findings = new List<MessageFinding>();
        foreach (var (path, code) in rules.BlockAccounts)
        {
            Note(findings, AccountRules.WrongIban(block?.Find(path), code));
        }

        Money? amount = null;
        if (AmountOf(item) is { } element)
        {
            (amount, var wrong) = AmountRules.Read(element);
            Note(findings, wrong);
            Note(findings, AmountRules.Zero(element));
        }

        foreach (var (path, code) in rules.Accounts)
        {
            Note(findings, AccountRules.WrongIban(item.Find(path), code));
        }

        foreach (var path in rules.Identities)
        {
            Note(findings, _references.Repeated(item.Find(path)));
        }

        return (amount, findings);
    }

    public MessageElement? AmountOf(MessageElement item) => rules.Amount is null ? null : item.Find(rules.Amount);

    private static void Note(List<MessageFinding> findings, MessageFinding? finding)
    {
        if (finding is not null)
        {
            findings.Add(finding);
        }
    }
}
