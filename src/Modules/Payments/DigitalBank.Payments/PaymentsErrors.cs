using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments;

/// <summary>Every refusal of this module. <see cref="Orders.RejectionReasons"/> gives the ISO reason code of those that reject a payment.</summary>
internal static class PaymentsErrors
{
    public static readonly Failure UnknownDebtorAccount = new(
        "payments.unknown_debtor_account", FailureKind.NotFound, "There is no such account to pay from.");

    public static readonly Failure UnknownCreditorAccount = new(
        "payments.unknown_creditor_account", FailureKind.Rejected, "There is no such account to pay to.");

    public static readonly Failure DebtorAccountClosed = new(
        "payments.debtor_account_closed", FailureKind.Rejected, "The account to pay from is closed.");

    public static readonly Failure CreditorAccountClosed = new(
        "payments.creditor_account_closed", FailureKind.Rejected, "The account to pay to is closed.");

    public static readonly Failure DebtorAccountBlocked = new(
        "payments.debtor_account_blocked", FailureKind.Rejected, "The account to pay from is blocked for payments.");

    public static readonly Failure DebtorAccountDormant = new(
        "payments.debtor_account_dormant",
        FailureKind.Rejected,
        "The account to pay from is dormant, because it was not used for long: ask the bank to reactivate it.");

    public static readonly Failure CreditorAccountBlocked = new(
        "payments.creditor_account_blocked", FailureKind.Rejected, "The account to pay to is blocked for incoming money.");

    public static readonly Failure DebtorCurrencyNotKept = new(
        "payments.debtor_currency_not_kept", FailureKind.Rejected, "The account to pay from is not kept in the currency of the payment.");

    public static readonly Failure CreditorCurrencyNotKept = new(
        "payments.creditor_currency_not_kept", FailureKind.Rejected, "The account to pay to is not kept in the currency of the payment.");

    public static readonly Failure SameAccount = new(
        "payments.same_account", FailureKind.Rejected, "The account to pay from and the account to pay to are the same.");

    public static readonly Failure CreditorAgentMissing = new(
        "payments.creditor_agent_missing", FailureKind.Rejected, "Say at which bank the payee's account is kept: its BIC, or an IBAN.");

    /// <summary>A finding of the ISO 20022 reader about one payment; its message and reason code are the finding's.</summary>
    public static readonly Failure PaymentMalformed = new(
        "payments.payment_malformed", FailureKind.Invalid, "The payment breaks a rule of its message.");

    public static readonly Failure OutcomePending = new(
        "payments.outcome_pending",
        FailureKind.Unavailable,
        "The bank has the payment and will finish it, but cannot say yet how. Ask again with the same Idempotency-Key.");

    public static readonly Failure TooManyWaiting = new(
        "payments.too_many_waiting",
        FailureKind.Unavailable,
        "More payments wait than the bank books in a moment, so this one was not taken. Send it again with the same Idempotency-Key.");

    public static readonly Failure UnknownPayment = new(
        "payments.unknown_payment", FailureKind.NotFound, "There is no such payment.");

    public static readonly Failure StatusUnknown = new(
        "payments.status_unknown", FailureKind.Invalid, "There is no payment status of this name.");

    public static readonly Failure LimitExceeded = new(
        "payments.limit_exceeded", FailureKind.Rejected, "This payment exceeds a limit. Pay less, wait for the next period, or ask the bank for a higher limit.");

    public static readonly Failure CountLimitExceeded = new(
        "payments.count_limit_exceeded",
        FailureKind.Rejected,
        "The number of payments that a limit allows is reached. Wait for the next period, or ask the bank for a higher limit.");

    public static readonly Failure NewBeneficiaryLimitExceeded = new(
        "payments.new_beneficiary_limit_exceeded",
        FailureKind.Rejected,
        "This payee is new, and that much may not be paid to a new payee in a day. Put the payee into the book of beneficiaries and wait.");

