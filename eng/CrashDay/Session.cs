using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace DigitalBank.CrashDay;

/// <param name="IsReplay">The bank says that it had answered this key before.</param>
internal sealed record SessionAnswer(HttpStatusCode Status, bool IsReplay, string Body)
{
    public bool IsSuccess => Status is HttpStatusCode.Created or HttpStatusCode.OK;

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);
}

/// <summary>Somebody signed in at the bank, through whichever process of it lives at the moment.</summary>
internal sealed class Session(string loginPath, string email) : IDisposable
{
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };

    private AuthenticationHeaderValue? _token;

    /// <returns>Null when the outcome is open, because no answer came or one that decides nothing: send the same again.</returns>
    public async Task<SessionAnswer?> PostAsync(Uri? bank, string path, object body, Guid? key, CancellationToken cancellationToken)
    {
        if (bank is null)
        {
            return null;
        }

        try
        {
            _token ??= await Morning.LogInAsync(_client, new Uri(bank, loginPath).ToString(), email, cancellationToken);
            return await SendAsync(new Uri(bank, path), body, key, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            // The bank has just been killed, or its database is away.
            return null;
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<SessionAnswer?> SendAsync(Uri address, object body, Guid? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = _token;
        if (key is { } chosen)
        {
            request.Headers.Add("Idempotency-Key", chosen.ToString());
        }

        using var response = await _client.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            _token = null;
        }

        return response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests
            or >= HttpStatusCode.InternalServerError
            ? null
            : new SessionAnswer(response.StatusCode, response.Headers.Contains("Idempotency-Replayed"), text);
    }
}

/// <summary>A customer who pays.</summary>
internal sealed class PayingCustomer(int customer, IReadOnlyDictionary<PlannedAccount, Guid> accountIds) : IDisposable
{
    private readonly Session _session = new("/api/v1/identity/login", Morning.EmailOf(customer));

    /// <returns>Null when the outcome is open.</returns>
    public Task<SessionAnswer?> TryPayAsync(Uri? bank, PlannedPayment payment, CancellationToken cancellationToken) => _session.PostAsync(
        bank,
        "/api/v1/payments/transfers",
        new
        {
            debtorAccountId = accountIds[payment.Debtor],
            creditor = new { iban = payment.Creditor.Iban, name = "Payee" },
            amount = new
            {
                amount = (payment.Amount / 100m).ToString("F2", System.Globalization.CultureInfo.InvariantCulture),
                currency = "EUR",
            },
            endToEndId = payment.EndToEndId,
        },
        payment.Key,
        cancellationToken);

    public void Dispose() => _session.Dispose();
}
