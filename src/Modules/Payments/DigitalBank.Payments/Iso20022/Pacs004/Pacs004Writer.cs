using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Pacs004;

/// <summary>Writes payment returns, pacs.004.001.09, in the characters that every bank accepts.</summary>
internal static class Pacs004Writer
{
    public const string MessageName = "pacs.004.001.09";

    /// <summary>Writes the message as UTF-8 and leaves the stream open.</summary>
    /// <param name="returns">At least one.</param>
    public static void Write(Stream destination, InterbankHeader header, IReadOnlyCollection<PaymentReturn> returns)
    {
        using var message = MessageWriter.Begin(destination, MessageName, "PmtRtr", TextAlphabet.Interbank);
        message.GroupHeader(header, "TtlRtrdIntrBkSttlmAmt", [.. returns.Select(one => one.Amount)]);
        foreach (var one in returns)
        {
            using var _ = message.Element("TxInf");
            message.RequiredText("RtrId", one.ReturnId, 35);
            message.OriginalReferences(one.Original);
            message.OriginalSettlement(one.Original);
            message.Amount("RtrdIntrBkSttlmAmt", one.Amount);
            message.Code("ChrgBr", one.ChargeBearer);
            message.Reasons("RtrRsnInf", one.Reasons);
        }
    }
}
