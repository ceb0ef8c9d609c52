using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Rules;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Iso20022.Reading;

/// <summary>Reads the parts that messages between banks share.</summary>
internal static class ReceivedParts
{
    /// <summary>A group header, or the assignment that takes its place in messages about cases.</summary>
    public static MessageHeader Header(string messageName, MessageElement header) => new(
        messageName,
        header.Value("MsgId") ?? header.Value("Id")!,
        MessageParts.Instant(header.Find("CreDtTm")!),
        header.Find("NbOfTxs") is { } count ? MessageParts.Count(count) : null,
        header.Find("CtrlSum") is { } sum ? MessageParts.Decimal(sum) : null,
        DateOf(header.Find("IntrBkSttlmDt")),
        header.Value("SttlmInf/SttlmMtd"),
        MessageParts.CodeOf(header.Find("SttlmInf/ClrSys")),
        MessageParts.Account(header.Find("SttlmInf/SttlmAcct")),
        MessageParts.Agent(header.Find("InstgAgt") ?? header.Find("Assgnr/Agt")),
        MessageParts.Agent(header.Find("InstdAgt") ?? header.Find("Assgne/Agt")),
        MessageParts.Party(header.Find("InitgPty")));

    /// <remarks>Newer versions name the original message with each payment, older ones once for all of them.</remarks>
    public static OriginalPayment Original(ReadItem read)
    {
        var item = read.Element;
        var message = item.Find("OrgnlGrpInf") ?? (item.Find("OrgnlMsgId") is null ? read.Group : item);
        return new OriginalPayment(
            message?.Value("OrgnlMsgId"),
            message?.Value("OrgnlMsgNmId"),
            item.Value("OrgnlInstrId"),
            item.Value("OrgnlEndToEndId"),
            item.Value("OrgnlTxId"),
            item.Value("OrgnlUETR"),
            MoneyOf(item.Find("OrgnlIntrBkSttlmAmt") ?? item.Find("OrgnlTxRef/IntrBkSttlmAmt")),
            DateOf(item.Find("OrgnlIntrBkSttlmDt") ?? item.Find("OrgnlTxRef/IntrBkSttlmDt")));
    }

    /// <summary>The reasons with their code, or NARR where there is only a text.</summary>
    public static IReadOnlyList<StatusReason> Reasons(MessageElement item, string name) =>
    [
        .. item.All(name).Select(reason => new StatusReason(
            MessageParts.CodeOf(reason.Find("Rsn")) ?? ReasonCodes.Narrative,
            reason.Find("AddtlInf") is null ? null : string.Join(' ', reason.All("AddtlInf").Select(line => line.Text)))),
    ];

    /// <summary>Null where there is no amount or the bank can't take it.</summary>
    public static Money? MoneyOf(MessageElement? amount) => amount is null ? null : AmountRules.Read(amount).Amount;

    public static DateOnly? DateOf(MessageElement? date) => date is null ? null : MessageParts.Date(date);
}
