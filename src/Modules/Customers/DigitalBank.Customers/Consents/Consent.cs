using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigitalBank.Customers.Consents;

/// <summary>What a party has allowed, for what, and until when. It ends by its time or by a revocation, and is never deleted.</summary>
internal sealed class Consent
{
    private Consent()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartyId { get; private init; }

    public string Purpose { get; private init; } = "";

    /// <summary>Codes in alphabetical order, separated and surrounded by blanks.</summary>
    public string Scope { get; private init; } = "";

    /// <summary>Names the wording that the party has read.</summary>
    public string WordingVersion { get; private init; } = "";

    public DateTimeOffset GivenAt { get; private init; }

    public DateTimeOffset? ExpiresAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevokedBy { get; private set; }

    public int Version { get; private set; }

    public static Consent Give(GiveConsent command, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PartyId = command.PartyId,
        Purpose = command.Purpose,
        Scope = ScopeOf(command.Scope),
        WordingVersion = command.WordingVersion,
        GivenAt = now,
        ExpiresAt = command.ExpiresAt,
    };

    public static string ScopeOf(IEnumerable<string> codes) => $" {string.Join(' ', codes.Distinct().Order(StringComparer.Ordinal))} ";

    public bool IsLiving(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);

    public void Revoke(string revokedBy, DateTimeOffset now)
    {
        RevokedAt = now;
        RevokedBy = revokedBy;
        Version++;
    }

    public ConsentView View(DateTimeOffset now) => new(
        Id,
        PartyId,
        Purpose,
        Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        WordingVersion,
        GivenAt,
        ExpiresAt,
        RevokedAt,
        RevokedBy,
        IsLiving(now),
        Receipt());

    /// <summary>SHA-256 over what was agreed, so that the party can show later that this is what the bank has confirmed.</summary>
    private string Receipt()
    {
        string[] agreed =
        [
            Id.ToString(),
            PartyId.ToString(),
            Purpose,
            Scope.Trim(),
            WordingVersion,
            GivenAt.ToString("O", CultureInfo.InvariantCulture),
            ExpiresAt?.ToString("O", CultureInfo.InvariantCulture) ?? "",
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', agreed))));
    }
}

/// <param name="WordingVersion">Names the wording that the party has read.</param>
/// <param name="RevokedBy">The party's own log-in, or that of staff.</param>
/// <param name="IsLiving">Neither revoked nor out of time.</param>
/// <param name="Receipt">
/// SHA-256 in hexadecimal digits over consent id, party id, purpose, scope (codes in alphabetical order, separated by blanks), wording,
/// given-at and expires-at (both in round-trip form, the latter empty when there is none), separated by line feeds.
/// </param>
internal sealed record ConsentView(
    Guid ConsentId,
    Guid PartyId,
    string Purpose,
    IReadOnlyList<string> Scope,
    string WordingVersion,
    DateTimeOffset GivenAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    string? RevokedBy,
    bool IsLiving,
    string Receipt);
