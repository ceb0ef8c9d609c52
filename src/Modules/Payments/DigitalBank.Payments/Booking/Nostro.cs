using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Booking;

/// <summary>An account that the bank keeps at a correspondent.</summary>
/// <param name="Code">Its code in the ledger's chart.</param>
/// <param name="AccountIdentifier">The correspondent's number for it.</param>
internal sealed record Nostro(string Code, string CurrencyCode, string CorrespondentBic, string AccountIdentifier);

/// <summary>Which nostro serves which currency: the configured ones, and one with invented details for any other currency.</summary>
internal sealed class NostroBook(IOptions<PaymentsOptions> options)
{
    private const string DefaultCode = "1110";

    /// <summary>The nostro through which payments in a currency leave: the first one configured.</summary>
    public Nostro For(string currencyCode) =>
        Configured().FirstOrDefault(nostro => nostro.CurrencyCode == currencyCode) ?? Default(currencyCode);

    /// <param name="code">Of the one that a payment was routed through; null for the first one of the currency.</param>
    public Nostro For(string currencyCode, string? code) =>
        Configured().FirstOrDefault(nostro => nostro.CurrencyCode == currencyCode && nostro.Code == code) ?? For(currencyCode);

    /// <summary>The account through which a payment has left stays the one from which its money comes back, also once it is configured no more.</summary>
    /// <param name="code">Of the one that it left through; null for the first one of the currency.</param>
    public Nostro LeftThrough(string currencyCode, string? code) =>
        code is null ? For(currencyCode) : For(currencyCode, code) with { Code = code };

    /// <summary>The nostro that a statement is about, by our code or by the correspondent's account number.</summary>
    public Nostro? Find(string? code, string accountIdentifier, string currencyCode)
    {
        var candidates = Configured().Where(nostro => nostro.CurrencyCode == currencyCode).Append(Default(currencyCode));
        return code is null
            ? candidates.FirstOrDefault(nostro => Plain(nostro.AccountIdentifier) == Plain(accountIdentifier))
            : candidates.FirstOrDefault(nostro => nostro.Code == code);
    }

    private static string Plain(string identifier) => identifier.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();

    private static Nostro Default(string currencyCode) => new(DefaultCode, currencyCode, Correspondent(currencyCode), $"NOSTRO-{currencyCode}");

    /// <summary>Invented banks: a code ending in 0 after the country is reserved for tests (ISO 9362).</summary>
    private static string Correspondent(string currencyCode) => currencyCode switch
    {
        "EUR" => "CORRDEF0XXX",
        "USD" => "CORRUS30XXX",
        _ => "CORRGB20XXX",
    };

    private IEnumerable<Nostro> Configured() => options.Value.Nostros.Select(
        setting => new Nostro(setting.Code, setting.Currency, setting.CorrespondentBic, setting.AccountIdentifier));
}
