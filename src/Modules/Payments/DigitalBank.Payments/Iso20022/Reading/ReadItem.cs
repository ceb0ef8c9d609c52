using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Iso20022.Reading;

/// <summary>One item of a message, its structure checked.</summary>
/// <param name="Number">Position in the message, counted from 1.</param>
/// <param name="Block">What comes before it in its block; null where items stand alone.</param>
/// <param name="Group">The original message that the whole answer is about; null where it is about several or none.</param>
/// <param name="Amount">Null when there is none or the findings say why it can't be taken.</param>
internal sealed record ReadItem(
    long Number, MessageElement Element, MessageElement? Block, MessageElement? Group, Money? Amount, IReadOnlyList<MessageFinding> Findings);

/// <summary>One item of a message and what it means.</summary>
/// <param name="Number">Position in the message, counted from 1.</param>
/// <param name="Line">In the file.</param>
/// <param name="Findings">Why it can't be accepted; the first one is the reason to answer. Empty when it may be acted on.</param>
internal sealed record Received<T>(T Content, long Number, int Line, IReadOnlyList<MessageFinding> Findings)
{
    public bool IsAcceptable => Findings.Count == 0;
}

/// <summary>What the first pass over a message found out, before anything is done.</summary>
/// <param name="Header">Null when the message is broken before its end.</param>
/// <param name="Items">How many there are.</param>
/// <param name="Sum">Of their amounts, whatever the currencies.</param>
/// <param name="Refusals">Why the whole message is refused; empty when it is accepted. At most 100 of each kind.</param>
/// <param name="Rejections">Items that will carry findings of their own; the first 100.</param>
internal sealed record MessageExamination(
    MessageHeader? Header,
    long Items,
    decimal Sum,
    IReadOnlyList<MessageFinding> Refusals,
    IReadOnlyList<MessageFinding> Rejections)
{
    public bool IsAccepted => Header is not null && Refusals.Count == 0;
}
