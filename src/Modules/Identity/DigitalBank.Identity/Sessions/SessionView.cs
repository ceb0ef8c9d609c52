namespace DigitalBank.Identity.Sessions;

/// <summary>Tokens of a session.</summary>
/// <param name="AccessToken">Send it as <c>Authorization: Bearer …</c>.</param>
/// <param name="ExpiresIn">Seconds until the access token is out of date.</param>
/// <param name="RefreshToken">Good once, for the next pair; using it twice ends the session.</param>
internal sealed record SessionView(string TokenType, string AccessToken, int ExpiresIn, string RefreshToken, DateTimeOffset SessionExpiresAt);