    public static readonly Failure BeneficiaryExists = new(
        "payments.beneficiary_exists", FailureKind.Conflict, "This account is in the book already. Remove it first to change its name.");

    public static readonly Failure UnknownBeneficiary = new(
        "payments.unknown_beneficiary", FailureKind.NotFound, "There is no such beneficiary in the book.");

    public static readonly Failure StandingOrderNeverDue = new(
        "payments.standing_order_never_due", FailureKind.Invalid, "No payment of this standing order would ever be due. Change its first day or its end.");

    public static readonly Failure UnknownStandingOrder = new(
        "payments.unknown_standing_order", FailureKind.NotFound, "There is no such standing order.");

    public static readonly Failure StandingOrderEnded = new(
        "payments.standing_order_ended", FailureKind.Conflict, "This standing order has ended or was cancelled. Order a new one.");

    public static readonly Failure UnknownLimit = new(
        "payments.unknown_limit", FailureKind.NotFound, "There is no such limit.");

    public static readonly Failure QrCodeUnreadable = new(
        "payments.qr_code_unreadable", FailureKind.Invalid, "This is no merchant-presented QR code that may be acted on. Scan it again.");

    public static readonly Failure QrCodeForeign = new(
        "payments.qr_code_foreign", FailureKind.Rejected, "This code was not made by this bank, and cannot be paid here.");

    public static readonly Failure QrCodeAbroad = new(
        "payments.qr_code_abroad",
        FailureKind.Rejected,
        "This code asks for a payment in another country or currency through a scheme that this bank does not belong to. Ask the payee for an IBAN, and pay it with a quote.");

    public static readonly Failure QrCodeForged = new(
        "payments.qr_code_forged", FailureKind.Rejected, "This code was changed after the bank had made it. Do not pay it, and tell the payee.");

    public static readonly Failure QrCodeExpired = new(
        "payments.qr_code_expired", FailureKind.Rejected, "This code has expired. Ask the payee for a new one.");

    public static readonly Failure QrCodeUsed = new(
        "payments.qr_code_used", FailureKind.Rejected, "This code has been paid already. It can be paid once only.");

    public static readonly Failure QrAmountMissing = new(
        "payments.qr_amount_missing", FailureKind.Invalid, "The code does not say how much to pay: name an amount.");

    public static readonly Failure QrAmountDiffers = new(
        "payments.qr_amount_differs", FailureKind.Rejected, "The code asks for another amount or currency than the one to be paid.");

    public static readonly Failure QrCodeNotPossible = new(
        "payments.qr_code_not_possible", FailureKind.Invalid, "These details do not fit into a code.");

    public static readonly Failure UnknownQrCode = new(
        "payments.unknown_qr_code", FailureKind.NotFound, "There is no such code.");

    public static readonly Failure RefundTooLarge = new(
        "payments.refund_too_large", FailureKind.Rejected, "No more can be paid back than was paid with this code and is not paid back yet.");

    public static readonly Failure FileMissing = new(
        "payments.file_missing", FailureKind.NotFound, "There is no such file, or it cannot be read.");

    public static readonly Failure FileTooLarge = new(
        "payments.file_too_large", FailureKind.Invalid, "The file is larger than this bank accepts (Payments:MaxFileMegabytes). Split it.");

    public static readonly Failure FileRefused = new(
        "payments.file_refused", FailureKind.Rejected, "The file is refused as a whole; nothing of it was booked.");

    public static readonly Failure FileDuplicate = new(
        "payments.file_duplicate",
        FailureKind.Conflict,
        "This initiating party has sent a file with this message id before. Nothing was booked again.");

    public static readonly Failure UnknownFile = new(
        "payments.unknown_file", FailureKind.NotFound, "There is no such payment file.");

    public static readonly Failure UnknownNostro = new(
        "payments.unknown_nostro",
        FailureKind.NotFound,
        "The statement's account is none that is reconciled. Name one with its code, or list it in Payments:Nostros or Reconciliation:Accounts.");

