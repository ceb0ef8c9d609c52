using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Pacs028;

/// <summary>Writes interbank status requests, pacs.028.001.03: what became of payments that the other bank has not answered.</summary>
internal static class Pacs028Writer
{
    public const string MessageName = "pacs.028.001.03";

    /// <summary>Writes the request as UTF-8 and leaves the stream open.</summary>
    public static void Write(
        Stream destination,
        string messageId,
        DateTimeOffset createdAt,
        AgentIdentification instructingAgent,
        AgentIdentification? instructedAgent,
        IReadOnlyCollection<OriginalPayment> payments)
    {
        using var message = MessageWriter.Begin(destination, MessageName, "FIToFIPmtStsReq", TextAlphabet.Interbank);
        using (message.Element("GrpHdr"))
        {
            message.RequiredText("MsgId", messageId, 35);
            message.Instant("CreDtTm", createdAt);
            message.Agent("InstgAgt", instructingAgent);
            message.Agent("InstdAgt", instructedAgent);
        }

        foreach (var payment in payments)
        {
            using var _ = message.Element("TxInf");
            message.OriginalReferences(payment);
        }
    }
}
