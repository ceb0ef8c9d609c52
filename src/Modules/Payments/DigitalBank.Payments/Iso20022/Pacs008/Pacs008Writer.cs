using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Pacs008;

/// <summary>Writes interbank customer credit transfers, pacs.008.001.08, in the characters that every bank accepts.</summary>
internal static class Pacs008Writer
{
    public const string MessageName = "pacs.008.001.08";

    /// <summary>Writes the message as UTF-8 and leaves the stream open.</summary>
    public static void Write(Stream destination, InterbankCreditTransfers transfers)
    {
        using var message = MessageWriter.Begin(destination, MessageName, "FIToFICstmrCdtTrf", TextAlphabet.Interbank);
        message.GroupHeader(transfers.Header, "TtlIntrBkSttlmAmt", [.. transfers.Payments.Select(payment => payment.SettlementAmount)]);
        foreach (var payment in transfers.Payments)
        {
            WritePayment(message, payment);
        }
    }

    private static void WritePayment(MessageWriter message, InterbankCreditTransfer payment)
    {
        using var transfer = message.Element("CdtTrfTxInf");
        using (message.Element("PmtId"))
        {
            message.Text("InstrId", payment.InstructionId, 35);
            message.RequiredText("EndToEndId", payment.EndToEndId, 35);
            message.RequiredText("TxId", payment.TransactionId, 35);
            message.Code("UETR", payment.Uetr);
        }

        WritePaymentType(message, payment);
        message.Amount("IntrBkSttlmAmt", payment.SettlementAmount);
        if (payment.InstructedAmount is { } instructed)
        {
            message.Amount("InstdAmt", instructed);
        }

        if (payment.ExchangeRate is { } rate)
        {
            message.Rate("XchgRate", rate);
        }

        message.Code("ChrgBr", payment.ChargeBearer);
        if (payment.Charge is { } charge)
        {
            using var _ = message.Element("ChrgsInf");
            message.Amount("Amt", charge.Amount);
            message.Agent("Agt", charge.Agent);
        }

        message.Agent("IntrmyAgt1", payment.IntermediaryAgent);
        message.Party("UltmtDbtr", payment.UltimateDebtor);
        message.Party("Dbtr", payment.Debtor);
        message.Account("DbtrAcct", payment.DebtorAccount);
        message.Agent("DbtrAgt", payment.DebtorAgent);
        message.Agent("CdtrAgt", payment.CreditorAgent);
        message.Party("Cdtr", payment.Creditor);
        message.Account("CdtrAcct", payment.CreditorAccount);
        message.Party("UltmtCdtr", payment.UltimateCreditor);
        message.CodeOrProprietary("Purp", payment.Purpose);
        message.Remittance(payment.RemittanceInformation, payment.CreditorReference);
    }

    private static void WritePaymentType(MessageWriter message, InterbankCreditTransfer payment)
    {
        if (string.IsNullOrWhiteSpace(payment.ServiceLevel) && string.IsNullOrWhiteSpace(payment.CategoryPurpose))
        {
            return;
        }

        using var _ = message.Element("PmtTpInf");
        message.CodeOrProprietary("SvcLvl", payment.ServiceLevel);
        message.CodeOrProprietary("CtgyPurp", payment.CategoryPurpose);
    }
}
