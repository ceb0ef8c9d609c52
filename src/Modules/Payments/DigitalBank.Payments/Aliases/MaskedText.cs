namespace DigitalBank.Payments.Aliases;

/// <summary>Leaves of an alias or an account number what somebody needs who knows it, and nobody else can use.</summary>
internal static class MaskedText
{
    private const int LettersOfDomain = 25;

    /// <summary><c>+49***78</c>, <c>a***@example.org</c>, or a handle as it is, which its owner has chosen to be shown.</summary>
    public static string Of(AliasText alias) => alias.Kind switch
    {
        AliasKind.Telephone => $"{alias.Value[..3]}***{alias.Value[^2..]}",
        AliasKind.Email => $"{alias.Value[0]}***{Shortened(alias.Value[alias.Value.LastIndexOf('@')..])}",
        _ => alias.Value,
    };

    /// <summary><c>DE44***3000</c>: country, check digits and the last four.</summary>
    public static string OfIdentifier(string identifier) => identifier.Length > 8 ? $"{identifier[..4]}***{identifier[^4..]}" : "***";

    private static string Shortened(string domain) => domain.Length <= LettersOfDomain ? domain : domain[..LettersOfDomain];
}
