using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Pacs002;

/// <summary>Reads interbank payment status reports, pacs.002 versions .03 to .14.</summary>
internal static class Pacs002Reader
{
    public static MessageRules Rules { get; } = new(
        Pacs002Message.Definition, "GrpHdr", ["TxInfAndSts", "OrgnlGrpInfAndSts"], null, ["StsId"]);

    public static MessageReader<ReceivedStatus> Reader { get; } = new(Rules, Status);

    private static ReceivedStatus Status(ReadItem item)
    {
        var isOfGroup = item.Element.Name == "OrgnlGrpInfAndSts";
        return new ReceivedStatus(
            isOfGroup,
            ReceivedParts.Original(item),
            item.Element.Value(isOfGroup ? "GrpSts" : "TxSts"),
            ReceivedParts.Reasons(item.Element, "StsRsnInf"),
            item.Element.Find("AccptncDtTm") is { } accepted ? MessageParts.Instant(accepted) : null);
    }
}
