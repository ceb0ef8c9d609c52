using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Reading;

namespace DigitalBank.Payments.Iso20022.Pacs004;

/// <summary>Reads payment returns, pacs.004 versions .02 to .13.</summary>
internal static class Pacs004Reader
{
    public static MessageRules Rules { get; } = new(
        Pacs004Message.Definition, "GrpHdr", ["TxInf"], "RtrdIntrBkSttlmAmt", ["RtrId", "OrgnlUETR"])
    {
        Total = "TtlRtrdIntrBkSttlmAmt",
        WholeGroup = "GrpRtr",
        Accounts =
        [
            ("OrgnlTxRef/CdtrAcct", ReasonCodes.InvalidCreditorAccountNumber),
            ("OrgnlTxRef/DbtrAcct", ReasonCodes.InvalidDebtorAccountNumber),
        ],
    };

    public static MessageReader<ReceivedReturn> Reader { get; } = new(Rules, Return);

    private static ReceivedReturn Return(ReadItem item) => new(
        item.Element.Value("RtrId"),
        ReceivedParts.Original(item),
        item.Amount,
        ReceivedParts.DateOf(item.Element.Find("IntrBkSttlmDt")),
        item.Element.Value("ChrgBr"),
        ReceivedParts.Reasons(item.Element, "RtrRsnInf"));
}
