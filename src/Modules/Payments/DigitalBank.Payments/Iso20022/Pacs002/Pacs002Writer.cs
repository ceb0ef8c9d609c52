using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Pacs002;

/// <summary>Writes interbank payment status reports, pacs.002.001.10, in the characters that every bank accepts.</summary>
internal static class Pacs002Writer
{
    public const string MessageName = "pacs.002.001.10";

    /// <summary>Writes the report as UTF-8 and leaves the stream open.</summary>
    public static void Write(Stream destination, InterbankStatusReport report)
    {
        using var message = MessageWriter.Begin(destination, MessageName, "FIToFIPmtStsRpt", TextAlphabet.Interbank);
        using (message.Element("GrpHdr"))
        {
            message.RequiredText("MsgId", report.MessageId, 35);
            message.Instant("CreDtTm", report.CreatedAt);
            message.Agent("InstgAgt", report.InstructingAgent);
            message.Agent("InstdAgt", report.InstructedAgent);
        }

        using (message.Element("OrgnlGrpInfAndSts"))
        {
            message.Reference("OrgnlMsgId", report.OriginalMessageId, 35);
            message.Reference("OrgnlMsgNmId", report.OriginalMessageName, 35);
            message.Status("GrpSts", report.GroupStatus);
            message.Reasons("StsRsnInf", report.GroupReasons);
        }

        foreach (var payment in report.Payments)
        {
            WritePayment(message, payment);
        }
    }

    private static void WritePayment(MessageWriter message, InterbankPaymentStatus payment)
    {
        using var _ = message.Element("TxInfAndSts");
        message.Text("StsId", payment.StatusId, 35);
        message.OriginalReferences(payment.Original);
        message.Status("TxSts", payment.Status);
        message.Reasons("StsRsnInf", payment.Reasons);
        if (payment.AcceptedAt is { } acceptedAt)
        {
            message.Instant("AccptncDtTm", acceptedAt);
        }

        message.Text("AcctSvcrRef", payment.AccountServicerReference, 35);
    }
}
