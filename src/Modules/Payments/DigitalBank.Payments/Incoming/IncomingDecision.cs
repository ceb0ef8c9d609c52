using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.Payments.Incoming;

/// <summary>What the bank makes of an incoming payment, before screening: an account to credit, or why not.</summary>
/// <param name="ReasonCode">ISO external status reason of the rejection; null when it is accepted.</param>
internal sealed record IncomingDecision(AccountView? Creditor, string? ReasonCode, string? Explanation)
{
    /// <summary>The first rule that is broken decides. Pure: accounts and earlier payments were looked up before.</summary>
    /// <param name="named">Our accounts with the payee's number.</param>
    /// <param name="isDuplicate">A payment of the same UETR, or of the same sender and reference, counts already.</param>
    public static IncomingDecision For(
        Received<ReceivedCreditTransfer> payment, IReadOnlyList<AccountView> named, bool isDuplicate, BankSettings us)
    {
        var content = payment.Content;
        if (!payment.IsAcceptable)
        {
            // The place alone: what is written there may be a name or an account.
            return Rejected(payment.Findings[0].ReasonCode, payment.Findings[0].Path);
        }

        // Nothing would tell it from the same payment in another message.
        if (content.Uetr is null && IncomingPayment.ReferenceKeyOf(senderBic: null, content.TransactionId) is null)
        {
            return Rejected(ReasonCodes.NotSpecifiedByAgent, "The payment has neither a UETR nor a transaction id.");
        }

        if (isDuplicate)
        {
            return Rejected(ReasonCodes.Duplication, "A payment of this reference came before.");
        }

        if (content.SettlementAmount is not { } amount)
        {
            return Rejected(ReasonCodes.InvalidAmount, "The amount cannot be one of its currency.");
        }

        // Nobody can say who pays, so nobody can be screened; the other bank may send it again with the name.
        if (string.IsNullOrWhiteSpace(content.Debtor.Name))
        {
            return Rejected(ReasonCodes.MissingDebtorNameOrAddress, "The payer has no name.");
        }

        if (content.CreditorAgent.Bic is { } bic && !IsOurs(bic, us))
        {
            return Rejected(ReasonCodes.InvalidCreditorBankIdentifier, "The payee's bank is another one.");
        }

        if (named.Count == 0)
        {
            return Rejected(ReasonCodes.IncorrectAccountNumber, "There is no such account here.");
        }

        return Account(named, amount.Currency.Code);
    }

    public static bool IsOurs(string bic, BankSettings us) =>
        Bic.TryParse(bic, out var theirs) && Bic.TryParse(us.Bic, out var ours) && theirs == ours;

    private static IncomingDecision Account(IReadOnlyList<AccountView> named, string currencyCode) =>
        named.FirstOrDefault(account => account.CurrencyCode == currencyCode) switch
        {
            null => Rejected(ReasonCodes.NotAllowedCurrency, "The account is not kept in the currency of the payment."),
            { Status: AccountStatus.Closed } => Rejected(ReasonCodes.ClosedAccountNumber, "The account is closed."),
            { Block: AccountBlock.Credits or AccountBlock.All } => Rejected(ReasonCodes.BlockedAccount, "The account takes no money in."),
            var account => new IncomingDecision(account, ReasonCode: null, Explanation: null),
        };

    private static IncomingDecision Rejected(string reasonCode, string explanation) => new(Creditor: null, reasonCode, explanation);
}
