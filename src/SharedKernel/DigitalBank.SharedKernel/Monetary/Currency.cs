using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace DigitalBank.SharedKernel.Monetary;

/// <summary>A currency of ISO 4217 that accounts can be kept in.</summary>
/// <remarks>Source: ISO 4217 table A.1; funds, metals and test codes (XAU, XTS …) are left out because nobody holds an account in them.</remarks>
public sealed record Currency
{
    private const string NoDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

    private const string ThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";

    private const string FourDecimals = "CLF UYW";

    private const string TwoDecimals =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU "
        + "CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES "
        + "KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR "
        + "NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP "
        + "TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

    private static readonly FrozenDictionary<string, Currency> ByCode = Table();

    private static readonly FrozenDictionary<string, Currency>.AlternateLookup<ReadOnlySpan<char>> ByCodeText =
        ByCode.GetAlternateLookup<ReadOnlySpan<char>>();

    private Currency(string code, int decimals)
    {
        Code = code;
        Decimals = decimals;
        MinorUnitsPerUnit = decimals switch { 0 => 1, 2 => 100, 3 => 1_000, _ => 10_000 };
    }

    public static Currency Eur => Of("EUR");

    public static Currency Usd => Of("USD");

    /// <summary>The three letters of ISO 4217.</summary>
    public string Code { get; }

    /// <summary>How many decimals an amount has: 0, 2, 3 or 4.</summary>
    public int Decimals { get; }

    /// <summary>1, 100, 1,000 or 10,000.</summary>
    public int MinorUnitsPerUnit { get; }

    public static IReadOnlyCollection<Currency> All => ByCode.Values;

    /// <exception cref="FormatException">ISO 4217 has no such currency.</exception>
    public static Currency Of(string code) =>
        TryOf(code, out var currency) ? currency : throw new FormatException($"'{code}' is not a currency of ISO 4217.");

    public static bool TryOf(ReadOnlySpan<char> code, [NotNullWhen(true)] out Currency? currency) => ByCodeText.TryGetValue(code, out currency);

    public override string ToString() => Code;

    private static FrozenDictionary<string, Currency> Table()
    {
        (string Codes, int Decimals)[] groups = [(NoDecimals, 0), (TwoDecimals, 2), (ThreeDecimals, 3), (FourDecimals, 4)];
        return groups
            .SelectMany(group => group.Codes.Split(' ').Select(code => new Currency(code, group.Decimals)))
            .ToFrozenDictionary(currency => currency.Code);
    }
}
