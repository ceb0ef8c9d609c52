namespace DigitalBank.Platform.Security;

/// <summary>Names of the claims that an access token carries, whoever issues it.</summary>
public static class BankClaims
{
    public const string Subject = "sub";

    public const string Party = "party";

    public const string Permission = "permission";

    /// <summary><see cref="CustomerKind"/> or <see cref="StaffKind"/>: which surface the token is for.</summary>
    public const string Kind = "kind";

    public const string CustomerKind = "customer";

    public const string StaffKind = "staff";
}
