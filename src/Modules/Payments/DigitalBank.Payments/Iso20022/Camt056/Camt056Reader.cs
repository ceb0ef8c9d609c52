using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Camt056;

/// <summary>Reads interbank cancellation requests, camt.056 versions .01 to .11.</summary>
internal static class Camt056Reader
{
    public static MessageRules Rules { get; } = new(
        Camt056Message.Definition, "Assgnmt", ["TxInf", "OrgnlGrpInfAndCxl"], "OrgnlIntrBkSttlmAmt", ["CxlId", "OrgnlUETR"])
    {
        Block = "Undrlyg",
        Claims = "CtrlData",
        WholeGroup = "GrpCxl",
    };

    public static MessageReader<ReceivedCancellation> Reader { get; } = new(Rules, Cancellation);

    private static ReceivedCancellation Cancellation(ReadItem item) => new(
        item.Element.Name == "OrgnlGrpInfAndCxl",
        MessageParts.Flag(item.Element.Value("GrpCxl")),
        item.Element.Value("CxlId") ?? item.Element.Value("GrpCxlId"),
        item.Element.Value("Case/Id"),
        ReceivedParts.Original(item),
        ReceivedParts.Reasons(item.Element, "CxlRsnInf"));
}
