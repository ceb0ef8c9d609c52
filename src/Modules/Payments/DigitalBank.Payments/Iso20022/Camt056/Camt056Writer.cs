using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Camt056;

/// <summary>Writes interbank cancellation requests, camt.056.001.08, in the characters that every bank accepts.</summary>
internal static class Camt056Writer
{
    public const string MessageName = "camt.056.001.08";

    /// <summary>Writes the request as UTF-8 and leaves the stream open.</summary>
    /// <param name="payments">At least one.</param>
    public static void Write(Stream destination, CancellationCase opened, IReadOnlyCollection<PaymentCancellation> payments)
    {
        using var message = MessageWriter.Begin(destination, MessageName, "FIToFIPmtCxlReq", TextAlphabet.Interbank);
        message.Assignment(opened);
        message.Case("Case", opened);
        using (message.Element("CtrlData"))
        {
            message.Number("NbOfTxs", payments.Count);
        }

        using var underlying = message.Element("Undrlyg");
        foreach (var payment in payments)
        {
            using var _ = message.Element("TxInf");
            message.RequiredText("CxlId", payment.CancellationId, 35);
            message.OriginalReferences(payment.Original);
            message.OriginalSettlement(payment.Original);
            message.Reasons("CxlRsnInf", payment.Reasons);
        }
    }
}