    public static readonly Failure StatementRefused = new(
        "payments.statement_refused", FailureKind.Rejected, "The statement is refused as a whole; nothing of it was taken in.");

    public static readonly Failure StatementDuplicate = new(
        "payments.statement_duplicate", FailureKind.Conflict, "This statement was taken in before. Nothing was changed.");

    public static readonly Failure UnknownBreak = new(
        "payments.unknown_break", FailureKind.NotFound, "There is no such reconciliation break.");

    public static readonly Failure BreakMatched = new(
        "payments.break_matched", FailureKind.Conflict, "This break has found its counterpart meanwhile, or is being written off: look at it again.");

    public static readonly Failure NotTheSameMoney = new(
        "payments.not_the_same_money",
        FailureKind.Rejected,
        "Breaks match when they are of one account and both sides add up to the same, or one side to nothing. Choose others, or write the difference off first.");

    public static readonly Failure UnknownMatch = new(
        "payments.unknown_match", FailureKind.NotFound, "There is no such match.");

    public static readonly Failure MatchStays = new(
        "payments.match_stays",
        FailureKind.Conflict,
        "A write-off has been booked for this match or its difference. Correct it in the ledger with a reversal, and match that line.");

    public static readonly Failure WriteOffNotConfigured = new(
        "payments.write_off_not_configured",
        FailureKind.Rejected,
        "There is no open account for write-offs in this currency. Name one in Reconciliation:WriteOffs and open it in the chart.");

    public static readonly Failure WriteOffTooLarge = new(
        "payments.write_off_too_large", FailureKind.Rejected, "The break is larger than may be written off (Reconciliation:WriteOffs). Clear it with the other bank.");

    public static readonly Failure WriteOffProposed = new(
        "payments.write_off_proposed", FailureKind.Conflict, "There is a proposal to write this break off already: decide that one first.");

    public static readonly Failure UnknownWriteOff = new(
        "payments.unknown_write_off", FailureKind.NotFound, "There is no such write-off.");

    public static readonly Failure OwnWriteOff = new(
        "payments.own_write_off", FailureKind.Forbidden, "Whoever proposed it cannot decide about it: ask somebody else.");

    public static readonly Failure WriteOffDecided = new(
        "payments.write_off_decided", FailureKind.Conflict, "This write-off has been decided. Propose another one if it is needed.");

    public static readonly Failure RejectedElsewhere = new(
        "payments.rejected_elsewhere", FailureKind.Rejected, "The payee's bank did not take the payment. The money is back on the account.");

    public static readonly Failure MessageTooLarge = new(
        "payments.message_too_large", FailureKind.Invalid, "The message is larger than this bank accepts (Payments:MaxMessageMegabytes). Split it.");

    public static readonly Failure MessageUnreadable = new(
        "payments.message_unreadable", FailureKind.Invalid, "This is no message that can be read; nothing of it was done. Correct it and send it again.");

    public static readonly Failure MessageNotTaken = new(
        "payments.message_not_taken",
        FailureKind.Invalid,
        "The bank takes pacs.008, pacs.003, pacs.002, pacs.004, camt.056 and camt.029 here. Send other messages where they belong.");

    public static readonly Failure MessageInProgress = new(
        "payments.message_in_progress", FailureKind.Conflict, "This message is being worked on at this moment. Send it again to get its answer.");

    public static readonly Failure MessageWaits = new(
        "payments.message_waits",
        FailureKind.Unavailable,
        "This message is kept, and waits for another one that it is about: deliver that one, finish it, or decide about it. It then goes on by itself.");

    public static readonly Failure UnknownMessage = new(
        "payments.unknown_message", FailureKind.NotFound, "There is no such message.");

