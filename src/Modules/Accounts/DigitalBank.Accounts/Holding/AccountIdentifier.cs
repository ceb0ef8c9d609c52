using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.Accounts.Holding;

/// <summary>The number of an account: an IBAN, or the number by which the country or the bank knew it before.</summary>
internal static class AccountIdentifier
{
    /// <summary>Max34Text, the longest account number that ISO 20022 messages carry.</summary>
    public const int MaxLength = 34;

    /// <summary>Shorter than the shortest IBAN (15 characters), so an identifier that lost an end still counts as one.</summary>
    private const int ShortestLookalike = 10;

    /// <summary>The electronic form of what may be an IBAN, everything else as it stands without spaces around it.</summary>
    public static string Normalise(string text)
    {
        var trimmed = text.Trim();
        var electronic = trimmed.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return LooksLikeIban(electronic) ? electronic : trimmed;
    }

    /// <summary>It begins as an IBAN of a country that has them: then it has to be a right one.</summary>
    public static bool LooksLikeIban(string identifier) =>
        identifier is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= '0' and <= '9', >= '0' and <= '9', ..]
        && identifier.Length >= ShortestLookalike
        && IbanRegistry.LengthOf(identifier[..2]) is not null;
}
