using System.Globalization;
using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.Accounts.Numbering;

/// <summary>How the bank's own account numbers become IBANs of its country.</summary>
/// <remarks>
/// Source: SWIFT, IBAN Registry; national rules for the check digits. Countries that are not listed have check digits inside the account
/// number whose rule this bank does not know, or give the account number a meaning: numbers made up there would be wrong.
/// </remarks>
internal sealed class OwnIbans
{
    private static readonly Layout[] Layouts =
    [
        new("AD", 8, 12), new("AE", 3, 16), new("AT", 5, 11), new("AZ", 4, 20), new("BE", 3, 7, NationalCheckDigits.Belgium),
        new("BH", 4, 14), new("CH", 5, 12), new("CY", 8, 16), new("DE", 8, 10), new("DO", 4, 20),
        new("ES", 8, 10, NationalCheckDigits.Spain, Place.Middle), new("FI", 3, 10, NationalCheckDigits.Finland),
        new("FR", 10, 11, NationalCheckDigits.France), new("GB", 10, 8), new("GE", 2, 16), new("GI", 4, 15), new("GR", 7, 16),
        new("IE", 10, 8), new("IT", 10, 12, NationalCheckDigits.Italy, Place.Front), new("JO", 8, 18), new("KW", 4, 22), new("KZ", 3, 13),
        new("LB", 4, 20), new("LI", 5, 12), new("LT", 5, 11), new("LU", 3, 13), new("LV", 4, 13),
        new("MC", 10, 11, NationalCheckDigits.France), new("MD", 2, 18), new("MT", 9, 18), new("PK", 4, 16),
        new("PT", 8, 11, NationalCheckDigits.Mod97), new("QA", 4, 21), new("RO", 4, 16), new("SA", 2, 18),
        new("SI", 5, 8, NationalCheckDigits.Mod97), new("SM", 10, 12, NationalCheckDigits.Italy, Place.Front),
        new("UA", 6, 19), new("VG", 4, 16),
    ];

    private readonly Layout _layout;

    private readonly string _bankCode;

    private OwnIbans(Layout layout, string bankCode)
    {
        _layout = layout;
        _bankCode = bankCode;
    }

    private enum Place
    {
        /// <summary>Before the bank code.</summary>
        Front,

        /// <summary>Between bank code and account number.</summary>
        Middle,

        /// <summary>Behind the account number.</summary>
        End,
    }

    public string SeriesName => $"{_layout.Country}{_bankCode}";

    /// <exception cref="InvalidOperationException">The settings do not fit; <see cref="BankCodeCheck"/> has said so at start.</exception>
    public static OwnIbans Of(BankSettings bank) => FindingOf(bank) is { } finding
        ? throw new InvalidOperationException(finding)
        : new OwnIbans(Layouts.Single(layout => layout.Country == bank.CountryCode), bank.BankCode);

    /// <summary>What keeps the bank from making IBANs, naming the setting; null when nothing does.</summary>
    public static string? FindingOf(BankSettings bank)
    {
        var layout = Layouts.SingleOrDefault(l => l.Country == bank.CountryCode);
        if (layout is null)
        {
            return $"Setting Bank:CountryCode must be one whose account numbers this bank can make: {string.Join(' ', Layouts.Select(l => l.Country))}";
        }

        if (bank.BankCode.Length != layout.BankLength)
        {
            return $"Setting Bank:BankCode must have {layout.BankLength} characters in {layout.Country} (bank and branch)";
        }

        try
        {
            Iban.Create(layout.Country, layout.BbanOf(bank.BankCode, new string('0', layout.AccountLength)));
            return null;
        }
        catch (FormatException)
        {
            return $"Setting Bank:BankCode does not fit the account numbers of {layout.Country}: digits and letters are not where they belong";
        }
    }

    /// <returns>Null when the number has more digits than the country's account numbers.</returns>
    public Iban? Of(long number)
    {
        var account = number.ToString(CultureInfo.InvariantCulture).PadLeft(_layout.AccountLength, '0');
        return account.Length > _layout.AccountLength ? null : Iban.Create(_layout.Country, _layout.BbanOf(_bankCode, account));
    }

    /// <summary>The BBAN of a country, for tests that hold the check digits against published IBANs.</summary>
    public static string BbanOf(string country, string bankCode, string account) =>
        Layouts.Single(layout => layout.Country == country).BbanOf(bankCode, account);

    private sealed record Layout(
        string Country, int BankLength, int AccountLength, Func<string, string, string>? CheckDigits = null, Place Where = Place.End)
    {
        public string BbanOf(string bank, string account)
        {
            var check = CheckDigits is not null && bank.All(char.IsAsciiDigit) ? CheckDigits(bank, account) : "";
            return Where switch
            {
                Place.Front => check + bank + account,
                Place.Middle => bank + check + account,
                _ => bank + account + check,
            };
        }
    }
}
