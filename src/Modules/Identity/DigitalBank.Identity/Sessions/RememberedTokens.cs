using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace DigitalBank.Identity.Sessions;

/// <summary>
/// Remembers for a few seconds what an access token says. Taking a token apart costs a key derivation, a decryption and a MAC, and a client
/// sends the same one with every request. Whether it has expired or its session has ended is still asked every time.
/// </summary>
internal sealed class RememberedTokens(ISecureDataFormat<AuthenticationTicket> inner) : ISecureDataFormat<AuthenticationTicket>
{
    /// <summary>Bounds the memory; a full one is emptied, which costs each client one more decryption.</summary>
    private const int Most = 10_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (AuthenticationTicket Ticket, long ReadAt)> _tickets = new(StringComparer.Ordinal);

    public string Protect(AuthenticationTicket data) => inner.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => inner.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText)
    {
        if (protectedText is null)
        {
            return null;
        }

        if (_tickets.TryGetValue(protectedText, out var remembered) && TimeProvider.System.GetElapsedTime(remembered.ReadAt) < Lifetime)
        {
            return remembered.Ticket;
        }

        var ticket = inner.Unprotect(protectedText);
        if (ticket is not null)
        {
            Remember(protectedText, ticket);
        }

        return ticket;
    }

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) => inner.Unprotect(protectedText, purpose);

    private void Remember(string protectedText, AuthenticationTicket ticket)
    {
        if (_tickets.Count >= Most)
        {
            _tickets.Clear();
        }

        _tickets[protectedText] = (ticket, TimeProvider.System.GetTimestamp());
    }
}
