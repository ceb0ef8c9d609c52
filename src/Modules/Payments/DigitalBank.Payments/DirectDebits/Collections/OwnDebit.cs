using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.DirectDebits.Creditors;
using DigitalBank.Payments.DirectDebits.DebitMandates;

namespace DigitalBank.Payments.DirectDebits.Collections;

/// <summary>
/// What a collection is for a debtor who banks here as well: a debit like one of another bank, which the debtor sees, refuses and gets back
/// by the same ways.
/// </summary>
internal static class OwnDebit
{
    /// <summary>The debit names no message, because none was sent: it stands for itself.</summary>
    public static IncomingDebit For(
        Collection collection, DebitMandate mandate, Creditor creditor, AccountView debtor, string ourBic, DateTimeOffset now)
    {
        var debit = new IncomingDebit
        {
            Id = collection.IncomingDebitId!.Value,
            GatewayMessageId = collection.Id,
            Position = 1,
            SenderBic = ourBic,
            EndToEndId = collection.EndToEndId,
            TransactionId = collection.Id.ToString("N"),
            Uetr = collection.Uetr,
            CurrencyCode = collection.CurrencyCode,
            AmountMinor = collection.AmountMinor,
            CollectionDate = collection.DueDate,
            SequenceType = collection.SequenceType.ToString(),
            LocalInstrument = mandate.Scheme.ToString(),
            MandateId = mandate.Reference,
            MandateSignedOn = mandate.SignedOn,
            CreditorSchemeId = creditor.SchemeId,
            CreditorName = creditor.Name,
            CreditorIdentifier = creditor.AccountIdentifier,
            DebtorName = debtor.HolderName,
            DebtorIdentifier = debtor.Identifier,
            RemittanceInformation = collection.RemittanceInformation,
            ReceivedAt = now,
            CollectionId = collection.Id,
        };
        debit.Accept(debtor.AccountId, debtor.HolderPartyId, debtor.LedgerAccountId, referenceKey: null, now);
        debit.PayInto(creditor.LedgerAccountId);
        return debit;
    }
}