    public static readonly Failure SchemeNotReached = new(
        "payments.scheme_not_reached", FailureKind.Unavailable, "The scheme's mailbox (Payments:SchemeUrl) cannot be reached. The next run tries again.");

    public static readonly Failure UnknownIncomingPayment = new(
        "payments.unknown_incoming_payment", FailureKind.NotFound, "There is no such incoming payment.");

    public static readonly Failure NotHeld = new(
        "payments.not_held", FailureKind.Conflict, "This payment does not wait for a decision, or was decided otherwise.");

    public static readonly Failure PayerNotCleared = new(
        "payments.payer_not_cleared", FailureKind.Rejected, "The payer resembles an entry of a sanctions list. Have the hit reviewed first, or send the payment back.");

    public static readonly Failure ReturnReasonMalformed = new(
        "payments.return_reason_malformed", FailureKind.Invalid, "Say why it goes back: a return reason of ISO 20022 with four characters, such as AC03.");

    public static readonly Failure MessageKnownOtherwise = new(
        "payments.message_known_otherwise", FailureKind.Conflict, "Another message of this sender has this id. Ask the sender for one with an id of its own.");

    public static readonly Failure MessageDecided = new(
        "payments.message_decided", FailureKind.Conflict, "This message waits for nobody any more: it was decided, or the channel has brought it.");

    public static readonly Failure OwnProposal = new(
        "payments.own_proposal", FailureKind.Forbidden, "Whoever proposed it cannot agree to it: a second person has to.");

    public static readonly Failure UnknownUnplacedMoney = new(
        "payments.unknown_unplaced_money", FailureKind.NotFound, "No money of this payment waits for an account.");

    public static readonly Failure UnplacedMoneyDecided = new(
        "payments.unplaced_money_decided", FailureKind.Conflict, "This money does not wait for that: look at where it stands.");

    public static readonly Failure ProposalChanged = new(
        "payments.proposal_changed", FailureKind.Conflict, "Another account is proposed: look at that proposal, and decide about it.");

    public static readonly Failure AccountOfSomebodyElse = new(
        "payments.account_of_somebody_else", FailureKind.Rejected, "The money belongs to the payer: name another account of the same customer.");

    public static readonly Failure UnknownDirectDebit = new(
        "payments.unknown_direct_debit", FailureKind.NotFound, "There is no such direct debit.");

    public static readonly Failure DirectDebitNotWaiting = new(
        "payments.direct_debit_not_waiting", FailureKind.Conflict, "This direct debit can't be refused any more. Once it is collected, ask for a refund.");

    public static readonly Failure DirectDebitNotCollected = new(
        "payments.direct_debit_not_collected", FailureKind.Conflict, "Only a direct debit that was collected can be refunded, and once. One that still waits can be refused.");

    public static readonly Failure RefundTooLate = new(
        "payments.refund_too_late",
        FailureKind.Rejected,
        "The time for a refund is over: eight weeks, or thirteen months for a direct debit without a mandate. Ask the creditor for the money.");

    public static readonly Failure CreditorRuleExists = new(
        "payments.creditor_rule_exists", FailureKind.Conflict, "There is a rule for this creditor and account already. Remove it first.");

    public static readonly Failure UnknownCreditorRule = new(
        "payments.unknown_creditor_rule", FailureKind.NotFound, "There is no such rule.");

    public static readonly Failure NotToRecall = new(
        "payments.not_to_recall", FailureKind.Rejected, "Only a payment that has left for another bank, and has not come back, can be asked for.");

    public static readonly Failure UnknownRecall = new(
        "payments.unknown_recall", FailureKind.NotFound, "There is no such request of another bank.");

    public static readonly Failure RecallInProgress = new(
        "payments.recall_in_progress", FailureKind.Conflict, "The payment's money is on its way at this moment. Decide again once it has arrived.");

    public static readonly Failure RecallDecided = new(
        "payments.recall_decided", FailureKind.Conflict, "This request was decided otherwise before, and the other bank has its answer.");
}
