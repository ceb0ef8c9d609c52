using System.Globalization;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Csv;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.Products;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Import;

/// <summary>Makes an account of a line, or says what is wrong with it first.</summary>
internal sealed class LineCheck(ImportColumns columns, ProductShelf products, DateOnly today)
{
    private const int LongestName = 140;

    private const int LongestReference = 64;

    public Result<AccountToImport> Check(CsvRecord record)
    {
        if (RecordFailure(record) is { } broken)
        {
            return broken;
        }

        var identifier = AccountIdentifier.Normalise(Value(record, ImportColumns.Identifier));
        var failure = IdentifierFailure(identifier)
            ?? ProductFailure(Value(record, ImportColumns.Product), Value(record, ImportColumns.Currency))
            ?? HolderFailure(record, Value(record, ImportColumns.HolderName));
        if (failure is not null)
        {
            return failure;
        }

        if (!TryOpenedOn(Value(record, ImportColumns.OpenedOn), out var openedOn))
        {
            return ImportErrors.OpenedOnMalformed;
        }

        if (openedOn > today)
        {
            return ImportErrors.OpenedOnInFuture;
        }

        var balance = OpeningBalance(Value(record, ImportColumns.OpeningBalance), Currency.Of(Value(record, ImportColumns.Currency)));
        if (!balance.IsSuccess)
        {
            return balance.Failure;
        }

        if (Value(record, ImportColumns.Status).ToUpperInvariant() is not ("" or "ACTIVE"))
        {
            return ImportErrors.StatusNotActive;
        }

        return BlockOf(Value(record, ImportColumns.Block)) is { } block
            ? Account(record, identifier, openedOn, balance.Value, block)
            : ImportErrors.BlockUnknown;
    }

    /// <summary>The amount of a line for the control totals, whatever else is wrong with it.</summary>
    public Money? ControlAmount(CsvRecord record) =>
        RecordFailure(record) is null
        && Currency.TryOf(Value(record, ImportColumns.Currency), out var currency)
        && OpeningBalance(Value(record, ImportColumns.OpeningBalance), currency) is { IsSuccess: true } balance
            ? balance.Value
            : null;

    private Failure? RecordFailure(CsvRecord record) => record switch
    {
        { Error: { } error } => ImportErrors.Malformed.Because(error),
        { Fields.Count: var count } when count != columns.Count =>
            ImportErrors.FieldCount.Because($"The line has {count} fields, the header {columns.Count}."),

        // The decoder puts the replacement character where bytes were no UTF-8.
        _ when record.Fields.Any(field => field.Contains('\uFFFD')) => ImportErrors.NotUtf8,
        _ => null,
    };

    private static Failure? IdentifierFailure(string identifier)
    {
        if (identifier.Length is 0 or > AccountIdentifier.MaxLength)
        {
            return identifier.Length == 0 ? ImportErrors.IdentifierMissing : ImportErrors.IdentifierTooLong;
        }

        if (identifier.Any(c => c is < ' ' or > '~'))
        {
            return ImportErrors.IdentifierUnprintable;
        }

        if (AccountIdentifier.LooksLikeIban(identifier))
        {
            return Iban.TryParseElectronic(identifier, out _, out var error) ? null : ImportErrors.NotAnIban(error);
        }

        // The bank's own chart has codes of four digits; a customer's account must never be taken for one of them.
        return identifier.Length < 5 ? ImportErrors.IdentifierTooShort : null;
    }

    private Failure? ProductFailure(string product, string currency)
    {
        if (!Currency.TryOf(currency, out _))
        {
            return ImportErrors.CurrencyUnknown;
        }

        return products.Find(product) switch
        {
            null => ImportErrors.ProductUnknown.Because($"The bank has no such product. It has {products.Codes}."),
            { Terms.Term: not null } => ImportErrors.ProductUnknown.Because("Deposits are not taken over with accounts: what was agreed for them is not in the file."),
            { } found when !found.IsKeptIn(currency) => ImportErrors.ProductCurrency,
            _ => null,
        };
    }

    private Failure? HolderFailure(CsvRecord record, string name) => name switch
    {
        "" => ImportErrors.HolderNameMissing,
        { Length: > LongestName } => ImportErrors.HolderNameTooLong,
        _ when name.Any(char.IsControl) => ImportErrors.HolderNameUnprintable,
        _ when KindOf(Value(record, ImportColumns.HolderKind)) is null => ImportErrors.HolderKindUnknown,
        _ when !CountryCodes.Contains(Value(record, ImportColumns.HolderCountry)) => ImportErrors.HolderCountryUnknown,
        _ when Value(record, ImportColumns.HolderReference).Length > LongestReference => ImportErrors.HolderReferenceTooLong,
        _ => null,
    };

    private static Result<Money> OpeningBalance(string text, Currency currency)
    {
        if (text.Length == 0)
        {
            return Money.Zero(currency);
        }

        if (Money.TryParse(text, currency, out var money))
        {
            return money.IsNegative ? ImportErrors.BalanceNegative : money;
        }

        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var value))
        {
            return text.All(char.IsAsciiDigit) ? ImportErrors.BalanceTooLarge : ImportErrors.BalanceMalformed;
        }

        return decimal.Round(value, currency.Decimals) == value
            ? ImportErrors.BalanceTooLarge
            : ImportErrors.BalanceTooPrecise.Because($"{currency.Code} has {currency.Decimals} decimals; the opening balance has more.");
    }

    private AccountToImport Account(CsvRecord record, string identifier, DateOnly? openedOn, Money balance, AccountBlock block)
    {
        var reference = Value(record, ImportColumns.HolderReference);
        return new AccountToImport(
            record.LineNumber,
            identifier,
            AccountIdentifier.LooksLikeIban(identifier),
            Value(record, ImportColumns.Product),

            // Lines of one identifier in several currencies share their holder without having to say so.
            reference.Length > 0 ? reference : $"account:{identifier}",
            string.Join(' ', Value(record, ImportColumns.HolderName).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            KindOf(Value(record, ImportColumns.HolderKind))!.Value,
            Value(record, ImportColumns.HolderCountry),
            openedOn,
            balance,
            block);
    }

    private static bool TryOpenedOn(string text, out DateOnly? openedOn)
    {
        var isDate = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        openedOn = isDate ? date : null;
        return isDate || text.Length == 0;
    }

    private static PartyKind? KindOf(string text) => text.ToUpperInvariant() switch
    {
        "PERSON" => PartyKind.Person,
        "ORGANISATION" => PartyKind.Organisation,
        _ => null,
    };

    private static AccountBlock? BlockOf(string text) => text.ToUpperInvariant() switch
    {
        "" or "NONE" => AccountBlock.None,
        "DEBITS" => AccountBlock.Debits,
        "CREDITS" => AccountBlock.Credits,
        "ALL" => AccountBlock.All,
        _ => null,
    };

    private string Value(CsvRecord record, string column) => columns.ValueOf(record, column);
}
