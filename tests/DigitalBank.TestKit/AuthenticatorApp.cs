using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace DigitalBank.TestKit;

/// <summary>The app on a customer's telephone that shows codes.</summary>
/// <param name="customer">Signed in as the customer.</param>
public sealed class AuthenticatorApp(HttpClient customer, FakeClock clock)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private byte[] _secret = [];

    /// <summary>The customer enrols it.</summary>
    public async Task EnrolAsync()
    {
        using var begun = await customer.PostAsJsonAsync("/api/v1/identity/second-factor", new { password = BankFixture.Password });
        var bits = string.Concat((await begun.ShouldBeJsonAsync()).GetProperty("secret").GetString()!
            .Select(letter => Convert.ToString(Alphabet.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        _secret = [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
        using var confirmed = await customer.PostAsJsonAsync("/api/v1/identity/second-factor/confirm", new { code = Code() });
        confirmed.EnsureSuccessStatusCode();
    }

    /// <summary>What waits for the customer's yes.</summary>
    public async Task<IReadOnlyList<JsonElement>> WaitingAsync()
    {
        using var waiting = await customer.GetAsync("/api/v1/identity/step-ups");
        return [.. (await waiting.ShouldBeJsonAsync()).GetProperty("items").EnumerateArray()];
    }

    /// <summary>The customer says yes. A code serves once, so the next one is waited for.</summary>
    public async Task ConfirmAsync(JsonElement stepUp)
    {
        clock.Advance(TimeSpan.FromSeconds(30));
        var id = stepUp.GetProperty("stepUpId").GetGuid();
        using var confirmed = await customer.PostAsJsonAsync($"/api/v1/identity/step-ups/{id}/confirm", new { code = Code() });
        confirmed.EnsureSuccessStatusCode();
    }

    /// <summary>RFC 6238.</summary>
    private string Code()
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, clock.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // the app's algorithm
        var hash = HMACSHA1.HashData(_secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
