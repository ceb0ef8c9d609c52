using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Camt054;

/// <summary>Writes notifications of booked entries, camt.054.001.08, for the bank's own customers.</summary>
internal static class Camt054Writer
{
    public const string MessageName = "camt.054.001.08";

    /// <summary>Writes the notification as UTF-8 and leaves the stream open.</summary>
    public static void Write(Stream destination, DebitCreditNotification notification)
    {
        using var message = MessageWriter.Begin(destination, MessageName, "BkToCstmrDbtCdtNtfctn", TextAlphabet.Unicode);
        using (message.Element("GrpHdr"))
        {
            message.RequiredText("MsgId", notification.MessageId, 35);
            message.Instant("CreDtTm", notification.CreatedAt);
        }

        using var _ = message.Element("Ntfctn");
        message.RequiredText("Id", notification.NotificationId, 35);
        message.Instant("CreDtTm", notification.CreatedAt);
        message.RequiredAccount("Acct", notification.Account, notification.Servicer);
        foreach (var entry in notification.Entries)
        {
            WriteEntry(message, entry);
        }
    }

    private static void WriteEntry(MessageWriter message, NotifiedEntry entry)
    {
        using var _ = message.Element("Ntry");
        message.Amount("Amt", entry.Amount);
        message.CreditOrDebit(entry.Amount);
        if (entry.IsReversal)
        {
            message.Flag("RvslInd", entry.IsReversal);
        }

        message.CodeOrProprietary("Sts", "BOOK");
        WriteDay(message, "BookgDt", entry.BookingDate);
        WriteDay(message, "ValDt", entry.ValueDate);
        message.Text("AcctSvcrRef", entry.AccountServicerReference, 35);
        WriteTransactionCode(message, entry.BankTransactionCode);
        using var details = message.Element("NtryDtls");
        using var transaction = message.Element("TxDtls");
        WriteReferences(message, entry);
        message.Amount("Amt", entry.Amount);
        message.CreditOrDebit(entry.Amount);
        WriteParties(message, entry);
        message.Remittance(entry.RemittanceInformation, entry.CreditorReference);
    }

    private static void WriteDay(MessageWriter message, string name, DateOnly day)
    {
        using var _ = message.Element(name);
        message.Date("Dt", day);
    }

    private static void WriteTransactionCode(MessageWriter message, string? code)
    {
        using var _ = message.Element("BkTxCd");
        if (code?.Split('-') is [{ Length: 4 } domain, { Length: 4 } family, { Length: 4 } subfamily])
        {
            using var written = message.Element("Domn");
            message.Code("Cd", domain);
            using var inner = message.Element("Fmly");
            message.Code("Cd", family);
            message.Code("SubFmlyCd", subfamily);
        }
        else if (!string.IsNullOrWhiteSpace(code))
        {
            using var proprietary = message.Element("Prtry");
            message.RequiredText("Cd", code, 35);
        }
    }

    private static void WriteReferences(MessageWriter message, NotifiedEntry entry)
    {
        using var _ = message.Element("Refs");
        message.Text("InstrId", entry.InstructionId, 35);
        message.Text("EndToEndId", entry.EndToEndId, 35);
        message.Code("UETR", entry.Uetr);
        message.Text("TxId", entry.TransactionId, 35);
    }

    private static void WriteParties(MessageWriter message, NotifiedEntry entry)
    {
        if (entry is { Debtor: null, DebtorAccount: null, Creditor: null, CreditorAccount: null })
        {
            return;
        }

        using var _ = message.Element("RltdPties");
        WriteParty(message, "Dbtr", entry.Debtor);
        message.Account("DbtrAcct", entry.DebtorAccount);
        WriteParty(message, "Cdtr", entry.Creditor);
        message.Account("CdtrAcct", entry.CreditorAccount);
    }

    private static void WriteParty(MessageWriter message, string name, PartyIdentification? party)
    {
        if (party is not null)
        {
            using var _ = message.Element(name);
            message.Party("Pty", party);
        }
    }
}
