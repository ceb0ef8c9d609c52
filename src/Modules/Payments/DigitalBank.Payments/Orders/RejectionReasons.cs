using System.Collections.Frozen;
using DigitalBank.Payments.HeldOrders;
using DigitalBank.Payments.Iso20022;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Orders;

/// <summary>What the bank's own refusals are called in the outside world.</summary>
/// <remarks>
/// Source: ISO 20022 External Code Sets, ExternalStatusReason1Code. The table is also in docs/modules/payments.md; a refusal that it does
/// not know is MS03, "no reason specified by the agent".
/// </remarks>
internal static class RejectionReasons
{
    private static readonly FrozenDictionary<string, string> ByFailureCode = new Dictionary<string, string>
    {
        [PaymentsErrors.UnknownDebtorAccount.Code] = ReasonCodes.InvalidDebtorAccountNumber,
        [PaymentsErrors.UnknownCreditorAccount.Code] = ReasonCodes.InvalidCreditorAccountNumber,
        [PaymentsErrors.DebtorAccountClosed.Code] = ReasonCodes.ClosedAccountNumber,
        [PaymentsErrors.CreditorAccountClosed.Code] = ReasonCodes.ClosedAccountNumber,
        [PaymentsErrors.DebtorAccountBlocked.Code] = ReasonCodes.BlockedAccount,
        [PaymentsErrors.DebtorAccountDormant.Code] = ReasonCodes.BlockedAccount,
        [PaymentsErrors.CreditorAccountBlocked.Code] = ReasonCodes.BlockedAccount,
        [PaymentsErrors.DebtorCurrencyNotKept.Code] = ReasonCodes.NotAllowedCurrency,
        [PaymentsErrors.CreditorCurrencyNotKept.Code] = ReasonCodes.NotAllowedCurrency,
        [PaymentsErrors.SameAccount.Code] = ReasonCodes.TransactionForbidden,
        [PaymentsErrors.CreditorAgentMissing.Code] = ReasonCodes.InvalidCreditorBankIdentifier,
        [PaymentsErrors.FileDuplicate.Code] = ReasonCodes.DuplicateMessage,
        [PaymentsErrors.LimitExceeded.Code] = ReasonCodes.NotAllowedAmount,
        [PaymentsErrors.CountLimitExceeded.Code] = ReasonCodes.TransactionForbidden,
        [PaymentsErrors.NewBeneficiaryLimitExceeded.Code] = ReasonCodes.NotAllowedAmount,
        [PaymentsErrors.QrCodeUsed.Code] = ReasonCodes.TransactionForbidden,
        [PaymentsErrors.RefundTooLarge.Code] = ReasonCodes.NotAllowedAmount,
        [HeldOrderErrors.RefusedByBank.Code] = ReasonCodes.RegulatoryReason,
        ["accounts.mandate_missing"] = ReasonCodes.TransactionForbidden,
        ["accounts.joint_signature_needed"] = ReasonCodes.TransactionForbidden,
        ["accounts.mandate_limit_exceeded"] = ReasonCodes.NotAllowedAmount,
        ["ledger.unknown_account"] = ReasonCodes.IncorrectAccountNumber,
        ["ledger.account_closed"] = ReasonCodes.ClosedAccountNumber,
        ["ledger.account_blocked"] = ReasonCodes.BlockedAccount,
        ["ledger.currency_mismatch"] = ReasonCodes.NotAllowedCurrency,
        ["ledger.insufficient_available_balance"] = ReasonCodes.InsufficientFunds,
        ["ledger.amount_not_positive"] = ReasonCodes.InvalidAmount,
        ["ledger.balance_overflow"] = ReasonCodes.NotAllowedAmount,
    }.ToFrozenDictionary();

    public static string For(Failure failure) => ByFailureCode.GetValueOrDefault(failure.Code, ReasonCodes.NotSpecifiedByAgent);
}
