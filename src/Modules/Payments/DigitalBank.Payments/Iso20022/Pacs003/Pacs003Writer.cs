using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Pacs003;

/// <summary>Writes interbank customer direct debits, pacs.003.001.08, in the characters that every bank accepts.</summary>
internal static class Pacs003Writer
{
    public const string MessageName = "pacs.003.001.08";

    /// <summary>Writes the message as UTF-8 and leaves the stream open.</summary>
    /// <param name="debits">At least one.</param>
    public static void Write(Stream destination, InterbankHeader header, IReadOnlyCollection<InterbankDirectDebit> debits)
    {
        using var message = MessageWriter.Begin(destination, MessageName, "FIToFICstmrDrctDbt", TextAlphabet.Interbank);
        message.GroupHeader(header, "TtlIntrBkSttlmAmt", [.. debits.Select(debit => debit.SettlementAmount)]);
        foreach (var debit in debits)
        {
            WriteDebit(message, debit);
        }
    }

    private static void WriteDebit(MessageWriter message, InterbankDirectDebit debit)
    {
        using var _ = message.Element("DrctDbtTxInf");
        using (message.Element("PmtId"))
        {
            message.Text("InstrId", debit.InstructionId, 35);
            message.RequiredText("EndToEndId", debit.EndToEndId, 35);
            message.RequiredText("TxId", debit.TransactionId, 35);
            message.Code("UETR", debit.Uetr);
        }

        WriteType(message, debit);
        message.Amount("IntrBkSttlmAmt", debit.SettlementAmount);
        message.Code("ChrgBr", debit.ChargeBearer);
        message.Date("ReqdColltnDt", debit.RequestedCollectionDate);
        WriteMandate(message, debit);
        message.Party("Cdtr", debit.Creditor);
        message.Account("CdtrAcct", debit.CreditorAccount);
        message.Agent("CdtrAgt", debit.CreditorAgent);
        message.Party("Dbtr", debit.Debtor);
        message.RequiredAccount("DbtrAcct", debit.DebtorAccount);
        message.Agent("DbtrAgt", debit.DebtorAgent);
        message.CodeOrProprietary("Purp", debit.Purpose);
        message.Remittance(debit.RemittanceInformation, debit.CreditorReference);
    }

    private static void WriteType(MessageWriter message, InterbankDirectDebit debit)
    {
        using var _ = message.Element("PmtTpInf");
        message.CodeOrProprietary("SvcLvl", debit.ServiceLevel);
        message.CodeOrProprietary("LclInstrm", debit.LocalInstrument);
        message.Code("SeqTp", debit.SequenceType);
    }

    private static void WriteMandate(MessageWriter message, InterbankDirectDebit debit)
    {
        using var _ = message.Element("DrctDbtTx");
        using (message.Element("MndtRltdInf"))
        {
            message.Reference("MndtId", debit.MandateId, 35);
            message.Date("DtOfSgntr", debit.MandateSignedOn);
            if (debit.HasNewDebtorAccount)
            {
                WriteAmendment(message);
            }
        }

        if (!string.IsNullOrWhiteSpace(debit.CreditorSchemeId))
        {
            using var scheme = message.Element("CdtrSchmeId");
            using var id = message.Element("Id");
            using var person = message.Element("PrvtId");
            using var other = message.Element("Othr");
            message.RequiredText("Id", debit.CreditorSchemeId, 35);
        }
    }

    /// <summary>The account itself is not told: the new one may be with a bank that has no business knowing the old one.</summary>
    /// <remarks>Source: EPC114-06, SEPA Core Direct Debit inter-bank implementation guidelines: SMNDA, same mandate with a new debtor account.</remarks>
    private static void WriteAmendment(MessageWriter message)
    {
        message.Flag("AmdmntInd", true);
        using var details = message.Element("AmdmntInfDtls");
        message.Account("OrgnlDbtrAcct", new AccountIdentification(Iban: null, "SMNDA"));
    }
}
