using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Platform.Configuration;

namespace DigitalBank.Payments.DirectDebits;

/// <summary>What the bank makes of a direct debit when it comes: an account to take it from, or why not.</summary>
/// <param name="ReasonCode">ISO external status reason of the rejection; null when it is accepted.</param>
internal sealed record DebitDecision(AccountView? Debtor, string? ReasonCode, string? Explanation)
{
    /// <summary>The first rule that is broken decides. Pure: accounts, rules and earlier debits were looked up before.</summary>
    /// <param name="named">Our accounts with the payer's number.</param>
    /// <param name="isDuplicate">A debit of the same UETR, or of the same sender and reference, counts already.</param>
    /// <param name="isAllowed">Whether the holder lets this creditor collect from an account.</param>
    /// <param name="lastDate">The last collection date that is taken now.</param>
    public static DebitDecision For(
        Received<ReceivedDirectDebit> debit,
        IReadOnlyList<AccountView> named,
        bool isDuplicate,
        Func<AccountView, bool> isAllowed,
        DateOnly lastDate,
        BankSettings us)
    {
        var content = debit.Content;
        if (!debit.IsAcceptable)
        {
            return Rejected(debit.Findings[0].ReasonCode, debit.Findings[0].Path);
        }

        if (content.Uetr is null && IncomingPayment.ReferenceKeyOf(senderBic: null, content.TransactionId) is null)
        {
            return Rejected(ReasonCodes.NotSpecifiedByAgent, "The debit has neither a UETR nor a transaction id.");
        }

        if (isDuplicate)
        {
            return Rejected(ReasonCodes.Duplication, "A debit of this reference came before.");
        }

        if (content.Amount is not { IsPositive: true } amount)
        {
            return Rejected(ReasonCodes.InvalidAmount, "The amount cannot be one of its currency.");
        }

        if (string.IsNullOrWhiteSpace(content.MandateId) || string.IsNullOrWhiteSpace(content.CreditorSchemeId) || content.MandateSignedOn is null)
        {
            return Rejected(ReasonCodes.MandateInformationMissing, "Mandate, day of signature or creditor identifier is missing.");
        }

        if (content.CollectionDate is not { } date || date > lastDate)
        {
            return Rejected(ReasonCodes.InvalidDate, "The collection date is missing or lies too far ahead.");
        }

        if (content.MandateSignedOn > date)
        {
            return Rejected(ReasonCodes.MandateInformationMissing, "The mandate is signed on a later day than the debit is to be collected.");
        }

        if (content.DebtorAgent.Bic is { } bic && !IncomingDecision.IsOurs(bic, us))
        {
            return Rejected(ReasonCodes.InvalidDebtorBankIdentifier, "The payer's bank is another one.");
        }

        return named.Count == 0
            ? Rejected(ReasonCodes.IncorrectAccountNumber, "There is no such account here.")
            : Account(named.FirstOrDefault(account => account.CurrencyCode == amount.Currency.Code), isAllowed);
    }

    /// <summary>What account and payer say, when the debit comes and once more on its day.</summary>
    public static DebitDecision Account(AccountView? account, Func<AccountView, bool> isAllowed) => account switch
    {
        null => Rejected(ReasonCodes.NotAllowedCurrency, "The account is not kept in the currency of the debit."),
        { Status: AccountStatus.Closed } => Rejected(ReasonCodes.ClosedAccountNumber, "The account is closed."),
        { Block: AccountBlock.Debits or AccountBlock.All } => Rejected(ReasonCodes.BlockedAccount, "The account lets no money out."),
        _ when !isAllowed(account) => Rejected(ReasonCodes.CreditorNotAllowedByDebtor, "The payer does not let this creditor collect."),
        _ => new DebitDecision(account, ReasonCode: null, Explanation: null),
    };

    private static DebitDecision Rejected(string reasonCode, string explanation) => new(Debtor: null, reasonCode, explanation);
}
