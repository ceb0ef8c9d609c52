namespace DigitalBank.Identity;

/// <summary>Claims that only this module reads; the ones that everybody reads are BankClaims.</summary>
internal static class IdentityClaims
{
    public const string Role = "role";

    /// <summary>The session that a token was issued for.</summary>
    public const string SessionId = "sid";
}
