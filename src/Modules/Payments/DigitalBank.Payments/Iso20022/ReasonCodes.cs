namespace DigitalBank.Payments.Iso20022;

/// <summary>The ISO external status reason codes that this bank gives.</summary>
/// <remarks>Source: ISO 20022 External Code Sets, ExternalStatusReason1Code. docs/iso20022.md says when each is given.</remarks>
internal static class ReasonCodes
{
    public const string IncorrectAccountNumber = "AC01";
    public const string InvalidDebtorAccountNumber = "AC02";
    public const string InvalidCreditorAccountNumber = "AC03";
    public const string ClosedAccountNumber = "AC04";
    public const string BlockedAccount = "AC06";
    public const string InvalidAccountCurrency = "AC09";
    public const string TransactionForbidden = "AG01";
    public const string InvalidOperationCode = "AG02";
    public const string ZeroAmount = "AM01";
    public const string NotAllowedAmount = "AM02";
    public const string NotAllowedCurrency = "AM03";
    public const string InsufficientFunds = "AM04";
    public const string Duplication = "AM05";
    public const string WrongAmount = "AM09";
    public const string InvalidControlSum = "AM10";
    public const string InvalidTransactionCurrency = "AM11";
    public const string InvalidAmount = "AM12";
    public const string InvalidNumberOfTransactions = "AM18";
    public const string UnrecognisedInitiatingParty = "BE05";
    public const string InvalidDate = "DT01";
    public const string DuplicateMessage = "DU01";
    public const string InvalidFileFormat = "FF01";
    public const string NotSpecifiedByCustomer = "MS02";
    public const string NotSpecifiedByAgent = "MS03";
    public const string NoMandate = "MD01";
    public const string MandateInformationMissing = "MD02";
    public const string RefundRequestedByDebtor = "MD06";
    public const string Narrative = "NARR";
    public const string BankIdentifierIncorrect = "RC01";
    public const string InvalidDebtorBankIdentifier = "RC03";
    public const string InvalidCreditorBankIdentifier = "RC04";
    public const string MissingDebtorNameOrAddress = "RR02";
    public const string RegulatoryReason = "RR04";
    public const string CreditorNotAllowedByDebtor = "SL01";
}
