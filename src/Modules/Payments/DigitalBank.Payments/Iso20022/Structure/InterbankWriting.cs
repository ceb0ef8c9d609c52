using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Iso20022.Structure;

/// <summary>Writes the parts that messages between banks share: settlement, the payment that a message is about, reasons, cases.</summary>
internal static class InterbankWriting
{
    /// <summary>Characters of one line of additional information; further lines follow, at most four.</summary>
    private const int LineLength = 105;

    /// <param name="totalName">How the message calls the total of its amounts.</param>
    /// <param name="amounts">At least one; the total is written only where all are in one currency.</param>
    public static void GroupHeader(this MessageWriter message, InterbankHeader header, string totalName, IReadOnlyCollection<Money> amounts)
    {
        using var _ = message.Element("GrpHdr");
        message.RequiredText("MsgId", header.MessageId, 35);
        message.Instant("CreDtTm", header.CreatedAt);
        message.Number("NbOfTxs", amounts.Count);
        if (Total(amounts) is { } total)
        {
            message.Amount(totalName, total);
        }

        message.Date("IntrBkSttlmDt", header.SettlementDate);
        using (message.Element("SttlmInf"))
        {
            message.Code("SttlmMtd", header.SettlementMethod switch
            {
                SettlementMethod.InstructedAgent => "INDA",
                SettlementMethod.InstructingAgent => "INGA",
                _ => "CLRG",
            });
            message.Account("SttlmAcct", header.SettlementAccount);
            message.CodeOrProprietary("ClrSys", header.ClearingSystem, codeLength: 3);
        }

        message.Agent("InstgAgt", header.InstructingAgent);
        message.Agent("InstdAgt", header.InstructedAgent);
    }

    /// <summary>Names the payment that the message is about with every reference that is known, its UETR last.</summary>
    public static void OriginalReferences(this MessageWriter message, OriginalPayment original)
    {
        if (!string.IsNullOrEmpty(original.MessageId) && !string.IsNullOrEmpty(original.MessageName))
        {
            using var _ = message.Element("OrgnlGrpInf");
            message.Reference("OrgnlMsgId", original.MessageId, 35);
            message.Reference("OrgnlMsgNmId", original.MessageName, 35);
        }

        message.OriginalReference("OrgnlInstrId", original.InstructionId);
        message.OriginalReference("OrgnlEndToEndId", original.EndToEndId);
        message.OriginalReference("OrgnlTxId", original.TransactionId);
        message.Code("OrgnlUETR", original.Uetr);
    }

    /// <summary>Amount and day of the payment that the message is about.</summary>
    public static void OriginalSettlement(this MessageWriter message, OriginalPayment original)
    {
        if (original.Amount is { } amount)
        {
            message.Amount("OrgnlIntrBkSttlmAmt", amount);
        }

        if (original.SettlementDate is { } date)
        {
            message.Date("OrgnlIntrBkSttlmDt", date);
        }
    }

    /// <param name="name">StsRsnInf, RtrRsnInf, CxlRsnInf …</param>
    public static void Reasons(this MessageWriter message, string name, IReadOnlyList<StatusReason> reasons)
    {
        foreach (var reason in reasons)
        {
            using var _ = message.Element(name);
            message.CodeOrProprietary("Rsn", reason.Code);
            message.TextLines("AddtlInf", reason.AdditionalInformation, LineLength, maxLines: 4);
        }
    }

    public static void Status(this MessageWriter message, string name, ReportedStatus? status) => message.Code(name, status switch
    {
        null => null,
        ReportedStatus.Received => "RCVD",
        ReportedStatus.AcceptedTechnically => "ACTC",
        ReportedStatus.AcceptedCustomerProfile => "ACCP",
        ReportedStatus.AcceptedSettlementInProcess => "ACSP",
        ReportedStatus.AcceptedSettlementCompleted => "ACSC",
        ReportedStatus.PartiallyAccepted => "PART",
        ReportedStatus.Pending => "PDNG",
        _ => "RJCT",
    });

    /// <summary>Who writes to whom about the case.</summary>
    public static void Assignment(this MessageWriter message, CancellationCase assigned)
    {
        using var _ = message.Element("Assgnmt");
        message.RequiredText("Id", assigned.AssignmentId, 35);
        message.WrappedAgent("Assgnr", assigned.Assigner);
        message.WrappedAgent("Assgne", assigned.Assignee);
        message.Instant("CreDtTm", assigned.CreatedAt);
    }

    /// <param name="name">Case, or RslvdCase in an answer.</param>
    public static void Case(this MessageWriter message, string name, CancellationCase assigned)
    {
        using var _ = message.Element(name);
        message.Reference("Id", assigned.CaseId, 35);
        message.WrappedAgent("Cretr", assigned.CaseCreator);
    }

    private static void WrappedAgent(this MessageWriter message, string name, AgentIdentification agent)
    {
        using var _ = message.Element(name);
        message.Agent("Agt", agent);
    }

    private static void OriginalReference(this MessageWriter message, string name, string? reference)
    {
        if (!string.IsNullOrEmpty(reference))
        {
            message.Reference(name, reference, 35);
        }
    }

    // A total is only defined where all payments are in one currency.
    private static Money? Total(IReadOnlyCollection<Money> amounts)
    {
        var currency = amounts.First().Currency;
        return amounts.All(amount => amount.Currency == currency)
            ? amounts.Aggregate(Money.Zero(currency), (total, amount) => total + amount)
            : null;
    }
}
