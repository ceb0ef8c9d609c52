using System.Globalization;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Rules;

/// <summary>Counts and adds up payments, and compares that with what the sender claims.</summary>
/// <remarks>The control sum is the plain sum of the amounts, whatever their currencies (ISO 20022, CtrlSum).</remarks>
internal sealed class ControlTotals
{
    public long Count { get; private set; }

    public decimal Sum { get; private set; }

    public void Add(decimal amount)
    {
        Count++;
        Sum += amount;
    }

    public MessageFinding? WrongCount(MessageElement? claimed) => claimed is null || MessageParts.TryDecimal(claimed) == Count
        ? null
        : claimed.Finding(
            ReasonCodes.InvalidNumberOfTransactions, $"The number of transactions is given as {claimed.Text}, but there are {Count}.");

    public MessageFinding? WrongSum(MessageElement? claimed) => claimed is null || MessageParts.TryDecimal(claimed) == Sum
        ? null
        : claimed.Finding(ReasonCodes.InvalidControlSum, string.Create(
            CultureInfo.InvariantCulture, $"The control sum is given as {claimed.Text.Trim()}, but the amounts add up to {Sum}."));
}
