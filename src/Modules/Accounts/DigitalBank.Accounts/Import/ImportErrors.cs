using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Import;

/// <summary>Why a file or a line of it is refused. The codes of lines stand in the order in which they are checked.</summary>
internal static class ImportErrors
{
    public static readonly Failure Header = new(
        "accounts.import.header", FailureKind.Invalid, "The header line is wrong.");

    public static readonly Failure Empty = new(
        "accounts.import.empty", FailureKind.Invalid, "The file is empty: it needs a header line and a line per account.");

    public static readonly Failure ControlOption = new(
        "accounts.import.control_option", FailureKind.Invalid, "A control total is written as EUR=123.45.");

    public static readonly Failure ControlTotal = new(
        "accounts.import.control_total", FailureKind.Rejected, "The control totals do not agree; nothing was imported.");

    public static readonly Failure Malformed = Line("line_malformed", "The line is not well-formed CSV.");

    public static readonly Failure NotUtf8 = Line("not_utf8", "The line holds bytes that are not UTF-8.");

    public static readonly Failure FieldCount = Line("field_count", "The line has more or fewer fields than the header.");

    public static readonly Failure IdentifierMissing = Line("identifier_missing", "The identifier is empty.");

    public static readonly Failure IdentifierTooLong = Line("identifier_too_long", "The identifier is longer than 34 characters.");

    public static readonly Failure IdentifierUnprintable = Line(
        "identifier_unprintable", "The identifier holds something other than printable ASCII.");

    public static readonly Failure IbanMalformed = Line("iban_malformed", "The identifier begins like an IBAN and is not one.");

    public static readonly Failure IbanLength = Line("iban_length", "The IBAN is shorter or longer than those of its country.");

    public static readonly Failure IbanStructure = Line(
        "iban_structure", "The IBAN has letters where its country has digits, or the other way round.");

    public static readonly Failure IbanCheckDigits = Line(
        "iban_check_digits", "The IBAN's check digits do not fit: most likely a typing error.");

    public static readonly Failure IdentifierTooShort = Line(
        "identifier_too_short", "An identifier has at least 5 characters; shorter ones are those of the bank's own ledger accounts.");

    public static readonly Failure CurrencyUnknown = Line("currency_unknown", "The currency is not one of ISO 4217, in capitals.");

    public static readonly Failure ProductUnknown = Line("product_unknown", "The bank has no such product.");

    public static readonly Failure ProductCurrency = Line("product_currency", "The product is not kept in this currency.");

    public static readonly Failure HolderNameMissing = Line("holder_name_missing", "The holder's name is empty.");

    public static readonly Failure HolderNameTooLong = Line("holder_name_too_long", "The holder's name is longer than 140 characters.");

    public static readonly Failure HolderNameUnprintable = Line(
        "holder_name_unprintable", "The holder's name holds line breaks or other control characters.");

    public static readonly Failure HolderKindUnknown = Line("holder_kind_unknown", "The kind of holder is 'person' or 'organisation'.");

    public static readonly Failure HolderCountryUnknown = Line(
        "holder_country_unknown", "The holder's country is not two capital letters of ISO 3166-1.");

    public static readonly Failure HolderReferenceTooLong = Line(
        "holder_reference_too_long", "The holder's reference is longer than 64 characters.");

    public static readonly Failure OpenedOnMalformed = Line("opened_on_malformed", "The opening date is not written as 2024-12-31.");

    public static readonly Failure OpenedOnInFuture = Line("opened_on_in_future", "The opening date lies after the bank's business date.");

    public static readonly Failure BalanceMalformed = Line(
        "opening_balance_malformed", "The opening balance is not a plain decimal such as 1234.50.");

    public static readonly Failure BalanceTooPrecise = Line(
        "opening_balance_too_precise", "The opening balance has more decimals than the currency.");

    public static readonly Failure BalanceTooLarge = Line("opening_balance_too_large", "The opening balance is too large.");

    public static readonly Failure BalanceNegative = Line(
        "opening_balance_negative", "The opening balance is negative; the bank takes over no overdrawn accounts.");

    public static readonly Failure StatusNotActive = Line("status_not_active", "Only accounts whose status is 'active' are taken over.");

    public static readonly Failure BlockUnknown = Line("block_unknown", "A block is 'none', 'debits', 'credits' or 'all'.");

    public static readonly Failure DuplicateLine = Line("duplicate_line", "The file has an earlier line for this identifier and currency.");

    public static readonly Failure HolderDiffers = Line(
        "holder_differs", "The holder with this reference, or of this identifier in another currency, is described differently elsewhere.");

    public static readonly Failure IdentifierInUse = Line(
        "identifier_in_use", "The bank has an account with this identifier and currency that did not come from an import.");

    public static readonly Failure IdentifierReserved = Line(
        "identifier_reserved", "The identifier is that of one of the bank's own ledger accounts.");

    public static readonly Failure DiffersFromImport = Line(
        "differs_from_import", "The account was imported before from a line with other content.");

    public static Failure NotAnIban(IbanError error) => error switch
    {
        IbanError.WrongCheckDigits => IbanCheckDigits,
        IbanError.WrongLength => IbanLength,
        IbanError.WrongStructure => IbanStructure,
        _ => IbanMalformed,
    };

    private static Failure Line(string code, string message) => new($"accounts.import.{code}", FailureKind.Rejected, message);
}
