using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Reading;

namespace DigitalBank.Payments.Iso20022.Camt029;

/// <summary>Reads answers to cancellation requests, camt.029 version .09.</summary>
internal static class Camt029Reader
{
    public static MessageRules Rules { get; } = new(Camt029Message.Definition, "Assgnmt", ["TxInfAndSts"], null, ["CxlStsId"]);

    public static MessageReader<ReceivedCancellationAnswer> Reader { get; } = new(Rules, Answer);

    private static ReceivedCancellationAnswer Answer(ReadItem item) => new(
        ReceivedParts.Original(item),
        item.Element.Value("TxCxlSts") switch
        {
            "ACCR" => CancellationOutcome.Accepted,
            "RJCR" => CancellationOutcome.Rejected,
            _ => CancellationOutcome.Pending,
        },
        ReceivedParts.Reasons(item.Element, "CxlStsRsnInf"));
}
