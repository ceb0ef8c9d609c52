using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Pain002;

/// <summary>Writes customer payment status reports: pain.002.001.03 for a pain.001.001.03, pain.002.001.10 for newer ones.</summary>
internal static class Pain002Writer
{
    /// <summary>Version .03 calls the bank's own BIC differently and has no place for a UETR.</summary>
    private const string OldMessageName = "pain.002.001.03";

    private const string NewMessageName = "pain.002.001.10";

    public static string MessageNameFor(string originalMessageName) =>
        originalMessageName == "pain.001.001.03" ? OldMessageName : NewMessageName;

    /// <summary>Writes the report as UTF-8 and leaves the stream open.</summary>
    public static void Write(Stream destination, PaymentStatusReport report)
    {
        var messageName = MessageNameFor(report.OriginalMessageName);
        using var message = MessageWriter.Begin(destination, messageName, "CstmrPmtStsRpt", TextAlphabet.Unicode);
        WriteHeader(message, report, isOld: messageName == OldMessageName);
        WriteOriginalGroup(message, report);
        foreach (var block in report.PaymentInformations)
        {
            WriteBlock(message, block, isOld: messageName == OldMessageName);
        }
    }

    private static void WriteHeader(MessageWriter message, PaymentStatusReport report, bool isOld)
    {
        using var _ = message.Element("GrpHdr");
        message.RequiredText("MsgId", report.MessageId, 35);
        message.Instant("CreDtTm", report.CreatedAt);
        if (report.InitiatingAgentBic is { } bic && TextRule.Find(isOld ? "Bic2007" : "Bic")!.Holds(bic))
        {
            using var party = message.Element("InitgPty");
            using var id = message.Element("Id");
            using var organisation = message.Element("OrgId");
            message.Code(isOld ? "BICOrBEI" : "AnyBIC", bic);
        }
    }

    private static void WriteOriginalGroup(MessageWriter message, PaymentStatusReport report)
    {
        using var _ = message.Element("OrgnlGrpInfAndSts");
        message.Reference("OrgnlMsgId", report.OriginalMessageId, 35);
        message.RequiredText("OrgnlMsgNmId", report.OriginalMessageName, 35);
        if (report.OriginalCreatedAt is { } createdAt)
        {
            message.Instant("OrgnlCreDtTm", createdAt);
        }

        if (report.OriginalNumberOfTransactions is { } number)
        {
            message.Number("OrgnlNbOfTxs", number);
        }

        if (report.OriginalControlSum is { } sum)
        {
            message.Sum("OrgnlCtrlSum", sum);
        }

        message.Status("GrpSts", report.GroupStatus);
        message.Reasons("StsRsnInf", report.GroupReasons);
    }

    private static void WriteBlock(MessageWriter message, PaymentInformationStatus block, bool isOld)
    {
        using var _ = message.Element("OrgnlPmtInfAndSts");
        message.Reference("OrgnlPmtInfId", block.OriginalPaymentInformationId, 35);
        message.Status("PmtInfSts", block.Status);
        message.Reasons("StsRsnInf", block.Reasons);
        foreach (var payment in block.Payments)
        {
            WritePayment(message, payment, isOld);
        }
    }

    private static void WritePayment(MessageWriter message, PaymentStatus payment, bool isOld)
    {
        using var _ = message.Element("TxInfAndSts");
        if (!string.IsNullOrEmpty(payment.OriginalInstructionId))
        {
            message.Reference("OrgnlInstrId", payment.OriginalInstructionId, 35);
        }

        message.Reference("OrgnlEndToEndId", payment.OriginalEndToEndId, 35);
        message.Code("OrgnlUETR", isOld ? null : payment.OriginalUetr);
        message.Status("TxSts", payment.Status);
        message.Reasons("StsRsnInf", payment.Reasons);
        if (payment.AcceptedAt is { } acceptedAt)
        {
            message.Instant("AccptncDtTm", acceptedAt);
        }

        message.Text("AcctSvcrRef", payment.AccountServicerReference, 35);
    }
}
